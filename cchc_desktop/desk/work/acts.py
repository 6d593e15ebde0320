"""Changes of an open report that are made, saved, reported and undone together: texts, explanations, carried marks."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from cchc_desktop.report.document import field_text
from cchc_desktop.report.keys import ANSWERS, carried_in
from cchc_desktop.report.members.attached import carried_texts
from cchc_desktop.report.members.moved_marks import moved_marks
from cchc_desktop.report.members.office_answer import answers_of, turned_place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.members.carried_mark import CarriedMark
    from cchc_desktop.report.reason import Reason

_NO_TEXTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Acts:
    """Changes of a report: texts by field key, explanations, and all its carried marks as they are afterwards.

    Without `carried` the marks follow the words around them.
    """

    texts: Mapping[str, str] = field(default_factory=lambda: _NO_TEXTS)
    reasons: tuple[Reason, ...] = ()
    carried: tuple[CarriedMark, ...] | None = None

    def done(self, report: Report) -> Report:
        """Return a report after the changes."""
        for key, text in self.texts.items():
            report = report.with_edit(key, text)
        if self.reasons:
            new = {reason.fingerprint for reason in self.reasons}
            others = (each for each in report.reasons if each.fingerprint not in new)
            report = replace(report, reasons=(*others, *self.reasons))
        return report if self.carried is None else replace(report, carried=self.carried)

    def back(self, report: Report) -> Acts:
        """Return the changes that lead back to a report from the one after these."""
        kept = {reason.fingerprint: reason for reason in report.reasons}
        return Acts(
            {key: report.text(key) for key in self.texts},
            tuple(kept.get(each.fingerprint, replace(each, text="")) for each in self.reasons),
            None if self.carried is None else report.carried,
        )

    def changes(self, report: Report) -> Acts:
        """Return what of this changes a report: texts cleaned, the places of its marks known."""
        cleaned = {key: field_text(key, text) for key, text in self.texts.items()}
        texts = {key: text for key, text in cleaned.items() if text != report.text(key)}
        carried = _moved(report, texts) if self.carried is None else self.carried
        known = {reason.fingerprint: (reason.text, reason.who) for reason in report.reasons}
        reasons = tuple(each for each in self.reasons if known.get(each.fingerprint) != (each.text, each.who))
        return Acts(texts, reasons, None if carried == report.carried else carried)

    def marked(self, report: Report) -> dict[str, str]:
        """Return the stored texts of the carried marks that these changes touch in a report, by their names."""
        if self.carried is None:
            return {}
        before, after = _by_field(report.carried), _by_field(self.carried)
        changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        texts = carried_texts(mark for key in changed for mark in after.get(key, ()))
        return dict.fromkeys(map(carried_in, changed), "") | texts

    def __bool__(self) -> bool:
        return bool(self.texts or self.reasons) or self.carried is not None

    def place(self, report: Report) -> str:
        """Return the place of the first change in the report that they change; a mark that is settled comes first."""
        pairs = [*zip(report.carried, self.carried or (), strict=False)]
        if turned := next((new.at for old, new in pairs if old.settled != new.settled), None):
            return str(turned)
        if ANSWERS in self.texts:
            return turned_place(report.answers, answers_of(self.texts[ANSWERS]))
        if self.texts:
            return next(iter(self.texts))
        if self.reasons:
            return next(iter(self.reasons[0].at), "")
        return next((str(new.at) for old, new in pairs if old != new), "")


class MarkMemory:
    """The carried marks of fields under texts that they had: deleted words that come back have their marks again."""

    _MOST = 200

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], tuple[CarriedMark, ...]] = OrderedDict()

    def remember(self, report: Report, acts: Acts) -> None:
        """Keep the marks of the fields that changes give another text."""
        for key in acts.texts if report.carried else ():
            self._kept[key, report.text(key)] = _of(report.carried, key)
            self._kept.move_to_end((key, report.text(key)))
        while len(self._kept) > self._MOST:
            self._kept.popitem(last=False)

    def restored(self, report: Report, acts: Acts) -> Acts:
        """Return changes with the marks that a text which comes back brings with it."""
        carried = report.carried if acts.carried is None else acts.carried
        for key, text in acts.texts.items():
            known = self._kept.get((key, text))
            if known is not None:
                carried = _back(report, carried, key, known)
        return replace(acts, carried=None if carried == report.carried else carried)


def _moved(report: Report, texts: Mapping[str, str]) -> tuple[CarriedMark, ...]:
    """Return the marks of a report after some of its fields got other texts."""
    marks = report.carried
    for key, text in texts.items():
        marks = moved_marks(marks, key, report.text(key), text)
    return marks


def _by_field(marks: tuple[CarriedMark, ...]) -> dict[str, list[CarriedMark]]:
    found: dict[str, list[CarriedMark]] = {}
    for mark in marks:
        found.setdefault(mark.at.key, []).append(mark)
    return found


def _of(marks: tuple[CarriedMark, ...], key: str) -> tuple[CarriedMark, ...]:
    return tuple(mark for mark in marks if mark.at.key == key)


def _back(
    report: Report, marks: tuple[CarriedMark, ...], key: str, known: tuple[CarriedMark, ...]
) -> tuple[CarriedMark, ...]:
    """Return marks with those of a field that were lost as they are known; a mark still whole stays as it is."""
    mapped, present, text = _of(marks, key), _of(report.carried, key), report.text(key)
    if len(mapped) != len(known):
        return marks
    own = iter(
        old if new.at != old.at or (not old.settled and now.covered(text) != old.text) else new
        for new, now, old in zip(mapped, present, known, strict=True)
    )
    return tuple(next(own) if mark.at.key == key else mark for mark in marks)
