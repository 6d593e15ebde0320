"""The measure of regular expressions finds expressions of every kind that takes too long."""

from __future__ import annotations

import re
import sys

import pytest

from tests.hostile import growth
from tests.hostile.patterns import Use

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="only POSIX has timers of the processor's time")

TOO_LONG = {
    "a repeat in a repeat": (r"(?:a+)+b", "search"),
    "a repeat of words with perhaps a space": (r"(?:\w+\s?)*;", "match"),
    "a repeat beside its like": (r"\d+\d+x", "match"),
    "two repeats with perhaps a sign between": (r"\w+[.,]?\w+;", "match"),
    "three ways to the far end": (r".*,.*,.*;", "match"),
    "few letters up to an end that never comes": (r'"(.*?)";', "search"),
    "a search that begins again at every digit": (r"\d+x", "search"),
    "a search up to a sign that never comes": (r"[^;]*;", "search"),
    "spaces before an end": (r"\s+$", "sub"),
    "spaces around a comma": (r"\s*,\s*", "split"),
    "a look ahead to the far end": (r"a(?=.*;)", "finditer"),
    "a look ahead for what must not come": (r"0(?!.*x)", "sub"),
    "alternatives for the same letters": (r"(?:a|aa)+;", "match"),
    "alternatives for the same digits up to the end": (r"(?:\d|\d\d|,)+$", "match"),
    "all after what stands behind": (r"(?<=\()[^)]*\)", "search"),
    "the same word again, anywhere": (r"(\w+).*\1;", "search"),
    "a repeat of a whole word": (r"(?:ngày\s*)+của", "search"),
}


@pytest.mark.parametrize(("source", "method"), TOO_LONG.values(), ids=TOO_LONG)
def test_an_expression_that_takes_too_long_is_found(monkeypatch: pytest.MonkeyPatch, source: str, method: str) -> None:
    monkeypatch.setattr(growth, "SECONDS", growth.SECONDS / 4)  # enough for each, and soon over

    assert growth.endless_on(Use(source, re.compile(source), method))


@pytest.mark.parametrize("source", [r"\d{1,9}x", r"\s*\S+", r"(?<!\d)\d++x", r'"[^"]{0,60}";', r"(?:a|b)+c?"])
def test_an_expression_that_reads_its_text_once_is_not(source: str) -> None:
    assert growth.endless_on(Use(source, re.compile(source), "match")) is None
