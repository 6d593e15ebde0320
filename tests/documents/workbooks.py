"""Workbooks for tests: written by the program, changed by another one, read again."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from cchc_desktop.documents.returned.read import read
from cchc_desktop.documents.workbook.write import write
from cchc_desktop.report.document import Report
from cchc_desktop.report.file import LoadedReport
from cchc_desktop.report.template import Template
from tests.make import make_report, make_template_source, shipped_template


class Known:
    """The templates of the tests' reports."""

    def templates(self) -> list[Template]:
        """Return the small template and the shipped ones."""
        return [make_template_source().template, shipped_template(), shipped_template("cchc-xa-2025")]

    def find(self, template_id: str, /) -> Template | None:
        """Return the template of an id, None if there is none of that id."""
        return next((template for template in self.templates() if template.id == template_id), None)


KNOWN = Known()
find = KNOWN.find


def written(report: Report, path: Path) -> Path:
    """Write a report as a workbook."""
    template = find(report.template)
    assert template
    assert list(write(report, template, path))
    return path


def read_again(path: Path) -> LoadedReport:
    """Read a workbook as a report."""
    return read(path.read_bytes(), path.name, KNOWN)


def edited(path: Path, change: Callable[[Any], None]) -> LoadedReport:
    """Change a workbook with openpyxl, save it, and read it as a report."""
    workbook = openpyxl.load_workbook(path)
    change(workbook)
    workbook.save(path)
    return read_again(path)


def small(path: Path, **figures: str) -> Path:
    """Write the small report with other figures: f1_1_1="3" is 1:1.1."""
    report = make_report()
    for name, text in figures.items():
        form, _, row = name.removeprefix("f").partition("_")
        report = report.with_edit(f"{form}:{row.replace('_', '.')}", text)
    return written(report, path)


def repacked(path: Path, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a workbook's bytes with its parts changed by hand."""
    other = path.with_suffix(".repacked")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return other.read_bytes()
