"""The kinds of figures: each reads its text and prints it. KINDS has one entry for each kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from cchc_desktop.base.text import folded, nfc
from cchc_desktop.report.figures import NOT_ENTERED, NOT_OURS, UNKNOWN_WORDS, Figure, State
from cchc_desktop.report.numbers import (
    AMBIGUOUS,
    TOKEN,
    Certainty,
    Reading,
    read_count,
    read_decimal,
    show,
)
from cchc_desktop.report.template import Row, Tier
from cchc_desktop.report.units import is_money, money_name, read_money, same_unit

UNDEFINED = "—"

_SHARE = re.compile(r"(?P<main>[^/]*)/(?P<share>[^/%]*)%\s*")
_WITH_UNIT = re.compile(rf"{TOKEN.pattern}\s*(?P<unit>%|[^\W\d_]\D*|(?<=\s)[^\W\d_].*)")
_BEHIND = re.compile(r"(?<=[0-9.,])[^0-9.,][^0-9]*$")
_NAMED = re.compile(r"(?P<code>\w+)\s*[-–—.:=(]\s*(?P<label>[^)]*)\)?")
_WEAKEST = (Certainty.NONE, Certainty.AMBIGUOUS, Certainty.PROBABLE, Certainty.CERTAIN)


class FigureKind(NamedTuple):
    """A kind of figure: `read` interprets a text that is neither blank nor nil, `show` prints a certain one."""

    read: Callable[[Row, str], Figure]
    show: Callable[[Row, Figure], str]


def read(row: Row, text: str) -> Figure:
    """Return the figure that a row's typed text means; a wrong text gives a figure with its fault."""
    text = nfc(text).strip()
    if not text:
        return NOT_ENTERED if row.tier is Tier.COMMUNE else NOT_OURS
    words = folded(text).rstrip(".")
    if words == UNKNOWN_WORDS:
        return Figure(text, State.UNKNOWN)
    if words in row.nil_words and _code_of(row, words) is None:
        return Figure(text, State.NIL)
    return KINDS[row.kind].read(row, text)


def printed(row: Row, figure: Figure) -> str:
    """Return the text a figure is printed as: normalised when it was read with certainty, else as typed."""
    if figure.state is State.VALUE and figure.certainty is Certainty.CERTAIN and not figure.fault:
        return KINDS[row.kind].show(row, figure)
    return figure.text


def _read_count(row: Row, text: str) -> Figure:
    return _with_share(row, text, read_count)


def _read_decimal(row: Row, text: str) -> Figure:
    return _with_share(row, text, read_decimal)


def _read_percent(row: Row, text: str) -> Figure:
    body = text.removesuffix("%").rstrip()
    reading = read_decimal(body)
    if reading.certainty is Certainty.NONE:
        return _unread(row, text)
    return _figure(row, text, reading, None)


def _read_choice(row: Row, text: str) -> Figure:
    code = _code_of(row, folded(text).rstrip("."))
    if code is None:
        return Figure(text, State.VALUE, certainty=Certainty.NONE, fault="value.choice")
    return Figure(text, State.VALUE, choice=code)


def _code_of(row: Row, words: str) -> str | None:
    """Return the choice that folded words name by its code, its label, or both: "1", "có", "1 - có"."""
    named = _NAMED.fullmatch(words)
    for code, label in row.choices.items():
        if words == folded(code) or (label and words == folded(label)):
            return code
        if named and named["code"] == folded(code) and (not label or named["label"] == folded(label)):
            return code
    return None


def _read_heading(_row: Row, text: str) -> Figure:
    return Figure(text, State.VALUE, certainty=Certainty.NONE, fault="value.unit")


def _with_share(row: Row, text: str, reader: Callable[[str], Reading]) -> Figure:
    match = _SHARE.fullmatch(text) if "/" in text else None
    main = _amount(row, match["main"] if match else text, reader)
    share = read_decimal(match["share"]) if match else None
    if main.certainty is Certainty.NONE or (share and share.certainty is Certainty.NONE):
        return _unread(row, text)
    return _figure(row, text, main, share)


