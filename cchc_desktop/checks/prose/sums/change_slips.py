"""Changes said in words that their numbers contradict: "320 tờ, tăng 30 tờ so với cùng kỳ (300 tờ)"."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.share_slips import COUNT, read_written
from cchc_desktop.report.numbers import percent_of, read_decimal, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_NOW = r"[0-9](?<![\w./,-].)[0-9.]{0,20}(?:,[0-9]{1,4})?"
"""A count that begins a statement: its first digit comes before what may not stand there, as in `share_slips`."""
_CHANGE = re.compile(
    rf"(?P<now>{_NOW})(?: (?P<noun>[^\W\d_]+(?: [^\W\d_]+){{0,3}}))?,? (?P<way>tăng|giảm)(?: thêm)? "
    rf"(?P<change>{COUNT})(?![0-9.,]*[0-9]|\s?%)(?: [^\W\d_]+){{0,4}}?\s?"
    rf"(?:\(?(?P<percent>[0-9]+(?:,[0-9]+)?)\s?%\)?)?"
    rf"(?: [^\W\d_]+){{0,3}}? so với (?:[^\W\d_]+\s){{0,8}}?(?:năm )?[^\n.;0-9]{{0,40}}?(?:[0-9]{{4}} )?"
    rf"[(:]?(?:là |có |đạt )?(?P<before>{COUNT})(?![0-9/]|[.,]?[0-9]|\s?%)"
)
_PERCENT_ALONE = re.compile(
    rf"(?P<now>{_NOW})(?: [^\W\d_]+){{0,4}},? (?P<way>tăng|giảm) (?P<percent>[0-9]+(?:,[0-9]+)?)\s?% "
    rf"so với (?:[^\W\d_]+ ){{0,6}}?(?:năm (?:[0-9]{{4}} |trước )?)?"
    rf"\((?:là |có |đạt )?(?P<before>{COUNT})(?![0-9/]|[.,]?[0-9]|\s?%)"
)
_SHARE = r"[0-9]{1,3}(?:,[0-9]+)?"
_POINTS = re.compile(
    rf"(?<![\w./,-])(?P<now>{_SHARE})\s?%(?: [^\W\d_]+){{0,4}},? (?P<way>tăng|giảm|cao hơn|thấp hơn)(?: thêm)? "
    rf"(?P<change>{_SHARE})(?:\s?%| điểm)[^.;\n0-9%]{{0,20}} so với [^.;\n0-9%]{{0,40}}?(?:[0-9]{{4}} )?"
    rf"[(:]?(?:là |có |đạt )?(?P<before>{_SHARE})\s?%"
)
_POINTS_FROM = re.compile(
    rf"từ (?P<before>{_SHARE})\s?%[^.;\n0-9%]{{0,30}}? (?:lên|xuống|còn|đến)(?: còn)? (?P<now>{_SHARE})\s?%,? ?\(?"
    rf"(?:tức |tức là |nghĩa là )?(?P<way>tăng|giảm)(?: thêm)? (?P<change>{_SHARE})(?:\s?%| điểm)"
)
_FROM_TO = re.compile(
    rf"(?P<way>tăng|giảm) (?P<change>{COUNT})(?!\s?%)(?: [^\W\d_]+){{0,3}}?(?: so với [^.;0-9]{{0,40}}?)?,? ?\(?"
    rf"từ (?P<before>{COUNT})"
    rf"(?: [^\W\d_]+){{0,3}}? (?:xuống|lên|còn|tới|thành)(?: còn| đến)? (?P<now>{COUNT})(?![0-9/%]|[.,][0-9])"
)
_BEFORE_FIRST = re.compile(
    rf"[Ss]o với (?:mức )?(?P<before>{COUNT}) [^.;\n0-9%]{{1,60}}?(?:năm )?(?:20[0-9]{{2}})?[^.;\n0-9%]{{0,30}}, "
    rf"[^.;\n0-9%]{{0,30}}(?:đạt|là|có|được) (?P<now>{COUNT})(?: [^\W\d_]+){{0,4}}, (?P<way>tăng|giảm)(?: thêm)? "
    rf"(?P<change>{COUNT})(?![0-9.,]*[0-9]|\s?%)(?P<percent>)"
)
_SHARE_FROM = re.compile(
    rf"từ (?P<before>{COUNT})(?: [^\W\d_]+){{0,3}} (?:xuống|lên|còn)(?: còn)? (?P<now>{COUNT})(?: [^\W\d_]+){{0,3}}, "
    rf"(?:tức |tương đương )?(?P<way>tăng|giảm)(?: thêm)? (?P<percent>[0-9]+(?:,[0-9]+)?)\s?%"
)
_FROM_THEN = re.compile(
    rf"từ (?P<before>{COUNT})(?: [^\W\d_]+){{0,3}} (?:xuống|lên|còn)(?: còn)? (?P<now>{COUNT})(?: [^\W\d_]+){{0,3}}, "
    rf"(?:tức |tức là |tương đương |nghĩa là )?(?P<way>tăng|giảm)(?: thêm)? (?P<change>{COUNT})(?![0-9.,]*[0-9]|\s?%)"
)
_MORE_THAN = re.compile(
    rf"(?P<now>{_NOW})(?: [^\W\d_]+){{1,4}},? (?P<way>nhiều|cao|ít|thấp) hơn (?:so với )?cùng kỳ"
    rf"(?: năm (?:trước|20[0-9]{{2}}))?(?: là)? (?P<change>{COUNT})(?![0-9.,]*[0-9]|\s?%)(?: [^\W\d_]+){{1,4}} ?"
    rf"\((?P<percent>)[^.;\n()0-9]{{0,40}} (?P<before>{COUNT})(?![0-9/]|[.,]?[0-9]|\s?%)"
)
_MORE = ("tăng", "nhiều", "cao", "cao hơn")
_HUNDRED = 100


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the changes of a paragraph that their numbers contradict."""
    text = reading.text
    for match in (*_BEFORE_FIRST.finditer(text),) if "o với" in text else ():
        yield from _change(match)
    if "so với" in text:
        for match in _CHANGE.finditer(text):
            yield from _change(match)
        for match in _PERCENT_ALONE.finditer(text):
            yield from _percent_alone(match)
        for match in _POINTS.finditer(text):
            yield from _points(match)
    if "hơn " in text and "cùng kỳ" in text:
        for match in _MORE_THAN.finditer(text):
            yield from _change(match)
    if "từ " in text:
        yield from _changed_from(text)


