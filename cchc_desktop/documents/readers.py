"""The formats a report can be read from: one line of READERS each.

A format is a function `(raw, name, templates, choices) -> LoadedReport`. Its module is imported when it is first used:
otherwise every start of the program would import the library behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.report.file import LoadedReport, read_report
from cchc_desktop.report.loading import NO_CHOICES, ImportChoices, Templates, needless

Reader = Callable[[bytes, str, Templates, ImportChoices], LoadedReport]


def _json() -> Reader:
    def read(raw: bytes, name: str, templates: Templates, choices: ImportChoices) -> LoadedReport:
        loaded = read_report(raw, name, templates.find)
        return replace(loaded, warnings=(*needless(choices, name), *loaded.warnings))

    return read


def _xlsx() -> Reader:
    from cchc_desktop.documents.returned.read import read  # noqa: PLC0415 - start-up does without a reader of workbooks

    return read


def _docx() -> Reader:
    from cchc_desktop.documents.paper_reports.read_paper import read  # noqa: PLC0415 - likewise of Word files

    return read


READERS: dict[str, Callable[[], Reader]] = {
    ".json": _json,
    ".xlsx": _xlsx,
    ".docx": _docx,
}


_OTHER_WORKBOOKS = (".xls", ".ods", ".xlsb", ".xlsm", ".xltx", ".fods", ".csv", ".html", ".htm", ".et", ".numbers")
"""Endings of other files with tables: reading their values alone would miss what a person sees in them."""
_OTHER_WORD_FILES = (".doc", ".docm", ".dot", ".dotx", ".rtf", ".odt", ".wps")
_SAVE_AS_DOCX = "Chương trình chưa đọc loại tệp này. Mở bằng Word, lưu lại (Save As) thành .docx rồi nhận lại."
_SAVE_AS = (
    "Chương trình chưa đọc loại tệp này. Mở bằng Excel hoặc LibreOffice, lưu lại (Save As) thành .xlsx rồi nhận lại."
)


def read_file(raw: bytes, name: str, templates: Templates, choices: ImportChoices = NO_CHOICES) -> LoadedReport:
    """Read a report in the format of its file's ending; choices settle the open points of another office's file."""
    load = READERS.get(PurePath(name).suffix.lower())
    if load is None and PurePath(name).suffix.lower() in _OTHER_WORKBOOKS:
        raise BadFileError(f"Không đọc được tệp Excel {name}.", _SAVE_AS)
    if load is None and PurePath(name).suffix.lower() in _OTHER_WORD_FILES:
        raise BadFileError(f"Không đọc được tệp Word {name}.", _SAVE_AS_DOCX)
    if load is None:
        endings = ", ".join(READERS)
        raise BadFileError(f"Không đọc được loại tệp này: {name}.", f"Chương trình đọc được tệp có đuôi: {endings}.")
    return load()(raw, name, templates, choices)
