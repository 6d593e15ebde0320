"""Templates in the making, kept in the data folder until they are taken up or given up."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Literal

from cchc_desktop.authoring.template_plan import TemplatePlan
from cchc_desktop.base.bounded import json_of, read_bytes
from cchc_desktop.base.errors import StorageError, UserError
from cchc_desktop.base.files import require_folder, write_bytes
from cchc_desktop.base.shapes import Shape, Unknown, read_shape
from cchc_desktop.base.text import slug
from cchc_desktop.base.windows import held_files
from cchc_desktop.base.windows.system_errors import reason_of
from cchc_desktop.desk.office.taken_templates import FOLDER_NAME

if TYPE_CHECKING:
    from pathlib import Path

_FOLDER, _FORMAT = "building", "cchc-template-plan/1"


class _PlanFile(Shape, unknown=Unknown.IGNORED):
    """The file of a template in the making, as JSON."""

    format: Literal["cchc-template-plan/1"]
    plan: TemplatePlan


def keep_plan(data: Path, plan: TemplatePlan) -> None:
    """Keep a template in the making as it is now."""
    require_folder(data / FOLDER_NAME / _FOLDER)
    text = json.dumps({"format": _FORMAT, "plan": asdict(plan)}, ensure_ascii=False, indent=1)
    write_bytes(_path(data, plan), text.encode())


def kept_plans(data: Path) -> list[TemplatePlan]:
    """Return the templates in the making, by name; what cannot be read stays where it is."""
    found: list[TemplatePlan] = []
    for path in sorted((data / FOLDER_NAME / _FOLDER).glob("*.json")):
        try:
            file, _ = read_shape(_PlanFile, json_of(read_bytes(path), path.name))
        except UserError:
            continue
        found += [file.plan] if file else []
    return found


def drop_plan(data: Path, plan: TemplatePlan) -> None:
    """Remove a template in the making, which is a template by now or given up."""
    path = _path(data, plan)
    try:
        held_files.unlink(path)
    except OSError as error:
        raise StorageError(f"Không xóa được {path}.", f"Lý do: {reason_of(error)}.") from error


def _path(data: Path, plan: TemplatePlan) -> Path:
    return data / FOLDER_NAME / _FOLDER / f"{slug(plan.file) or 'mau'}.json"
