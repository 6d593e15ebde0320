"""Timing the list of communes: each letter of a name as it is typed, in both lists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks.timing import Measure, medians
from cchc_desktop.units.commune import Era
from cchc_desktop.units.commune_search import find_communes

TYPED = "an thanh qp"
MOST = 5


def measures() -> Iterator[Measure]:
    """Time the slowest letter of a name in each list; the lists were read before."""
    for era in Era:
        texts = [TYPED[:length] for length in range(1, len(TYPED) + 1)]
        taken = medians({text: partial(find_communes, text, era, MOST) for text in ["t", *texts]})
        yield Measure(f"communes for a letter, list {era.value}", max(taken.values()), most_milliseconds=30)
