"""The steps of filling in a report, in document order. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cchc_desktop.desk.drafts import step_texts
from cchc_desktop.documents.content.placeholders import has_placeholder
from cchc_desktop.report.document import LETTER_FIELDS, UNIT_FIELDS
from cchc_desktop.report.keys import LATE_DOSSIERS, FieldKind, Place, figure_of, kind_of

if TYPE_CHECKING:
    from cchc_desktop.report.template import Form, Section, Template

StepKind = Literal[
    "general", "section", "recipients", "form", "review", "corrections", "splitting", "carried", "register", "taking",
    "late", "retyping", "answers", "signed", "export"
]  # fmt: skip

_HEAD = ("title", "number", "symbol", "place", "date")
GENERAL_KEYS = (*(f"unit.{name}" for name in UNIT_FIELDS), *(f"letter.{name}" for name in _HEAD))
RECIPIENTS_KEYS = tuple(f"letter.{name}" for name in LETTER_FIELDS if name not in _HEAD)


@dataclass(frozen=True, slots=True)
class ReportStep:
    """A step of a report: the fields that one page shows.

    id is stable and is itself a place ("general", "section.II.2", "form.7"). number is printed before the label:
    a section's code, a form's number or "". label is for lists, title for the page's head. keys are the fields the
    step holds, in order: letter and unit keys, section codes, or figure keys (their notes belong to the step too).
    """

    id: str
    kind: StepKind
    number: str
    label: str
    title: str
    group: str
    keys: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the step in a sentence: "Biểu mẫu 7", "II.2 Thủ tục hành chính", "Rà soát"."""
        if self.kind == "form":
            return step_texts.FORM.format(number=self.number)
        return f"{self.number} {self.label}".strip()


class ReportSteps:
    """The steps of one template. A part whose sub-sections have forms gets a step for each of them, else one in all.

    Entering corrections, splitting the work, looking through what came along, the register, taking a table, the list of
    late dossiers, typing figures again, the answers of the receiving office and a signed copy are side steps: not
    among `steps`, their place is after the review.
    """

    def __init__(self, template: Template) -> None:
        self.template = template
        self.steps: tuple[ReportStep, ...] = tuple(_steps(template))
        title = step_texts.CORRECTIONS
        self.corrections = ReportStep("corrections", "corrections", "", title, title, step_texts.LAST_GROUP)
        self.splitting = ReportStep(
            "splitting", "splitting", "", step_texts.SPLITTING, step_texts.SPLITTING, step_texts.LAST_GROUP
        )
        self.carried = ReportStep(
            "carried", "carried", "", step_texts.CARRIED, step_texts.CARRIED, step_texts.LAST_GROUP
        )
        self.register = ReportStep(
            "register", "register", "", step_texts.REGISTER, step_texts.REGISTER, step_texts.LAST_GROUP
        )
        self.taking = ReportStep("taking", "taking", "", step_texts.TAKING, step_texts.TAKING, step_texts.LAST_GROUP)
        self.signed = ReportStep("signed", "signed", "", step_texts.SIGNED, step_texts.SIGNED, step_texts.LAST_GROUP)
        self.late = ReportStep(LATE_DOSSIERS, "late", "", step_texts.LATE, step_texts.LATE, step_texts.LAST_GROUP)
        self.retyping = ReportStep(
            "retyping", "retyping", "", step_texts.RETYPING, step_texts.RETYPING, step_texts.LAST_GROUP
        )
        self.answers = ReportStep(
            "answers", "answers", "", step_texts.ANSWERS, step_texts.ANSWERS, step_texts.LAST_GROUP
        )
        self._side = (
            self.corrections,
            self.splitting,
            self.carried,
            self.register,
            self.taking,
            self.late,
            self.retyping,
            self.answers,
            self.signed,
        )
        self._by_id = {step.id: step for step in (*self.steps, *self._side)}
        self._by_key = {key: step for step in self.steps for key in step.keys}

    def step(self, step_id: str) -> ReportStep:
        """Return the step of an id; KeyError if there is none."""
        return self._by_id[step_id]

    def step_of(self, place: str) -> ReportStep:
        """Return the step of a place ("7:6.7", "note.7:6.7", "letter.date", "II.2.a@10:20", a step's id).

        A row that the template lacks belongs to its form's step, a heading to its first section's, any other place
        to the review.
        """
        if place in self._by_id:
            return self._by_id[place]
        key = figure_of(Place.parse(place).key)
        if key in self._by_id:
            return self._by_id[key]
        if key in self._by_key:
            return self._by_key[key]
        return self._nearest(key)

    def in_rail(self, step: ReportStep) -> ReportStep:
        """Return the step itself, or the review for a side step, which is opened from there."""
        return self._by_id["review"] if step in self._side else step

    def neighbour(self, step: ReportStep, distance: int) -> ReportStep | None:
        """Return the step at a distance (back if negative), None beyond the ends."""
        if step in self._side:
            step, distance = self.in_rail(step), max(distance, 0)
        index = self.steps.index(step) + distance
        return self.steps[index] if 0 <= index < len(self.steps) else None

    def next(self, step: ReportStep) -> ReportStep | None:
        """Return the step after, None at the end."""
        return self.neighbour(step, 1)

    def previous(self, step: ReportStep) -> ReportStep | None:
        """Return the step before, None at the start."""
        return self.neighbour(step, -1)

    def stop(self, step: ReportStep, key: str, distance: int) -> str | None:
        """Return the place that Next (1) or Back (-1) shows from a field of a step, None beyond the ends.

        A page with several sections is gone through section by section.
        """
        inside = _stops(step)
        at = (inside.index(key) if key in inside else 0) + distance
        if 0 <= at < len(inside):
            return inside[at]
        beyond = self.neighbour(step, distance)
        return _stops(beyond)[0 if distance > 0 else -1] if beyond else None

    def stop_name(self, place: str) -> str:
        """Return the name of a place that `stop` returned: that of its step, or the code and label of a section."""
        step = self.step_of(place)
        if place == step.id:
            return step.name
        section = self.template.sections[place]
        return f"{section.code} {section.short}"

    def _nearest(self, key: str) -> ReportStep:
        kind = kind_of(key)
        if kind is FieldKind.FIGURE:
            return self._by_id.get(f"form.{key.partition(':')[0]}", self._by_id["review"])
        if kind is FieldKind.SECTION:
            inside = (step for step in self.steps if any(code.startswith(f"{key}.") for code in step.keys))
            return next(inside, self._by_id["review"])
        return self._by_id["general"]


