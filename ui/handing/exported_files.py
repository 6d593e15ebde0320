"""Exported files: their default folder, their names, their sizes in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from cchc_desktop.base.text import slug
from cchc_desktop.report.document import OPEN

if TYPE_CHECKING:
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

_KB = 1024


def documents_folder() -> Path:
    """Return the user's folder for documents, or the home folder if there is none."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


def file_stem(report: Report, template: Template, suffix: str) -> str:
    """Return a file's name without its ending: "bao-cao-cchc-an-thanh-2023-H1-ban-thao"."""
    kind = "bieu-mau" if suffix == "xlsx" else "bao-cao"
    draft = "ban-thao" if report.state == OPEN else f"lan-{report.version}"
    return "-".join(
        part for part in (kind, slug(template.short), slug(report.text("unit.name")), report.period, draft) if part
    )


def print_name(report: Report, template: Template) -> str:
    """Return the name of a print job, also of a file printed into: other than that of an exported file."""
    return f"{file_stem(report, template, 'pdf')}-{'in-nhap' if report.state == OPEN else 'in'}"


def breakable(path: Path) -> str:
    """Return a path that a label may break after each folder."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")


def name_and_size(path: Path) -> str:
    """Return a written file in words: "bao-cao-cchc-an-thanh-2023-H1-ban-thao.pdf, 84 KB"."""
    return f"{path.name}, {max(round(path.stat().st_size / _KB), 1)}\N{NO-BREAK SPACE}KB"