def _amount(row: Row, text: str, reader: Callable[[str], Reading]) -> Reading:
    """Read a number that may carry its unit; money in another unit of đồng is converted to the row's."""
    number, tail = _split(text)
    if not tail:
        return reader(text)
    unit, own = folded(tail), folded(row.unit)
    if is_money(unit) and is_money(own):
        return read_money(number, unit, own)
    return reader(number) if unit in ("", own) else reader(text)


def _split(text: str) -> tuple[str, str]:
    """Split a text into its number and the rest: unit, percent sign, blanks."""
    found = _BEHIND.search(text)
    return (text[: found.start()], found[0]) if found else (text, "")


def _figure(row: Row, text: str, main: Reading, share: Reading | None) -> Figure:
    certainty = min((main.certainty, share.certainty if share else main.certainty), key=_WEAKEST.index)
    figure = Figure(text, State.VALUE, main.number, share.number if share else None, certainty)
    if certainty is Certainty.CERTAIN:
        return figure
    if certainty is Certainty.PROBABLE:
        return figure._replace(fault="value.format", suggestion=_suggestion(text, main, share))
    return Figure(
        text, State.VALUE, certainty=certainty, fault="value.ambiguous", options=_options(row, text, main, share)
    )


def _suggestion(text: str, main: Reading, share: Reading | None) -> str:
    """Return a probable text written with certainty; well-typed parts and the unit stay as typed."""
    slash = text.rfind("/") if share else len(text)
    tail = "/" + _rewritten(text[slash + 1 :], share) if share else ""
    return _rewritten(text[:slash], main) + tail


def _rewritten(text: str, reading: Reading) -> str:
    if reading.certainty is Certainty.CERTAIN:
        return text
    _, tail = _split(text)
    name = money_name(tail)
    return reading.written + (f" {name}" if name else tail)


def _options(row: Row, text: str, main: Reading, share: Reading | None) -> tuple[str, ...]:
    """Return each way to write an ambiguous text clearly: as thousands and, unless it is a count, as a decimal."""
    signs = ("",) if row.kind == "count" else ("", ",")
    slash = text.rfind("/") if share else len(text)
    heads = _ways(text[:slash], main, signs)
    tails = _ways(text[slash:], share, ("", ",")) if share else ("",)
    return tuple(head + tail for head in heads for tail in tails)


def _ways(text: str, reading: Reading, signs: tuple[str, ...]) -> tuple[str, ...]:
    if reading.certainty is not Certainty.AMBIGUOUS:
        return (text,)
    return tuple(AMBIGUOUS.sub(partial(_rewrite, sign), text) for sign in signs)


def _rewrite(sign: str, token: re.Match[str]) -> str:
    return token[0].replace(".", sign).replace(",", sign)


def _unread(row: Row, text: str) -> Figure:
    """Return a figure with its fault: several numbers, a number of something else, or no number."""
    other = _WITH_UNIT.fullmatch(text)
    if len(TOKEN.findall(text)) > 1:
        fault = "value.mixed"
    elif other and not same_unit(other["unit"], row.unit):
        fault = "value.unit"
    else:
        fault = "value.format"
    return Figure(text, State.VALUE, certainty=Certainty.NONE, fault=fault)


def _show_number(_row: Row, figure: Figure) -> str:
    if figure.number is None:
        return figure.text
    share = f"/{show(figure.share.value)}%" if figure.share else ""
    return show(figure.number.value) + share


def _show_text(_row: Row, figure: Figure) -> str:
    return figure.text


def _show_choice(_row: Row, figure: Figure) -> str:
    return figure.choice or figure.text


KINDS: dict[str, FigureKind] = {
    "heading": FigureKind(_read_heading, _show_text),
    "count": FigureKind(_read_count, _show_number),
    "decimal": FigureKind(_read_decimal, _show_number),
    "percent": FigureKind(_read_percent, _show_number),
    "choice": FigureKind(_read_choice, _show_choice),
}