def _stops(step: ReportStep) -> tuple[str, ...]:
    return step.keys if step.kind == "section" and len(step.keys) > 1 else (step.id,)


def _steps(template: Template) -> Iterator[ReportStep]:
    yield ReportStep("general", "general", "", step_texts.GENERAL, step_texts.GENERAL, "", GENERAL_KEYS)
    yield from _section_steps(template)
    yield ReportStep("recipients", "recipients", "", step_texts.RECIPIENTS, step_texts.RECIPIENTS, "", RECIPIENTS_KEYS)
    yield from map(_form_step, template.forms)
    for kind, label in (("review", step_texts.REVIEW), ("export", step_texts.EXPORT)):
        yield ReportStep(kind, kind, "", label, label, step_texts.LAST_GROUP)  # type: ignore[arg-type] # both are Kinds


def _section_steps(template: Template) -> Iterator[ReportStep]:
    split = {form.section.partition(".")[0] for form in template.forms if "." in form.section}
    steps: dict[str, list[str]] = {}
    for section in template.outline:
        steps.setdefault(_head(section.code, split), []).extend([section.code] * section.text)
    by_code = {section.code: section for section in template.outline}
    return (_section_step(by_code[head], tuple(codes)) for head, codes in steps.items() if codes)


def _head(code: str, split: set[str]) -> str:
    """Return the code of the outline entry whose step a section belongs to: "II.2" for "II.2.c", "III" for "III.1"."""
    parts = code.split(".")
    return ".".join(parts[:2]) if parts[0] in split else parts[0]


def _section_step(head: Section, keys: tuple[str, ...]) -> ReportStep:
    title = head.short if not head.title or has_placeholder(head.title) else head.title
    title = title.capitalize() if title.isupper() else title
    number = head.code if head.number else ""
    return ReportStep(f"section.{head.code}", "section", number, head.short, title, step_texts.PROSE_GROUP, keys)


def _form_step(form: Form) -> ReportStep:
    keys = tuple(key for row in form.rows for key in form.keys(row))
    return ReportStep(f"form.{form.number}", "form", form.number, form.short, form.title, step_texts.FORM_GROUP, keys)
