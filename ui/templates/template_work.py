"""The long work of the page of templates, as steps for a thread, and its results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.work_step import Step
from cchc_desktop.desk.templates.build import (
    MAX_FORM,
    holds_book,
    plan_of_form,
    source_of_template,
    write_template_book,
)
from cchc_desktop.desk.templates.extending import write_extending_book
from cchc_desktop.desk.templates.handing_out import HandedOut, hand_out
from cchc_desktop.desk.templates.taking_up import TakenUp, TemplateFaultsError, take_up, take_up_source
from ui.words.authoring import template_page_texts as texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cchc_desktop.authoring.template_plan import TemplatePlan
    from cchc_desktop.desk.templates.build import BookFault
    from cchc_desktop.handoff.keyring import Keyring


class TemplateWork:
    """Runs one piece of work at a time; what it found is in the members afterwards."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self.plan: TemplatePlan | None = None
        self.taken_up: TakenUp | None = None
        self.handed_out: HandedOut | None = None
        self.faults: list[str] = []

    def built(self, path: Path) -> Iterator[Step]:
        """Make a plan of a blank form; the workbook of a template is taken up as it is."""
        self._begin()
        yield Step(1, 2, path.name)
        raw = read_bytes(path, MAX_FORM)
        if holds_book(raw, path):
            self._take(lambda: take_up(path, self._keyring))
        else:
            self.plan = plan_of_form(raw, path)
        yield Step(2, 2, path.name)

    def taken(self, path: Path) -> Iterator[Step]:
        """Take up the template in a file."""
        self._begin()
        yield Step(1, 2, path.name)
        self._take(lambda: take_up(path, self._keyring))
        yield Step(2, 2, path.name)

    def kept(self, plan: TemplatePlan) -> Iterator[Step]:
        """Check the template of a plan and take it up."""
        self._begin()
        yield Step(1, 2, plan.name)
        self._take(lambda: take_up_source(source_of_template(plan), plan.file))
        yield Step(2, 2, plan.name)

    def book(self, template_id: str, path: Path, *, extending: bool) -> Iterator[Step]:
        """Write a template as a workbook, or that of one which extends it."""
        self._begin()
        yield Step(1, 2, path.name)
        (write_extending_book if extending else write_template_book)(template_id, path)
        yield Step(2, 2, path.name)

    def handed(self, template_id: str, maker: str, folder: Path) -> Iterator[Step]:
        """Hand a template out."""
        self._begin()
        self.handed_out = yield from hand_out(template_id, maker, self._keyring, folder)

    def _begin(self) -> None:
        self.plan = self.taken_up = self.handed_out = None
        self.faults = []

    def _take(self, act: Callable[[], TakenUp]) -> None:
        try:
            self.taken_up = act()
        except TemplateFaultsError as error:
            self.faults = [_in_words(fault) for fault in error.faults]


def _in_words(fault: BookFault) -> str:
    where = " ".join(filter(None, (fault.sheet, fault.cell)))
    return texts.FAULT.format(where=where, message=fault.message) if where else fault.message
