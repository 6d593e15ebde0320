"""The contrast themes of Windows."""

from __future__ import annotations

import sys

import pytest

from cchc_desktop.base.windows.contrast_theme import contrast_theme, scheme_of


@pytest.mark.parametrize(
    ("ground", "scheme"),
    [
        (0x000000, "contrast-dark"),
        (0x202020, "contrast-dark"),
        (0xFFFFFF, "contrast-light"),
        (0xEFFAFF, "contrast-light"),
    ],
)
def test_the_ground_decides(ground: int, scheme: str) -> None:
    assert scheme_of(ground) == scheme


@pytest.mark.skipif(sys.platform == "win32", reason="there the machine decides")
def test_other_systems_have_none() -> None:
    assert contrast_theme() == ""


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows")
def test_windows_answers() -> None:
    assert contrast_theme() in ("", "contrast-light", "contrast-dark")
