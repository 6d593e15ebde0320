"""Numbers of paragraphs that come twice or leave one out: "1. 2. 2.", "a) b) d)", "một là … ba là"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading, SectionReading

_NUMBERED = re.compile(
    r"\s{0,6}(?P<head>(?:[0-9]{1,2}\.){0,3})(?P<number>[0-9]{1,2})(?P<sign>[.)/])\s{1,3}(?=[^\W\d_“(])"
)
_LETTERED = re.compile(r"\s{0,6}(?P<letter>[a-eg-ik-vxy])(?P<sign>[.)/])\s{1,3}(?=[^\W\d_“(])")
_LETTERS = "abcdeghiklmnopqrstuvxy"
_STEP = re.compile(
    r"\s{0,6}(?:[-+*•–] )?(?P<name>Bước|Nhóm|Đợt|Phần|Giai đoạn|Nhiệm vụ|Giải pháp) (?P<number>[0-9]{1,2})[:.] "
)
_BRACKETED = re.compile(r"\((?P<number>[0-9]{1,2})\) (?=[^\W\d_])")
_CLOSED = re.compile(r"(?:^|(?<=[;:.,–-] )|(?<= và ))(?P<number>[0-9]{1,2})\) (?=[^\W\d_])")
_ORDINALS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_SPOKEN = re.compile(r"(?:^|[;:.,(] ?)(?P<name>một|hai|ba|bốn|năm|sáu|bảy|tám|chín) là(?=[,: ])")
_FIRSTLY = re.compile(r"t(?<!\wt)hứ (?P<name>nhất|hai|ba|tư|năm|sáu|bảy)(?=[,:] )")
_FIRSTS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy")


class _Number(NamedTuple):
    start: int
    end: int
    value: int


def slips(section: SectionReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the numbers of the paragraphs of a section that do not follow the one before."""
    last: dict[str, _Number] = {}
    quoted = 0  # a law that is quoted has numbers of its own
    for start, reading in section.paragraphs:
        within, quoted = quoted > 0, max(0, quoted + reading.text.count("“") - reading.text.count("”"))
        style, number = _of_paragraph(reading)
        if number is None or within:
            continue
        before = last.get(style)
        if before and number.value != 1:
            yield from (slip.moved(start) for slip in _out_of_turn(before.value, number, reading.text))
        if style.startswith("#"):
            last = {own: each for own, each in last.items() if own.startswith("#") and len(own) <= len(style)}
        last[style] = number


def spoken(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the numbers said in words that do not follow the one before: "một là …; hai là …; hai là"."""
    if "một là" in reading.small:
        yield from _row([_named(match, _ORDINALS) for match in _SPOKEN.finditer(reading.small)], reading.text)
    if "(1) " in reading.text:
        found = [_Number(*match.span("number"), int(match["number"])) for match in _BRACKETED.finditer(reading.text)]
        yield from _row(found, reading.text)
    if "1) " in reading.text and "2) " in reading.text and "(1) " not in reading.text:
        found = [_Number(*match.span("number"), int(match["number"])) for match in _CLOSED.finditer(reading.text)]
        yield from _row(found, reading.text)
    if "thứ nhất" in reading.small:
        yield from _row([_named(match, _FIRSTS) for match in _FIRSTLY.finditer(reading.small)], reading.text)


def _row(numbers: list[_Number], text: str) -> Iterator[ProseSlip]:
    if len(numbers) > 1 and numbers[0].value == 1:
        for before, number in pairwise(numbers):
            if number.value != 1:
                yield from _out_of_turn(before.value, number, text)


def _named(match: re.Match[str], names: tuple[str, ...]) -> _Number:
    return _Number(*match.span("name"), names.index(match["name"]) + 1)


def _of_paragraph(reading: ParagraphReading) -> tuple[str, _Number | None]:
    """Return the way a paragraph is numbered, and its number."""
    match = _NUMBERED.match(reading.text)
    if match:
        style = f"#{match['head']}{match['sign'] if not match['head'] else ''}"
        return style, _Number(*match.span("number"), int(match["number"]))
    match = _STEP.match(reading.text)
    if match:
        return match["name"], _Number(*match.span("number"), int(match["number"]))
    match = _LETTERED.match(reading.text)
    if match:
        return match["sign"], _Number(*match.span("letter"), _LETTERS.index(match["letter"]) + 1)
    return "", None


def _out_of_turn(before: int, number: _Number, text: str) -> Iterator[ProseSlip]:
    written = text[number.start : number.end]
    if number.value == before:
        message = f"Số thứ tự “{written}” có hai lần. Đánh số lại."
        yield ProseSlip("text.style", number.start, number.end, message, severity=Severity.WARNING)
    elif number.value == before + 2:
        message = f"Số thứ tự “{written}” bỏ qua một số. Đánh số lại, hoặc xem có thiếu đoạn nào không."
        yield ProseSlip("text.style", number.start, number.end, message)
