"""Numbers in the texts of another office's workbook that differ in English notation: one question for each file.

Only a text that is no certain number the Vietnamese way is concerned: "2.65", "1,395.5", "2.788" in a row of decimals.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_desktop.report.figures import State
from cchc_desktop.report.kinds import read
from cchc_desktop.report.loading import COMMA, DOT, KEEP, Answer, Question
from cchc_desktop.report.numbers import Certainty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_desktop.report.template import Row

_ENGLISH = re.compile(r"(?<![0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+)(?![0-9.,])")
_GROUP = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9.,])")
_CLEARLY_ENGLISH = re.compile(r"[0-9],[0-9]{3}(?![0-9])|[0-9]\.(?:[0-9]{1,2}|[0-9]{4,})(?![0-9])")
"""A comma before thousands, or a dot that cannot stand before thousands."""
_SHOWN = 40
_SWAPPED = str.maketrans({",": None, ".": ","})


def concerned(row: Row, text: str) -> bool:
    """Return whether the meaning of a text depends on the sign before decimals."""
    figure = read(row, text)
    return figure.state is State.VALUE and figure.certainty is not Certainty.CERTAIN and bool(_ENGLISH.search(text))


def rewritten(text: str, decimals: str) -> str:
    """Return a text with its numbers in Vietnamese notation, given the sign before decimals."""
    if decimals == DOT:
        return _ENGLISH.sub(lambda match: match[0].translate(_SWAPPED), text)
    if decimals == COMMA:
        return _GROUP.sub(lambda match: match[0].replace(".", ""), text)
    return text


def decimals_question(texts: Mapping[str, str], name: str) -> Question:
    """Return the question about the texts concerned, given by place."""
    shown = "; ".join(f"{place} “{text[:_SHOWN]}”" for place, text in list(texts.items())[:3])
    example = next(iter(texts.values()))[:_SHOWN]
    answers = (
        Answer(DOT, f"Dấu chấm là dấu thập phân: “{example}” là “{rewritten(example, DOT)}”"),
        Answer(COMMA, f"Dấu phẩy là dấu thập phân: “{example}” là “{rewritten(example, COMMA)}”"),
        Answer(KEEP, "Giữ như trong tệp, xem lại từng ô sau"),
    )
    title = f"Trong {name}, dấu nào là dấu thập phân: dấu chấm hay dấu phẩy?"
    words = f"Trong tệp có {len(texts)} ô ghi số kiểu khác: {shown}."
    likely = DOT if any(_CLEARLY_ENGLISH.search(text) for text in texts.values()) else COMMA
    return Question("decimals", title, words, answers, likely)
