"""The store of the receiving office as a protocol; `db.inbox` implements it, `cli` opens it.

How to use it:

- `db.inbox.sql_inbox.open_inbox(folder)` opens it; a store belongs to the thread that opened it, and
  another thread opens its own. Close it at the end.
- What came: `inbox.intake.take_in` reads packages and calls `add`; `add` decides, keeps, and returns a `Verdict` each.
- The board: `board(period)` gives a `BoardRow` for each unit that sent something; `inbox.board` joins it with the units
  that owe a report (`owing`, `set_owing`).
- A report: `packages(period, unit)` lists what a unit sent, `content(number)` gives the bytes as they came, and
  `package_reading.report_of_package` the report in them.
- An answer: `answer(OfficeAnswer(...))` accepts or returns one package, once: the second desk gets
  `AlreadyAnsweredError` with the answer that was first. `answers(period, unit)` lists them. The rank of versions and
  what counts afterwards is settled by `standing.standing_of`, never by a caller.
- Totals: `sums`, `choices`, `lacking` and `values` are made by the database over the counted reports only;
  `inbox.totals` puts them together.
- A unit is known by its identity (`OwingUnit.unit`): the official code, or "~" and its names where it has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from cchc_desktop.base.errors import UserError
from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.unit_key import PublicKey
from cchc_desktop.inbox.arrival import ArrivalState, SenderTrust
from cchc_desktop.inbox.package_folder import PackageFolder
from cchc_desktop.inbox.package_reading import CheckCounts, TakenPackage
from cchc_desktop.inbox.unit_identity import OwingUnit
from cchc_desktop.report.members.office_answer import OfficeRemark, OfficeVerdict

KeyJudge = Callable[[str, PublicKey], KeyTrust]
"""Returns whether a key of a unit of that full name was compared before: `Keyring.trust_in`."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on a package that was added; held: whole, but kept aside until its new key is accepted.

    fingerprint is that of its key, to compare with the slip, "" if its signature does not hold. The package comes
    without its report, so that thousands of verdicts are small.
    """

    package: TakenPackage
    state: ArrivalState
    sender: SenderTrust
    held: bool
    fingerprint: str

    def as_json(self) -> dict[str, object]:
        """Return the verdict as `inbox add --json` prints it."""
        taken = self.package
        return {
            "file": taken.file, "unit": taken.signer, "code": taken.unit.code, "period": taken.period,
            "version": taken.version, "state": self.state.value, "sender": self.sender.value,
            "sha256": taken.sha256, "held": self.held, "fingerprint": self.fingerprint, "remarks": list(taken.remarks),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeptPackage:
    """A package that is kept: as it was decided on when it came, and the counts of its findings.

    number identifies it in this store; key is that of its sender in base64, "" if its signature does not hold;
    report_state is open, closed or issued, "" where it could not be read. The counts are None until it was checked.
    """

    number: int
    sha256: str
    file: str
    came_at: str
    state: ArrivalState
    sender: SenderTrust
    held: bool
    key: str
    unit: str
    code: str
    name: str
    signer: str
    period: str
    version: int | None
    report_state: str
    template_sha256: str
    report_sha256: str
    packed_at: str
    example: bool
    errors: int | None
    warnings: int | None
    hints: int | None
    explained: int | None


@dataclass(frozen=True, slots=True)
class BoardRow:
    """The standing of a unit that sent something in a period, as it is kept ready for the board.

    newest and counted are numbers of packages, counted None while none counts; version, errors, warnings, report_state
    are those of the newest, the counts None until it was checked. verdict answers the newest. clashing is the number of
    packages of its version that differ, held that of packages kept aside for their key. came_at is when the first one
    came, last_at the newest.
    """

    unit: str
    code: str
    name: str
    district: str
    province: str
    newest: int
    counted: int | None
    version: int
    counted_version: int | None
    edition: str
    report_state: str
    example: bool
    errors: int | None
    warnings: int | None
    explained: int | None
    verdict: OfficeVerdict | None
    clashing: int
    held: int
    came_at: str
    last_at: str


@dataclass(frozen=True, slots=True)
class OfficeAnswer:
    """An answer to a package: accepted or returned, by whom and when (ISO 8601), with its remarks."""

    package: int
    verdict: OfficeVerdict
    who: str
    at: str
    remarks: tuple[OfficeRemark, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the answer as `inbox show --json` prints it."""
        own = {"package": self.package, "verdict": self.verdict.value, "who": self.who, "at": self.at}
        return own | {"remarks": [remark.as_json() for remark in self.remarks]}


class AlreadyAnsweredError(UserError):
    """Raised when a package has an answer: `standing` is the one that was first."""

    def __init__(self, title: str, text: str, standing: OfficeAnswer) -> None:
        super().__init__(title, text)
        self.standing = standing


class FigureSum(NamedTuple):
    """The sum of a figure over the counted reports of one edition, in whole units and billionths.

    units is how many reports have a value, nil how many have nothing to count, not_ours how many leave it to others.
    """

    edition: str
    key: str
    whole: int
    billionths: int
    units: int
    nil: int
    not_ours: int


