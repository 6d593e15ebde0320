"""Many kinds of tables, as workbooks, texts and pages: taken, asked about or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.documents.tables.read_grids import read_grids
from cchc_desktop.dossiers.take_tables import take_tables
from tests.dossiers.further_kinds import FURTHER_KINDS
from tests.dossiers.judged_tables import FORMS, judge, write_kind
from tests.dossiers.kinds_of_tables import KINDS
from tests.dossiers.table_kinds import OWN, TableKind
from tests.dossiers.unseen_kinds import UNSEEN_KINDS


@pytest.mark.parametrize("kind", [*KINDS, *FURTHER_KINDS, *UNSEEN_KINDS], ids=lambda kind: kind.name)
def test_a_kind_of_table_gives_its_figures_or_asks_or_is_refused(kind: TableKind, tmp_path: Path) -> None:
    wrong: dict[str, list[str]] = {}
    for form in FORMS:
        path = write_kind(kind, tmp_path, form)
        faults = judge(kind, take_tables(read_grids(path.read_bytes(), path.name), OWN))
        wrong |= {form: faults} if faults else {}
    assert wrong == {}
