"""The work of the signing card on its job's thread: looking for tokens, signing. Nothing here touches a widget."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError
from cchc_desktop.base.work_step import Step
from ui.words.signing import signing_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.desk.sending.signing import SignedReport, SigningTask
    from cchc_desktop.signatures.made_signatures import MadeSignature
    from cchc_desktop.signatures.signing_keys import SigningKey
    from cchc_desktop.signatures.tokens import TokenKey


@dataclass
class TokenSearch:
    """A search for tokens: by the chosen driver, or by those in known places; and for the signatures made so far."""

    copy: bytes
    driver: Path | None
    keys: list[TokenKey] = field(default_factory=list)
    made: dict[str, MadeSignature] = field(default_factory=dict)
    error: UserError | None = None

    def steps(self) -> Iterator[Step]:
        """Search, on the job's thread."""
        from cchc_desktop.signatures.drivers import known_drivers  # noqa: PLC0415 - pyHanko is needed only here
        from cchc_desktop.signatures.made_signatures import made_signatures  # noqa: PLC0415 - likewise
        from cchc_desktop.signatures.tokens import keys_of  # noqa: PLC0415 - likewise

        yield Step(0, 1, signing_texts.LOOKING)
        self.made = {str(role): made for role, made in made_signatures(self.copy).items()} if self.copy else {}
        for driver in [self.driver] if self.driver else known_drivers():
            try:
                self.keys += keys_of(driver)
            except UserError as error:
                self.error = error
        yield Step(1, 1, signing_texts.LOOKING)


class SigningWork:
    """A signing under way, and the signed copy once it is made."""

    def __init__(self, task: SigningTask, role: str, key: SigningKey, pin: str, time_stamps: str) -> None:
        self.task = task
        self._time_stamps = time_stamps
        self.signed: SignedReport | None = None
        self._role, self._key, self._pin = role, key, pin

    def steps(self) -> Iterator[Step]:
        """Sign, on the job's thread; the PIN is forgotten at the first step."""
        from cchc_desktop.desk.sending.signing import sign, stamper_at  # noqa: PLC0415 - pyHanko is needed only here
        from cchc_desktop.signatures.roles import SigningRole  # noqa: PLC0415 - likewise

        pin, self._pin = self._pin, ""
        stamper = stamper_at(self._time_stamps)
        self.signed = yield from sign(self.task, SigningRole(self._role), self._key, pin, time_stamps=stamper)
