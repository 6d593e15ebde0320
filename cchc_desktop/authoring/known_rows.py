"""Which rows of a new form mean the same as rows of a known template, by label, unit, kind and the row above."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cchc_desktop.authoring.guessed_rows import GuessedRow
from cchc_desktop.base.text import folded, spaced
from cchc_desktop.report.template import Row, Template

_ALIKE, _SURE = 0.7, 0.95
"""The likeness from which a row may mean the same, and from which nobody needs to be asked."""
_FILLING = frozenset(("trong", "ky", "da", "xong", "duoc", "tai", "cua", "cac", "va", "o"))
"""Words without which a label means the same."""
_WORDS_OF_LABELS, _WORDS_ABOVE = 0.85, 0.15
"""How much the labels of two rows, and those of the rows above them, count in their likeness."""
_WORTH_OF_NAME = 0.5


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A row of a known template that a row of a form is like, and how sure it is that both mean the same."""

    key: str
    label: str
    sure: bool


def known_rows(rows: Sequence[GuessedRow], template: Template) -> dict[str, KnownRow]:
    """Return for the keys of a form's rows the known ones that mean the same; no known row twice."""
    above_new, known = {(row.form, row.path): row.label for row in rows}, _compared(template.rows)
    pairs = sorted(
        (
            (-likeness, order, row.key, key)
            for order, row in enumerate(rows)
            for key, likeness in _candidates(row, above_new.get((row.form, row.path[:-1]), ""), known)
        ),
    )
    found: dict[str, KnownRow] = {}
    taken: set[str] = set()
    for likeness, _, new, key in pairs:
        if new not in found and key not in taken:
            found[new] = KnownRow(key, template.rows[key].label, -likeness >= _SURE)
            taken.add(key)
    return found


def known_ratios(known: Mapping[str, KnownRow], template: Template) -> dict[str, tuple[str, str]]:
    """Return part and whole of the percents that surely mean the same as known ones, where their parts do too."""
    new = {each.key: key for key, each in known.items() if each.sure}
    found: dict[str, tuple[str, str]] = {}
    for was, key in new.items():
        ratio = template.rows[was].ratio
        if ratio and ratio.part in new and ratio.whole in new:
            found[key] = (new[ratio.part], new[ratio.whole])
    return found


def likeness_to(
    template: Template, rows: Sequence[GuessedRow], titles: Sequence[str], texts: Sequence[str] = ()
) -> float:
    """Return how like the forms of a template rows and titles are: 2 where every label and every title is one of its.

    The texts around the forms count by how many words of the template's name one of them has: at most 0.5 more.

    The titles tell one kind of report from another, where the labels are all new.
    """
    labels = {_plain(row.label) for row in template.rows.values()}
    alike = sum(_plain(row.label) in labels for row in rows)
    known = [_words(form.title) for form in template.forms]
    titled = sum(max(_shared(_words(title), words) for words in known) for title in titles)
    name = _words(template.name)
    named = max((len(name & _words(text)) / len(name) for text in texts), default=0.0)
    return alike / max(len(rows), 1) + titled / max(len(titles), 1) + _WORTH_OF_NAME * named


class _Compared(NamedTuple):
    """A known row with what is compared of it: its kind, its unit where it counts, its words and those above it."""

    key: str
    kind: str
    unit: str
    words: frozenset[str]
    above: frozenset[str]


def _compared(known: Mapping[str, Row]) -> list[_Compared]:
    words = {key: _words(row.label) for key, row in known.items()}
    return [
        _Compared(key, row.kind, _unit(row.kind, row.unit), words[key], words.get(key.rpartition(".")[0], frozenset()))
        for key, row in known.items()
    ]


def _unit(kind: str, unit: str) -> str:
    return "" if kind in ("heading", "choice") else folded(unit)


def _candidates(row: GuessedRow, above: str, known: Sequence[_Compared]) -> Iterable[tuple[str, float]]:
    words, words_above, unit = _words(row.label), _words(above), _unit(row.kind, row.unit)
    for other in known:
        if other.kind != row.kind or other.unit != unit:
            continue
        likeness = _WORDS_OF_LABELS * _shared(words, other.words) + _WORDS_ABOVE * _shared(words_above, other.above)
        if likeness >= _ALIKE:
            yield other.key, likeness


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the part of the words of two labels that both have; nothing is like nothing."""
    return len(one & other) / len(one | other) if one | other else 1.0


def _words(label: str) -> frozenset[str]:
    return frozenset(spaced(_plain(label)).split()) - _FILLING


def _plain(label: str) -> str:
    """Return a label without what stands in brackets and the sign that opens a list, folded."""
    text = "".join(part.rpartition(")")[2] if index else part for index, part in enumerate(label.split("(")))
    return folded(text).strip(" :.;")
