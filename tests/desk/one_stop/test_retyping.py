"""Figures typed again into another system: their order, their texts, which are done."""

from __future__ import annotations

from cchc_desktop.desk.office import library
from cchc_desktop.desk.one_stop.retyping import RetypedNotes, figures_to_retype
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.template import Template


class Notes:
    """Settings in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def setting(self, name: str) -> str | None:
        return self.kept.get(name)

    def set_setting(self, name: str, text: str) -> None:
        self.kept[name] = text


def template_of(**more: object) -> Template:
    found = library.find("cchc-xa-2023")
    assert found is not None
    return Template(**{each.name: getattr(found, each.name) for each in Template.members} | more)


def test_figures_come_in_the_order_of_the_forms_as_another_system_takes_them() -> None:
    template = template_of()
    table = FigureTable.of(template, {"3:3.3.1": "1.387", "3:3.3.2": "1.386", "1:2": "60,50", "3:3.4.1": "Không có"})
    texts = {one.key: one.text for one in figures_to_retype(template, table, {})}
    assert [texts[key] for key in ("3:3.3.1", "3:3.3", "1:2", "3:3.4.1")] == ["1387", "99,93", "60,50", "0"]
    assert list(texts) == [key for key in template.rows if key in texts]


def test_another_order_is_data_of_the_template() -> None:
    template = template_of(retyping=("7:6.7.1", "3:3.3.1"))
    table = FigureTable.of(template, {"3:3.3.1": "5"})
    assert [one.key for one in figures_to_retype(template, table, {})] == ["7:6.7.1", "3:3.3.1"]


def test_what_was_typed_is_kept_for_the_draft_and_a_changed_figure_is_to_be_typed_again() -> None:
    settings = Notes()
    RetypedNotes(settings, "a").mark("3:3.3.1", "5")
    done = RetypedNotes(settings, "a").read()
    assert (done, RetypedNotes(settings, "b").read()) == ({"3:3.3.1": "5"}, {})
    template = template_of(retyping=("3:3.3.1",))
    typed = [
        [one.done for one in figures_to_retype(template, FigureTable.of(template, {"3:3.3.1": text}), done)]
        for text in ("5", "6", "")
    ]
    assert typed == [[True], [False], [False]]
    RetypedNotes(settings, "a").mark("3:3.3.1", "")
    assert RetypedNotes(settings, "a").read() == {}
