"""Paragraphs that stop in the middle of a sentence or a word of several syllables: "phối hợp với", "thủ tục hành"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.prose_data import prose_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import SectionParagraph, SectionReading

_LAST = re.compile(r"(?<!\w)(?P<before>[^\W\d_]+ )?(?P<last>[^\W\d_]+)\s{0,5}$")
_TAIL = 30
_WORDS = 4


def slips(section: SectionReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the paragraphs of a section that do not come to an end, unless the next one goes on."""
    for each, following in pairwise((*section.paragraphs, None)):
        if each is not None and each.reading.text.rstrip()[-1:].isalpha() and not _goes_on(following):
            yield from _cut(each)


def _goes_on(following: SectionParagraph | None) -> bool:
    """Return whether a paragraph begins small: a line that was broken in two."""
    first = following.reading.text.lstrip()[:1] if following else ""
    return first.islower() or first.isdigit()


def _cut(each: SectionParagraph) -> Iterator[ProseSlip]:
    reading = each.reading
    last = _LAST.search(reading.text, max(0, len(reading.text) - _TAIL))
    if last is None or len(reading.words) < _WORDS:
        return
    word, before = last["last"].casefold(), (last["before"] or "").strip().casefold()
    if not last["last"].islower() or reading.text.isupper():
        return
    data = prose_data("unfinished")["cut"]
    if f"{before} {word}" in data["whole"]:
        return
    start, end = each.start + last.start("last"), each.start + last.end("last")
    if word in data["last"]:
        message = f"Câu dừng giữa chừng ở “{last['last']}”. Viết tiếp, hoặc bỏ phần dở dang."
        yield ProseSlip("text.empty", start, end, message)
    elif word in data["bound"]:
        message = f"“{last['last']}” còn thiếu chữ đứng sau. Viết cho hết câu hoặc đề mục này."
        yield ProseSlip("text.empty", start, end, message)
