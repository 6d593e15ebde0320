"""An answer of the receiving office to a version of a report: accepted, or returned with remarks at their places."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from cchc_desktop.base.shapes import Limits, Parsed, Shape, Unknown, read_shape
from cchc_desktop.report.keys import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_REMARK, MAX_REMARKS = 4_000, 1_000
_Line = Annotated[str, Limits(most=2_000)]


WHOLE = "*"
"""The place of a remark on the whole report, among findings."""


class OfficeVerdict(StrEnum):
    """How the receiving office answered."""

    ACCEPTED = "accepted"
    RETURNED = "returned"


ACCEPTED, RETURNED = OfficeVerdict


def _place(text: str) -> Place:
    place = Place.parse(text)
    if (place.start or 0) > (place.end or 0):
        raise ValueError("không phải một chỗ trong báo cáo")
    return place


class OfficeRemark(Shape, unknown=Unknown.IGNORED):
    """A remark of the receiving office: its place ("" is the whole report), its words, the words that stood there.

    settled says that the unit has ticked it off as mended.
    """

    at: Annotated[Place, Parsed(_place)]
    text: Annotated[str, Limits(least=1, most=MAX_REMARK)]
    quote: _Line = ""
    settled: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the remark as files hold it."""
        quote = {"quote": self.quote} if self.quote else {}
        return {"at": str(self.at), "text": self.text} | quote | ({"settled": True} if self.settled else {})

    @property
    def place(self) -> str:
        """The place as findings and lists name it: "*" is the whole report."""
        return str(self.at) or WHOLE

    def ticked(self, *, settled: bool) -> OfficeRemark:
        """Return the remark ticked off, or open again."""
        return OfficeRemark(at=self.at, text=self.text, quote=self.quote, settled=settled)


class VersionAnswer(Shape, unknown=Unknown.IGNORED):
    """An answer to one version: verdict, office, who decided and when, the remarks.

    id is the hash of its file, key the fingerprint of the key that signed it, known whether a person had compared that.
    """

    version: Annotated[int, Limits(least=1, most=999_999_999)]
    verdict: OfficeVerdict
    office: _Line
    by: _Line = ""
    when: Annotated[str, Limits(most=100)]
    remarks: Annotated[tuple[OfficeRemark, ...], Limits(most=MAX_REMARKS)] = ()
    id: Annotated[str, Limits(most=100)] = ""
    key: Annotated[str, Limits(most=100)] = ""

    def as_json(self) -> dict[str, Any]:
        """Return the answer as report.json and the store hold it."""
        own = {"version": self.version, "verdict": self.verdict.value, "office": self.office, "by": self.by}
        remarks = {"when": self.when, "remarks": [remark.as_json() for remark in self.remarks]}
        return own | remarks | {"id": self.id, "key": self.key}

    def with_remarks(self, remarks: Iterable[OfficeRemark]) -> VersionAnswer:
        """Return the answer with other remarks."""
        return VersionAnswer(
            version=self.version, verdict=self.verdict, office=self.office, by=self.by, when=self.when,
            remarks=tuple(remarks), id=self.id, key=self.key,
        )  # fmt: skip

    @property
    def left(self) -> int:
        """The number of remarks that are not ticked off."""
        return sum(not remark.settled for remark in self.remarks)


def turned_place(before: Iterable[VersionAnswer], after: Iterable[VersionAnswer]) -> str:
    """Return the place of the first remark that was ticked off, or opened again; "" if there is none."""
    was, now = ([remark for answer in answers for remark in answer.remarks] for answers in (before, after))
    return next((new.place for old, new in zip(was, now, strict=True) if old.settled != new.settled), "")


def answers_text(answers: Iterable[VersionAnswer]) -> str:
    """Return answers as a store keeps them, canonical JSON; "" for none."""
    found = [answer.as_json() for answer in answers]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) if found else ""


def answers_of(text: str) -> tuple[VersionAnswer, ...]:
    """Return the answers that `answers_text` wrote; ValueError for any other text."""
    if not text:
        return ()
    answers, flaws = read_shape(tuple[VersionAnswer, ...], json.loads(text))
    if answers is None or flaws:
        raise ValueError("not the answers to a report")
    return answers
