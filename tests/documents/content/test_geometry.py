from __future__ import annotations

import pytest

from cchc_desktop.documents.content import geometry as g

TYPES = {name: kind for name, kind in vars(g).items() if isinstance(kind, g.Type)}
TYPES |= {f"HEADINGS[{level}]": kind for level, kind in g.HEADINGS.items()}


@pytest.mark.parametrize("name", TYPES)
def test_every_type_is_inside_what_the_decree_allows(name: str) -> None:
    kind = TYPES[name]
    assert kind.low <= kind.size <= kind.high
    assert g.SINGLE <= kind.leading <= 1.5 * g.SINGLE


def test_margins_are_inside_what_the_decree_allows() -> None:
    assert 30 <= g.PAGE.left <= 35
    assert 15 <= g.PAGE.right <= 20
    assert 20 <= g.PAGE.top <= 25
    assert 20 <= g.PAGE.bottom <= 25


def test_the_columns_of_findings_fill_the_text_width() -> None:
    assert sum(g.FINDING_COLUMNS) == g.PAGE.text_width
