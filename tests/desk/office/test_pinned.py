"""The template that was pinned with a draft."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.office import library
from cchc_desktop.report.document import report_of
from db.drafts.store import open_drafts


@pytest.mark.parametrize("template_id", library.shipped_ids())
def test_a_shipped_template_is_not_read_again_and_another_edition_of_it_is(tmp_path: Path, template_id: str) -> None:
    shipped = library.shipped(template_id)
    assert shipped
    with closing(open_drafts(tmp_path)) as store:
        report = report_of(template_id, f"2026-{shipped.template.periods[0].code}", {})
        draft = store.load(Desk(store).add_begun(report, shipped.template, "started").ref)
    other = replace(draft, report=replace(draft.report, template_sha256="0" * 64))

    assert library.pinned(draft) is shipped
    assert library.pinned(other) is not shipped
    assert library.pinned(other).template == shipped.template
