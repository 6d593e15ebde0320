"""Whether Windows shows one of its contrast themes: Qt 6.8 tells light from dark, and nothing of these."""

from __future__ import annotations

import sys

_GET_HIGH_CONTRAST, _ON, _WINDOW, _BRIGHT = 0x42, 1, 5, 3 * 128


def contrast_theme() -> str:
    """Return "contrast-light" or "contrast-dark" as the ground of the theme is, "" if there is none."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - for this alone
        from ctypes import wintypes  # noqa: PLC0415 - likewise

        class HighContrast(ctypes.Structure):
            _fields_ = (("size", wintypes.UINT), ("flags", wintypes.DWORD), ("scheme", wintypes.LPWSTR))

        asked = HighContrast(ctypes.sizeof(HighContrast))
        user = ctypes.WinDLL("user32")
        if user.SystemParametersInfoW(_GET_HIGH_CONTRAST, asked.size, ctypes.byref(asked), 0) and asked.flags & _ON:
            return scheme_of(int(user.GetSysColor(_WINDOW)))
    return ""


def scheme_of(ground: int) -> str:
    """Return the contrast scheme for the ground of windows, a COLORREF."""
    parts = [ground >> shift & 0xFF for shift in (0, 8, 16)]
    return "contrast-light" if sum(parts) >= _BRIGHT else "contrast-dark"