class ChoiceCount(NamedTuple):
    """The number of counted reports of an edition in which a figure has a value."""

    edition: str
    key: str
    value: str
    units: int


class LackingFigure(NamedTuple):
    """A figure of a counted report that its total lacks, and its state."""

    edition: str
    key: str
    unit: str
    state: str


class OtherValue(NamedTuple):
    """A figure of a counted report that has another value than most."""

    edition: str
    key: str
    unit: str
    value: str


class UnitFigure(NamedTuple):
    """A figure of a counted report."""

    unit: str
    key: str
    state: str
    value: str
    version: int
    edition: str


class FlatRow(NamedTuple):
    """A row of the flat table, as the view and the CSV have it."""

    unit: str
    period: str
    version: int
    key: str
    value: str
    state: str


class InboxStore(Protocol):
    """The packages that came, the answers to them, and the totals over what counts."""

    @property
    def folder(self) -> PackageFolder | None:
        """The folder in which packages are kept before `add`; None: their bytes go along and into the database."""
        ...

    def add(
        self, packages: Sequence[TakenPackage], judge: KeyJudge | None = None, *, accept_new_key: bool = False
    ) -> list[Verdict]:
        """Keep packages in one transaction, and return the verdict on each.

        judge is asked about the first key of a unit; with accept_new_key a changed key becomes one of its unit's.
        """
        ...

    def known(self, hashes: Iterable[str]) -> set[str]:
        """Return those hashes that are of packages kept here."""
        ...

    def sizes(self) -> set[int]:
        """Return the sizes of the packages kept here: a file of another size is none of them."""
        ...

    def verdict_again(self, sha256: str, file: str) -> Verdict:
        """Return the verdict on a package that is kept already and came again under a file's name."""
        ...

    def unchecked(self) -> list[tuple[int, str]]:
        """Return number and hash of each package that may count and was not yet checked, in the order they came."""
        ...

    def set_counts(self, counts: Mapping[int, CheckCounts]) -> None:
        """Keep how much the checks found in packages, by their numbers, in one transaction."""
        ...

    def periods(self) -> list[str]:
        """Return the periods of which something counts or was kept, in order."""
        ...

    def packages(self, period: str = "", unit: str = "") -> list[KeptPackage]:
        """Return the packages of a period and unit, in the order in which they came; "" is every one."""
        ...

    def package(self, number: int) -> KeptPackage:
        """Return a package; NotFoundError if there is none of that number."""
        ...

    def content(self, number: int) -> bytes:
        """Return the bytes of a package as they came; StorageError if they are not those of its hash any more."""
        ...

    def board(self, period: str) -> list[BoardRow]:
        """Return the standing of each unit that sent something in a period."""
        ...

    def owing(self, period: str) -> list[OwingUnit]:
        """Return the units that owe a report in a period: its own list, else the one of all periods; [] if none."""
        ...

    def set_owing(self, units: Sequence[OwingUnit], period: str = "") -> None:
        """Set the units that owe a report in a period, or with "" in every one that has no list of its own."""
        ...

    def due(self, period: str) -> date | None:
        """Return the deadline that this office set for a period, None if it set none."""
        ...

    def set_due(self, period: str, day: date | None) -> None:
        """Set the deadline of a period; None: the template's."""
        ...

    def trust(self, unit: str, key: str) -> None:
        """Keep a key (in base64) as one of a unit's, and let its packages that were held aside count."""
        ...

    def answer(self, answer: OfficeAnswer, /) -> None:
        """OfficeAnswer a package; AlreadyAnsweredError if another answer was first."""
        ...

    def answers(self, period: str = "", unit: str = "") -> list[OfficeAnswer]:
        """Return the answers to the packages of a period and unit, in the order in which they were given."""
        ...

    def template_sources(self, editions: Iterable[str]) -> Mapping[str, str]:
        """Return the sources of templates by their hashes."""
        ...

    def sums(self, period: str, units: Sequence[str] | None = None) -> list[FigureSum]:
        """Return the sum of each figure, over all units or only these."""
        ...

    def choices(self, period: str, keys: Sequence[str], units: Sequence[str] | None = None) -> list[ChoiceCount]:
        """Return how often each value of these figures was given."""
        ...

    def lacking(self, period: str, units: Sequence[str] | None = None) -> list[LackingFigure]:
        """Return every figure that its total lacks: unknown, not entered, or not to be read with certainty."""
        ...

    def values(self, period: str, key: str) -> list[UnitFigure]:
        """Return a figure of every counted report."""
        ...

    def others(self, period: str, usual: Mapping[str, str]) -> list[OtherValue]:
        """Return the figures that have another value than the usual one of their key, of every counted report."""
        ...

    def flat(self, period: str = "") -> Iterator[FlatRow]:
        """Yield the flat table, a period or all of it, unit by unit, without keeping it in memory."""
        ...

    def close(self) -> None:
        """Close the database."""
        ...
