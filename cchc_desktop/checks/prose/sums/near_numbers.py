"""Numbers near each other: signs that one was meant for the other, as swapped digits, one wrong digit, a few points."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.reading.counts.measured_terms import Term

_HUNDRED = Decimal(100)
_CLOSE, _PART = Decimal("3.05"), Decimal("0.06")
_FEW = 3
_EXACT = 100
"""Digits that a product of several numbers may have before it is rounded."""


def is_mistyped(written: str, meant: str) -> bool:
    """Return whether digits are those of another number in another order, or but for one; points mean nothing."""
    one, other = _digits(written), _digits(meant)
    if one == other or min(len(one), len(other)) < 2:  # noqa: PLR2004 - one digit is like every other one
        return one == other and written != meant
    if len(one) != len(other):
        return False
    return sorted(one) == sorted(other) or sum(a != b for a, b in zip(one, other, strict=True)) == 1


def is_one_key_off(written: str, meant: str) -> bool:
    """Return whether digits are those of another number but for one: another, changed with the next, lost or doubled.

    Decimals must be as many in both; a zero before a number of one digit means nothing.
    """
    one, other = _digits(written).lstrip("0"), _digits(meant).lstrip("0")
    if abs(len(one) - len(other)) == 1:
        short, long = sorted((one, other), key=len)
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    if len(one) != len(other):
        return False
    wrong = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1  # noqa: PLR2004
    return len(wrong) == 1 or (swapped and sorted(one) == sorted(other))


def are_swapped(written: str, meant: str) -> bool:
    """Return whether two digits of a number changed places."""
    one, other = _digits(written).lstrip("0"), _digits(meant).lstrip("0")
    if one == other or len(one) != len(other):
        return False
    wrong = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(wrong) == 2 and sorted(one) == sorted(other)  # noqa: PLR2004


def are_turned(written: str, meant: str) -> bool:
    """Return whether the digits of a number of four or more are those of another one in another order."""
    one, other = _digits(written).lstrip("0"), _digits(meant).lstrip("0")
    return len(one) > _FEW and one != other and sorted(one) == sorted(other)


def has_other_digit(written: str, meant: str) -> bool:
    """Return whether one digit of a number of four or more is another one."""
    one, other = _digits(written).lstrip("0"), _digits(meant).lstrip("0")
    return len(one) == len(other) > _FEW and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def with_swaps(text: str) -> Iterator[str]:
    """Yield a number with two digits changed that follow each other, however it is grouped."""
    places = [at for at, each in enumerate(text) if each.isdigit()]
    for one, other in pairwise(places):
        swapped = f"{text[:one]}{text[other]}{text[one + 1 : other]}{text[one]}{text[other + 1 :]}"
        if swapped != text and (not swapped.startswith("0") or len(text) == len("05") or swapped.startswith("0,")):
            yield swapped


def with_others(text: str) -> Iterator[str]:
    """Yield a number with one digit another one, but for zeros before it."""
    for at, digit in enumerate(text):
        if digit.isdigit() and not (digit == "0" and not at):
            yield from (f"{text[:at]}{each}{text[at + 1 :]}" for each in "0123456789" if each != digit)


def in_digits(said: Term, value: Decimal) -> str:
    """Return a value as it would be written in a number's unit with its decimals, "" where it has more of them."""
    places = len(said.text.partition(",")[2])
    in_unit = value.scaleb(-said.power)
    return f"{in_unit:.{places}f}" if in_unit == round(in_unit, places) else ""


def looks_like(said: Term, exact: Decimal) -> bool:
    """Return whether a number has the look of another one, above 0, mistyped in its own unit and with its decimals."""
    return exact > 0 and is_mistyped(said.text, rounded(exact.scaleb(-said.power), said.text))


def is_share(said: Term, exact: Decimal) -> bool:
    """Return whether a percent is an exact one, rounded or cut off."""
    return -said.half <= exact - said.value < 2 * said.half


def share_is_mistyped(said: Term, exact: Decimal) -> bool:
    """Return whether a percent is another one mistyped; two digits of which one is wrong may be any percent."""
    meant = rounded(exact, said.text)
    return is_mistyped(said.text, meant) and ("," in said.text or sorted(said.text) == sorted(meant))


def rounded(value: Decimal, like: str) -> str:
    """Return a number with as many decimals as another one is written with, in Vietnamese style without groups."""
    places = len(like.partition(",")[2])
    with localcontext(prec=_EXACT):
        return f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}".replace(".", ",")


def is_close(said: Decimal, exact: Decimal) -> bool:
    """Return whether a percent is by a few points another one."""
    return abs(said - exact) <= max(_CLOSE, exact * _PART)


def count_is_mistyped(share: Term, part: Term, whole: Term) -> bool:
    """Return whether a share would be right, were one digit of its part or whole another, or two of them changed."""
    if part.kind != "count" or part.value <= 0 or share.low <= 0 or "," not in share.text:
        return False
    parts = _integers(share.low * whole.value / _HUNDRED, share.high * whole.value / _HUNDRED)
    wholes = _integers(part.value * _HUNDRED / share.high, part.value * _HUNDRED / share.low)
    return any(is_mistyped(part.text, each) for each in parts) or any(is_mistyped(whole.text, each) for each in wholes)


def _integers(low: Decimal, high: Decimal) -> list[str]:
    """Return the few whole numbers between two, none where they are many: then any number is like one of them."""
    first = int(low.to_integral_value(rounding="ROUND_CEILING"))
    last = int(high.to_integral_value(rounding="ROUND_FLOOR"))
    return [str(each) for each in range(first, last + 1)] if last - first < _FEW else []


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isdigit())
