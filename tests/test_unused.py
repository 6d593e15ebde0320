"""No function, method, class, constant or word of the data of prose is unused, told twice, or used by tests alone."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from collections.abc import Iterator
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


def test_every_private_name_of_a_module_is_used_in_it() -> None:
    """A name that other modules have too seems used to the test above."""
    unused = [
        f"{path.relative_to(ROOT).as_posix()}: {name}"
        for folder in ("cchc_desktop", "ui", "db")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name in private_and_unused(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert unused == []


def private_and_unused(module: ast.Module) -> list[str]:
    """Return the private names that the top of a module binds, and nothing in it reads."""
    targets = [each for node in module.body if isinstance(node, ast.Assign) for each in node.targets]
    targets += [node.target for node in module.body if isinstance(node, ast.AnnAssign)]
    bound = [each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)]
    bound += [node.name for node in module.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    read = {node.id for node in ast.walk(module) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    return [name for name in bound if name.startswith("_") and not name.startswith("__") and name not in read]


def test_no_word_of_the_data_of_prose_stands_twice_in_its_list() -> None:
    twice = {
        place: found
        for path in sorted((ROOT / "resources" / "prose").glob("*.toml"))
        for place, words in lists_of(tomllib.loads(path.read_text(encoding="utf-8")), path.stem)
        if (found := [word for word, many in Counter(words).items() if many > 1])
    }
    assert twice == {}


def lists_of(data: object, place: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of words within some data, each with its place."""
    if isinstance(data, list):
        yield place, [each for each in data if isinstance(each, str)]
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, each in inner:
        yield from lists_of(each, f"{place}.{key}")
