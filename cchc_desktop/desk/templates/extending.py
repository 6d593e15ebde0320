"""The workbook of a template that extends another: only what is to be added is written into it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import NotFoundError
from cchc_desktop.base.files import replacing
from cchc_desktop.desk.office import library
from cchc_desktop.documents.template_book.book_write import write_book
from cchc_desktop.report.template_format import Source, upgraded

if TYPE_CHECKING:
    from pathlib import Path

_ENDING, _NAME = "rieng", "{} (mẫu riêng)"


def write_extending_book(template_id: str, path: Path) -> None:
    """Write a workbook for a template that extends one; NotFoundError if there is none of that id."""
    found = library.whole(template_id)
    if found is None:
        raise NotFoundError(f"Không có mẫu báo cáo {template_id}.")
    with replacing(path) as temporary:
        write_book(_extension_of(upgraded(tomllib.loads(found.source))), temporary)


def _extension_of(base: Source) -> Source:
    """Return the source of an extension that adds nothing yet: the forms by their numbers, to take rows."""
    edition = base.get("edition", {})
    taken = {"series": edition.get("series", ""), "before": base["id"], "from": edition.get("from", "")}
    return {
        "format": base["format"],
        "id": f"{base['id']}-{_ENDING}",
        "name": _NAME.format(base["name"]),
        "status": "proposed",
        "note": "",
        "extends": base["id"],
        "edition": {"number": 1, **{name: value for name, value in taken.items() if value}, "made_by": ""},
        "letter": {name: base["letter"][name] for name in ("title", "appendix_title")},
        "forms": [{"number": form["number"]} for form in base["forms"]],
    }
