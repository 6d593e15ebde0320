"""What words behind the parts of a whole tell of them: that there are more of them, or that some are counted twice."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from cchc_desktop.reading.prose_data import word_pattern

if TYPE_CHECKING:
    from cchc_desktop.reading.section_reading import ParagraphReading

MORE = re.compile(r"(?:[,;]|và|cùng)[^.\n0-9,;]{0,40}(?:còn lại|khác|ngoài ra|(?<!\w)v\.v|…|\.\.\.)")
"""Behind the parts of a whole: what is left of it, told without a number."""
_FURTHER = re.compile(rf"[^.\n0-9]{{0,80}}{MORE.pattern}")
_REST = re.compile(r"(?<!\w)(?:số|những|các) [^.\n0-9,;]{0,30}còn lại(?! (?:là |có )?[0-9])(?!\w)")
_REACH = 1000
"""So many letters behind the parts of a whole belong to them, in a sentence that goes on."""
_labels = partial(word_pattern, "divisions", "labels")


def tells_of_more(reading: ParagraphReading, at: int) -> bool:
    """Return whether behind the end of its parts what is left of a whole is told, without a number."""
    return bool(_FURTHER.match(reading.small, at) or _REST.search(reading.small, at, _end_of_reach(reading, at)))


def tells_of_twice(reading: ParagraphReading, at: int) -> bool:
    """Return whether behind the end of its parts a sentence tells that some of them are counted twice."""
    return _labels("overlap").search(reading.small, at, _end_of_reach(reading, at)) is not None


def _end_of_reach(reading: ParagraphReading, at: int) -> int:
    sentence = reading.sentence_at(at)
    return min(sentence.end, at + _REACH) if sentence else at
