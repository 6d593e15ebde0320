"""Words that checks of wording know: compounds, and those that may stand twice; and capitals as written."""

from __future__ import annotations

from functools import cache

from cchc_desktop.reading.prose_data import prose_data

LAST_LETTER = "\u1f00"
"""Latin letters and those that look like them lie before it."""


def as_written(written: str, right: str) -> str:
    """Return the right words with the capitals of what is written, but for a name such as VNeID."""
    if right[1:] != right[1:].lower() and " " not in right:
        return right
    if written.isupper():
        return right.upper()
    own, meant = written.split(), right.split()
    if len(own) == len(meant):  # names among them keep their capitals
        right = " ".join(one if one.casefold() == other else other for one, other in zip(own, meant, strict=True))
    return right[:1].upper() + right[1:] if written[:1].isupper() else right


@cache
def known_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the compounds, the words that may stand twice, and the words between others that never do."""
    data = prose_data("words")
    listed = f"{data['compounds']['list']},{data['marks']['list']}".split(",")
    compounds = frozenset(" ".join(each.split()) for each in listed)
    return compounds, frozenset(data["twice"]["list"].split()), frozenset(data["functions"]["list"].split())
