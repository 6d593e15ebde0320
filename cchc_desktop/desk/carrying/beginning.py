"""Beginning a report: an empty one, or one from an earlier report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.errors import NotFoundError, UserError
from cchc_desktop.desk.carrying.carry_over import carried_over
from cchc_desktop.desk.carrying.sources import template_for
from cchc_desktop.desk.office import library
from cchc_desktop.desk.office.settings import unit_of
from cchc_desktop.desk.office.unit_codes import unit_of_code
from cchc_desktop.report.periods import span_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_desktop.desk.drafts.desk import Added, Desk
    from cchc_desktop.report.template import Template

CAUSE = "carried"
"""How such a draft began, in its history."""
FIRST_PLACE = "carried"
"""Where such a draft is opened: the page of what came along."""


def begin(desk: Desk, period: str, *, template_id: str = "", code: str = "") -> Added:
    """Add an empty draft for a period: of the unit with that code, else of the one used last."""
    template = _template(period, template_id, "")
    known = desk.settings.units()
    unit = _with_code(desk, code, template) if code else dict(known[0]) if known else {}
    return desk.start(template.id, period, unit)


def begin_from(desk: Desk, ref: str, period: str, *, template_id: str = "", code: str = "") -> Added:
    """Add a draft for a period that begins with what an earlier one holds, of the same template if that has it."""
    earlier, before = desk.load(ref)
    template = _template(period, template_id, before.id)
    unit = unit_of(earlier)
    if code and code != unit["code"]:
        unit = _with_code(desk, code, template)
    return begin_with(desk, ref, template, period, unit)


def begin_with(desk: Desk, ref: str, template: Template, period: str, unit: Mapping[str, str]) -> Added:
    """Add a draft of a unit for a period of a template that begins with what an earlier draft holds."""
    earlier, before = desk.load(ref)
    return desk.add_begun(carried_over(earlier, before, template, period, unit).report, template, CAUSE, FIRST_PLACE)


def _template(period: str, wanted: str, preferred: str) -> Template:
    template = library.find(wanted) if wanted else template_for(period, preferred)
    if template is None or span_of(template, period) is None:
        which = f"“{wanted}” " if wanted else ""
        raise UserError("Không lập được báo cáo.", f"Không có mẫu báo cáo {which}cho kỳ “{period}”.")
    return template


def _with_code(desk: Desk, code: str, template: Template) -> dict[str, str]:
    """Return the unit of a code: one that this office reports for under a code of its own, else the official one."""
    own = (unit for unit in desk.settings.units() if unit.get("code") == code)
    try:
        return unit_of_code(code, template)
    except NotFoundError:
        if found := next(own, None):
            return dict(found)
        raise