def _changed_from(text: str) -> Iterator[ProseSlip]:
    """Yield the changes that are told with the number they begin from: "từ 16 xuống 10, giảm 6"."""
    for match in _SHARE_FROM.finditer(text):
        yield from _percent_alone(match)
    for match in _POINTS_FROM.finditer(text):
        yield from _points(match)
    for match in (*_FROM_TO.finditer(text), *_FROM_THEN.finditer(text)):
        yield from _from_to(match)


def _percent_alone(match: re.Match[str]) -> Iterator[ProseSlip]:
    now, before, said = read_written(match["now"]), read_written(match["before"]), read_decimal(match["percent"]).number
    if not now or not before or not said or before.value <= 0:
        return
    true = (
        _HUNDRED * Fraction(now.value - before.value) / Fraction(before.value) * (1 if match["way"] == "tăng" else -1)
    )
    if not said.low <= true <= said.high:
        exact = show(abs(percent_of(now.value - before.value, before.value).value))
        way = "tăng" if now.value >= before.value else "giảm"
        message = (
            f"Ghi {match['way']} {match['percent']}%, mà {match['now']} so với {match['before']} là {way} {exact}%."
        )
        yield ProseSlip("text.arithmetic", *match.span("percent"), message, None, exact)


def _points(match: re.Match[str]) -> Iterator[ProseSlip]:
    """Yield a change of a percent that is neither its points nor its share."""
    now, change, before = (read_decimal(match[name]).number for name in ("now", "change", "before"))
    if not now or not change or not before or before.value <= 0:
        return
    points = (now.value - before.value) * (1 if match["way"] in ("tăng", "cao hơn") else -1)
    share = _HUNDRED * points / before.value
    slack = Decimal(5).scaleb(-change.places - 1) + Decimal(1).scaleb(-min(now.places, before.places) - 1)
    if min(abs(change.value - points), abs(change.value - share)) > slack:
        apart = f"{match['now']}% và {match['before']}% cách nhau {show(abs(points))} điểm"
        message = f"Ghi {match['way']} {match['change']}%, mà {apart}."
        yield ProseSlip("text.arithmetic", *match.span("change"), message, None, show(abs(points)))


def _from_to(match: re.Match[str]) -> Iterator[ProseSlip]:
    now, change, before = (read_written(match[name]) for name in ("now", "change", "before"))
    if not now or not change or not before:
        return
    signed = change.value if match["way"] in _MORE else -change.value
    if now.value - before.value != signed:
        right = show(abs(now.value - before.value))
        message = f"Ghi {match['way']} {match['change']}, mà từ {match['before']} đến {match['now']} là {right}."
        yield ProseSlip("text.arithmetic", *match.span("change"), message, None, right)


def _change(match: re.Match[str]) -> Iterator[ProseSlip]:
    now, change, before = (read_written(match[name]) for name in ("now", "change", "before"))
    if not now or not change or not before:
        return
    if match.string[match.end("change") :].startswith(" bậc"):  # a place in a ranking rises to a lower number
        return
    signed = change.value if match["way"] in _MORE else -change.value
    if now.value != before.value + signed:
        right = abs(now.value - before.value)
        way = "tăng" if now.value >= before.value else "giảm"
        message = (
            f"Ghi {match['way']} {match['change']}, mà {match['now']} so với {match['before']} là {way} {show(right)}. "
            "Xem lại các số này."
        )
        yield ProseSlip("text.arithmetic", *match.span("change"), message, None, show(right))
    elif match["percent"] and before.value:
        said, exact = read_decimal(match["percent"]).number, percent_of(change.value, before.value)
        true = _HUNDRED * Fraction(change.value) / Fraction(before.value)
        if said and not said.low <= true <= said.high:
            message = f"Ghi {match['percent']}%, mà {match['change']} : {match['before']} = {show(exact.value)}%."
            yield ProseSlip("text.arithmetic", *match.span("percent"), message, None, show(exact.value))
