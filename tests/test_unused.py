"""No function, method, class or constant of the program is unused, or used by tests alone."""

from __future__ import annotations

from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).parents[1]
SCANNED = ("cchc_desktop", "ui", "db", "resources", "benchmarks", "docs", "windows", "dev.py")
CALLED_FROM_OUTSIDE = (
    "__init_subclass__",  # called by Python
    *("down_revision", "branch_labels", "depends_on"),  # read by Alembic
    *(
        "*Event",
        "eventFilter",
        "drawObject",
        "hitButton",
        "create_system",
        "loadResource",
        "paintSection",
        "isEmpty",
        "expandingDirections",
        "hasHeightForWidth",
    ),  # called by Qt
    "create_system",  # read by zipfile
    *("canInsertFromMimeData", "createMimeDataFromSelection", "insertFromMimeData"),
    *("createEditor", "setEditorData", "setModelData", "updateEditorGeometry"),
    *("stringWidth", "encoding", "breakLines", "beforeDocument", "afterFlowable"),  # called by reportlab
    *(
        "async_sign_raw",
        "async_request_tsa_response",
        "digest_algorithm",
        "dry_run",
    ),  # called by pyHanko, with arguments as it passes them
    *("formatException", "lastResort", "raiseExceptions"),  # called and read by logging
    "handle_*",  # called by html.parser
    *("doc", "disambiguation"),  # arguments as Qt passes them
    "__init_subclass__",  # called by Python
)
READ_AS_DATA = (
    *("cumulative", "CUMULATIVE", "DISTRIBUTION", "STOCK", "SUM", "aggregate", "nature", "nouns"),  # of a template
    *("district", "province", "criterion", "DOCUMENT"),  # of report.json
    *("LABEL", "NO"),  # columns of a form, counted rather than named
    "article",  # of Decree 30: for the reader
)
SET_FOR_A_LIBRARY = (
    *(
        f"cchc_desktop/documents/{name}"
        for name in ("pdf", "word", "workbook", "template_book", "sheets/xml_parser.py")
    ),
    *("cchc_desktop/signatures/sign_pdf.py", "cchc_desktop/inbox/printing"),
)
"""Where attributes of reportlab, python-docx, openpyxl, expat and pyHanko are set, which this program never reads."""


def test_everything_is_used_by_the_program_itself() -> None:
    found = Vulture(ignore_names=[*CALLED_FROM_OUTSIDE, *READ_AS_DATA])
    found.scavenge([ROOT / path for path in SCANNED])
    unused = [
        f"{item.filename.relative_to(ROOT).as_posix()}:{item.first_lineno}: {item.typ} {item.name}"
        for item in found.get_unused_code(min_confidence=60)
    ]
    assert [line for line in unused if not (line.startswith(SET_FOR_A_LIBRARY) and ": attribute " in line)] == []
