"""Numbers in a stranger's texts that mean another thing in English: asked about once for the whole file.

Only a text that is no certain number the Vietnamese way is concerned: "2.65", "1,395.5", "2.788" in a row of decimals.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_desktop.report.figures import State
from cchc_desktop.report.kinds import read
from cchc_desktop.report.loading import COMMA, DOT, Question
from cchc_desktop.report.numbers import Certainty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_desktop.report.template import Row

_ENGLISH = re.compile(r"(?<![0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+)(?![0-9.,])")
_GROUP = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9.,])")
_SWAPPED = str.maketrans({",": None, ".": ","})


def concerned(row: Row, text: str) -> bool:
    """Tell whether what a text means depends on the sign before decimals."""
    figure = read(row, text)
    return figure.state is State.VALUE and figure.certainty is not Certainty.CERTAIN and bool(_ENGLISH.search(text))


def rewritten(text: str, decimals: str) -> str:
    """Write a text's numbers the Vietnamese way, the sign before decimals being known."""
    if decimals == DOT:
        return _ENGLISH.sub(lambda match: match[0].translate(_SWAPPED), text)
    if decimals == COMMA:
        return _GROUP.sub(lambda match: match[0].replace(".", ""), text)
    return text


def question(texts: Mapping[str, str]) -> Question:
    """Return what to ask about the texts that are concerned, by their place."""
    shown = "; ".join(f"{place} “{text[:40]}”" for place, text in list(texts.items())[:3])
    example = next(iter(texts.values()))[:40]
    words = (
        f"Trong tệp có {len(texts)} ô số viết khác lối Việt Nam ({shown}). Dấu chấm trong các ô này là dấu thập phân "
        f"(“{example}” là “{rewritten(example, DOT)}”) hay dấu phẩy mới là dấu thập phân?"
    )
    return Question("decimals", words, (DOT, COMMA), len(texts))
