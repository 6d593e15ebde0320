"""Numbers of things that the list behind a colon contradicts: "03 hình thức: niêm yết; đăng tải; phát thanh; gửi"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_listing
from cchc_desktop.reading.counts.divisions import counts_of
from cchc_desktop.reading.counts.joined_sentences import whole_sentence
from cchc_desktop.reading.named_bodies import with_joined_names
from cchc_desktop.reading.number_words import read_words
from cchc_desktop.reading.prose_data import prose_data, word_pattern
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.reading.section_reading import ParagraphReading

_LIST = re.compile(r"(?P<of>(?: (?:[^\W\d_]+|-),?){1,14}?)(?: (?:gồm|bao gồm|sau|sau đây|là|cụ thể là|như sau))?: ?")
_CUT, _AND = re.compile(r"[,;] ?(?:và )?| và "), re.compile(r"(?<!\w)và(?!\w)")
_ASIDE = re.compile(
    r"(?:trong đó|ngoài ra|đồng thời|qua đó|từ đó|nhờ đó|riêng|cụ thể|như vậy|tất cả|các [^;]{1,40} (?:này|trên|đều)|"
    r"đến nay|kết quả|nhất là|đặc biệt|v\.v|hiện|bên cạnh|ở |tạo |góp phần|bảo đảm|đảm bảo|giúp )"
)
_MORE = ("…", "...", "v.v", "như:", "ví dụ", "trong đó", "khác")
_TOOLS = frozenset(("phần mềm", "ứng dụng", "nền tảng"))
_OF_TOOLS = re.compile(
    r"(?<![\w/.,+-])(?P<many>0?[2-9]|hai|ba|bốn|năm|sáu|bảy|tám) (?:phần mềm|ứng dụng|nền tảng)"
    r"(?: [^\W\d_]{1,9}){0,6}?(?: \(|:? (?:gồm có|bao gồm|gồm|là|đó là):? |: )(?P<list>[^().;:\n]{5,200})(?=[).;]|$)"
)
_NO_NAME = re.compile(
    r"(?<!\w)(?:đã|được|đều|để|nhằm|giúp|phục vụ|vận hành|do|khác|như|trong đó|chủ yếu|hai|ba|bốn|các|những|cho|từ|"
    r"không|chưa|còn|đang|phần mềm|ứng dụng|nền tảng|v\.v)(?!\w)|…"
)
"""In a list of names these tell something else."""
_SHORT = 6
_TWO, _FEW, _MOST, _WORDS = 2, 2, 12, 9
_KEYS = re.compile(r"[0-9]")


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the numbers of things in a paragraph that as many named things do not stand behind."""
    if not _TOOLS.isdisjoint(reading.pairs) and "," in reading.text:
        yield from _tools(reading)
    if ":" not in reading.text or not reading.counts or _first_words().isdisjoint(reading.vocabulary):
        return
    things = word_pattern("divisions", "named", "things")
    for each in counts_of(reading):
        match = _LIST.match(reading.small, each.end)
        if not match or not _TWO <= each.value <= _MOST or not things.match(match["of"][1:]):
            continue
        stop = whole_sentence(reading, each.start)[1]
        text = with_joined_names(reading.text[match.end() : stop].rstrip(" ."))
        if not any(words in reading.small[each.start : stop] for words in _MORE):
            yield from _held(each, text)


def _tools(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the numbers of programs and the like that commas list by their names alone: "ba phần mềm (A, B, C, D)"."""
    for match in _OF_TOOLS.finditer(reading.small):
        many, listed = match["many"], match["list"]
        told = int(many) if many.isdecimal() else int(read_words([many]) or 0)
        parts = [each.strip() for each in _CUT.split(listed)]
        is_names = all(0 < len(each.split()) <= _SHORT for each in parts) and not _NO_NAME.search(listed)
        least, most = listed.count(",") + 1, len(parts)
        if is_names and least > 1 and not least <= told <= most and min(abs(told - least), abs(told - most)) <= _FEW:
            named = str(most if told > most else least)
            message = f"Ghi {many}, mà nêu {named}. Xem lại số này, hoặc xem có thiếu, thừa tên không."
            yield ProseSlip("text.arithmetic", *match.span("many"), message, None, named, severity=Severity.HINT)


def _held(told: Quantity, text: str) -> Iterator[ProseSlip]:
    named, severity = (_parts(text), None) if ";" in text else (_places(text), Severity.HINT)
    most = named + len(_AND.findall(text)) + text.count(",") if ";" in text else named  # "a; b và c" may be three
    if named > 1 and 0 < abs(told.value - named) <= _FEW and not named < told.value <= most:
        yield wrong_listing((told.start, told.end), told.text, named, "ý", severity)


def _parts(text: str) -> int:
    """Return how many things semicolons divide, 0 where it is not sure: the last of them may have no semicolon."""
    parts = [each.strip() for each in text.split(";")]
    if any(not each or ":" in each or ". " in each for each in parts):
        return 0
    quoted = next((at for at, each in enumerate(parts) if not each.startswith("“")), len(parts))
    if quoted > 1 and all(each.endswith("”") for each in parts[:quoted]):
        parts = parts[:quoted]  # what follows the names tells of them
    while len(parts) > _TWO and _ASIDE.match(parts[-1].casefold()):
        parts.pop()
    if _AND.search(parts[-1]) and not any(_AND.search(each) for each in parts[:-1]):
        return 0
    return len(parts)


def _places(text: str) -> int:
    """Return how many places or ways a row with commas names, each beginning as such a one; 0 where another stands."""
    if _KEYS.search(text) or "(" in text or ":" in text or ". " in text or " và " not in text:
        return 0
    parts = [each.strip() for each in _CUT.split(text)]
    begins = word_pattern("divisions", "named", "begins")
    if all(len(each.split()) <= _WORDS and begins.match(each.casefold()) for each in parts):
        return len(parts)
    return 0


@cache
def _first_words() -> frozenset[str]:
    return frozenset(each.partition(" ")[0] for each in prose_data("divisions")["named"]["things"])
