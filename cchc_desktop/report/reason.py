"""An entry of a report's `reasons`: the explanation of a finding, bound to the texts at its places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

_TEXTS = ("rule", "text", "who", "when", "fingerprint")
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Reason:
    """An explanation of one finding: `who` decides about an error, or wrote the explanation of a warning.

    extra holds unknown members. An entry of another shape is kept whole there; it has no fingerprint and
    explains nothing.
    """

    rule: str = ""
    at: tuple[str, ...] = ()
    text: str = ""
    who: str = ""
    when: str = ""
    fingerprint: str = ""
    extra: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)

    @classmethod
    def of(cls, member: Mapping[str, Any]) -> Reason:
        """Return the explanation that an entry of report.json holds."""
        at = member.get("at")
        texts = {name: member.get(name) for name in _TEXTS}
        if not isinstance(at, list) or not all(isinstance(text, str) for text in (*at, *texts.values())):
            return cls(extra=MappingProxyType(dict(member)))
        if not texts["fingerprint"]:
            return cls(extra=MappingProxyType(dict(member)))
        extra = {name: value for name, value in member.items() if name != "at" and name not in texts}
        return cls(at=tuple(at), extra=MappingProxyType(extra), **texts)  # type: ignore[arg-type]  # all are str

    def as_json(self) -> dict[str, Any]:
        """Return the entry as report.json holds it."""
        if not self.fingerprint:
            return dict(self.extra)
        own = {"rule": self.rule, "at": list(self.at), "text": self.text, "who": self.who, "when": self.when}
        return {**own, "fingerprint": self.fingerprint, **self.extra}


NO_REASON = Reason()
