"""Sentences that stop halfway: "phối hợp với", "thủ tục hành", "giúp người cao tuổi và các."; items without content."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.wording.known_words import known_words
from cchc_desktop.checks.prose.wording.near_pairs import frequent_pairs
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import SectionParagraph, SectionReading

_LAST = re.compile(r"(?<!\w)(?P<before>[^\W\d_]+ )?(?P<last>[^\W\d_]+)\s{0,5}$")
_ITEM = re.compile(r"\s{0,6}(?P<mark>[-+*•–]|[0-9]{1,2}[.)]|[a-zđ]\))(?:\s|$)")
_LABEL = re.compile(r"[^:]{1,90}:\s*\S")
_HEADING = re.compile(r"\s{0,6}(?:[IVX]{1,4}|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3})[.)]\s")
_UNMEASURED = re.compile(
    r"(?:/[^\s/]{2,20} ngày|(?<!\w)(?:quyết định|kế hoạch|công văn|báo cáo|nghị quyết|nghị định|thông tư|tờ trình) số|"
    r"(?:tỷ|tỉ) lệ [^.;]{5,90}(?<!chưa)(?<!không)(?<!đều)(?<!đã)(?<!cần)(?<!phải) (?:đạt|chiếm|bằng))\.$"
)
"""The end of a sentence that lacks the day of a paper, its number, or how high a rate is."""
_HEADLESS = re.compile(
    r"(?<!\w)(?:(?:ở|thuộc|trong) lĩnh vực|thuộc nhóm|(?:chủ yếu|nhất là|tập trung|nhiều nhất) (?:ở|tại) thôn)\.?$"
)
"""Says where something lies, without the name of the field, the group, the village."""
_TAIL, _LONG_TAIL = 30, 120
_WORDS = 4
_FEW, _LONG = 4, 25
"""Words of a last sentence that lacks its full stop: behind another sentence, and alone at the end of a section."""


def slips(section: SectionReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the paragraphs of a section that do not come to an end, unless the next one goes on."""
    for each, following in pairwise((*section.paragraphs, None)):
        if each is None:
            continue
        if each.reading.text.rstrip()[-1:].isalpha() and not _goes_on(following):
            cut = [*_cut(each)]
            yield from cut or _without_name(each) or _without_mark(each, following)
        yield from _stopped(each)
        yield from _without_content(each, following)
    last = section.paragraphs[-1] if section.paragraphs else None
    if last and last.reading.text.rstrip().endswith(","):
        at = last.start + len(last.reading.text.rstrip()) - 1
        yield ProseSlip("text.empty", at, at + 1, "Mục này dừng ở dấu phẩy. Viết tiếp, hoặc kết thúc câu.")


def _without_mark(each: SectionParagraph, following: SectionParagraph | None) -> Iterator[ProseSlip]:
    """Yield the end of a paragraph of prose that has no full stop: a hint, for a line may just lack it."""
    reading = each.reading
    sentences = [own for own in reading.sentences if own.text.strip()]
    if not sentences or reading.text.isupper() or _ITEM.match(reading.text) or _HEADING.match(reading.text):
        return
    last = sentences[-1].text.strip()
    many = len(last.split())
    before = sentences[-2].text.rstrip() if len(sentences) > 1 else ""
    is_prose = before.endswith((".", ".”", ".)")) and many >= _FEW
    if is_prose or (following is None and many >= _LONG and last[:1].isupper()):
        end = each.start + len(reading.text.rstrip())
        word = reading.text[: end - each.start].rpartition(" ")[2]
        message = f"Đoạn này dừng ở “{word}”, không có dấu chấm. Xem đã viết hết câu chưa, rồi thêm dấu chấm."
        yield ProseSlip("text.empty", end - len(word), end, message, severity=Severity.HINT)


def _without_name(each: SectionParagraph) -> list[ProseSlip]:
    """Return the slip of an end that lacks a name: "chủ yếu ở lĩnh vực"."""
    text = each.reading.small.rstrip()
    found = _HEADLESS.search(text, max(0, len(text) - _TAIL))
    if found is None or len(each.reading.words) < _WORDS:
        return []
    start = each.start + found.start()
    written = each.reading.text[found.start() : found.end()]
    message = f"Câu dừng ở “{written}”, chưa ghi tên. Viết tiếp tên, hoặc bỏ phần dở dang."
    return [ProseSlip("text.empty", start, each.start + found.end(), message)]


def _stopped(each: SectionParagraph) -> Iterator[ProseSlip]:
    """Yield sentences with a full stop behind a word that none ends with: "Nguyên nhân là do."."""
    for sentence in each.reading.sentences:
        text = sentence.text.rstrip()
        word = text[text.rfind(" ") + 1 : -1] if text[-1] == "." else ""
        if is_cut(text, word):
            start = each.start + sentence.start + len(text) - 1 - len(word)
            yield _slip(start, word)


@cache
def _ends() -> frozenset[str]:
    """Return the last words of sentences that stop halfway."""
    data = prose_data("unfinished")["cut"]
    return frozenset(
        (*data["stopped"], *data["halves"], *data["firsts"], *(pair.split(" ")[1] for pair in data["pairs"]))
    )


def is_cut(text: str, word: str) -> bool:
    """Return whether a sentence stops halfway at the word before its full stop, its last sign."""
    data = prose_data("unfinished")["cut"]
    if word in data["measured"] and _UNMEASURED.search(text[-_LONG_TAIL:].casefold()):
        return True
    if word not in _ends():
        return False
    pair = " ".join(text[-_TAIL:-1].casefold().split()[-2:])
    known = pair in data["whole"] or pair in known_words()[0]  # "triệt để", "sạch sẽ"
    before = text[-_TAIL:-1].casefold().split()[-2:][0]
    is_first = word in data["firsts"] and (before in known_words()[2] or before.endswith(","))
    is_half = (word in data["halves"] or is_first) and pair not in frequent_pairs()[
        1
    ]  # "trong thời" of "trong thời hạn"
    return " " in pair and not known and (is_half or word in data["stopped"] or pair in data["pairs"])


def _without_content(each: SectionParagraph, following: SectionParagraph | None) -> Iterator[ProseSlip]:
    """Yield an item of a list that has no words, or just a label where the next item has a label and words."""
    text, item = each.reading.text, _ITEM.match(each.reading.text)
    after = _ITEM.match(following.reading.text) if item and following else None
    if item and not text[item.end() :].strip():
        message = "Gạch đầu dòng này không có nội dung. Viết tiếp, hoặc bỏ đi."
        yield ProseSlip("text.empty", each.start + item.start("mark"), each.start + item.end("mark"), message)
        return
    likewise = item and after and item["mark"][-1] == after["mark"][-1] and text.rstrip().endswith(":")
    if likewise and after and following and _LABEL.match(following.reading.text, after.end()):
        at = each.start + len(text.rstrip()) - 1
        message = "Sau dấu hai chấm không có nội dung nào. Viết tiếp, hoặc bỏ dòng này."
        yield ProseSlip("text.empty", at, at + 1, message)


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
    if word in data["last"] or f"{before} {word}" in (*data["pairs"], *data["unmarked"]):
        yield _slip(start, last["last"])
    elif word in data["bound"]:
        message = f"“{last['last']}” còn thiếu chữ đứng sau. Viết cho hết câu hoặc đề mục này."
        yield ProseSlip("text.empty", start, end, message)


def _slip(start: int, word: str) -> ProseSlip:
    message = f"Câu dừng giữa chừng ở “{word}”. Viết tiếp, hoặc bỏ phần dở dang."
    return ProseSlip("text.empty", start, start + len(word), message)
