"""A screen of its own, an X server in memory, and xdotool at its keyboard and mouse."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

NEEDED = ("Xvfb", "xdotool", "xkbcomp")
_HANDS = ("xdotool",)
SIZE = (1366, 768)
_PATIENCE = 60.0
_BETWEEN = 0.05
_VIETNAMESE = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_SPARE_KEYS = (*range(147, 191), *range(208, 256))
"""Numbers of keys that no keyboard of ours has: every Vietnamese letter gets one.

xdotool would lend a key to each letter for as long as it is pressed, and a busy program looks it up too late.
"""

_KEYS = {"\t": "Tab", "\n": "Return", "\b": "BackSpace"}

Found = TypeVar("Found")


def until(what: str, condition: Callable[[], Found], *, within: float = _PATIENCE) -> Found:
    """Return what a condition gives as soon as it gives something; fail if it never does."""
    deadline = time.monotonic() + within
    while not (found := condition()):
        if time.monotonic() > deadline:
            pytest.fail(f"after {within:.0f} seconds still not so: {what}")
        time.sleep(_BETWEEN)
    return found


@contextmanager
def make_screen() -> Iterator[Screen]:
    """Yield a screen on a free display, reached through a socket of this machine alone."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    reading, writing = os.pipe()
    width, height = SIZE
    # without -noreset the keyboard would be the old one again whenever the last window has gone
    call = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(call, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as answer:
                screen = Screen(f":{answer.readline().strip()}")
            screen.teach_vietnamese()
            yield screen
        finally:
            server.terminate()


class Screen:
    """Keys go to the window that has the focus, as on any desk."""

    def __init__(self, display: str) -> None:
        self.display = display
        self._environment = {**os.environ, "DISPLAY": display, "LC_ALL": "C.UTF-8"}

    def teach_vietnamese(self) -> None:
        """Add a key to the keyboard for every Vietnamese letter."""
        keys = "".join(
            f"key <I{number}> {{ [ U{ord(letter):04X}, U{ord(letter.upper()):04X} ] }};"
            for number, letter in zip(_SPARE_KEYS, _VIETNAMESE, strict=False)
        )
        keyboard = f"""xkb_keymap {{
            xkb_keycodes {{ include "evdev+aliases(qwerty)" }};
            xkb_types {{ include "complete" }};
            xkb_compat {{ include "complete" }};
            xkb_symbols {{ include "pc+us" {keys} }};
        }};"""
        call = ["xkbcomp", "-w0", "-", self.display]
        subprocess.run(call, check=True, input=keyboard, encoding="utf-8")

    def press(self, *keys: str) -> None:
        """Press keys, or several at once as in `ctrl+n`, by their names in X."""
        self._do("key", *keys)

    def write(self, text: str) -> None:
        """Type a text; tab, newline and backspace are the keys of these names."""
        self._do("type", "--delay", "5", "--", _typed(text))

    @contextmanager
    def writing(self, text: str, *, pause: int) -> Iterator[subprocess.Popen[str]]:
        """Type a text, with a pause of some milliseconds after every key, while something else is done."""
        call = [*_HANDS, "type", "--delay", str(pause), "--", _typed(text)]
        with subprocess.Popen(call, env=self._environment, encoding="utf-8") as hands:
            try:
                yield hands
            finally:
                hands.kill()
                hands.wait()
                self._do("keyup", "shift", *map(_key_of, set(text)))  # one that was down would repeat for ever

    def click(self, window: str, *, right: int, bottom: int) -> None:
        """Click in a window, so far from its right and lower edges."""
        shape = _named(self._do("getwindowgeometry", "--shell", window))
        x, y = int(shape["WIDTH"]) - right, int(shape["HEIGHT"]) - bottom
        self._do("mousemove", "--window", window, str(x), str(y), "click", "1")

    def focus(self, window: str) -> None:
        """Give the keyboard focus to a window, as a window manager does."""
        self._do("windowfocus", window)

    def raise_(self, window: str) -> None:
        """Put a window over the others."""
        self._do("windowraise", window)

    def title(self, window: str) -> str:
        """Return what a window is called; empty if it has gone."""
        return self._do("getwindowname", window, must=False).removesuffix("\n")

    def window_of(self, process: int) -> str:
        """Return the window that a process shows, empty if there is none yet."""
        found = self._do("search", "--all", "--onlyvisible", "--pid", str(process), "--name", "CCHC", must=False)
        return "".join(found.split()[:1])

    def is_shown(self, title: str) -> bool:
        """Return whether a window of a title, a regular expression, is on the screen."""
        return bool(self._do("search", "--onlyvisible", "--name", title, must=False).strip())

    def window_in_front(self) -> str:
        """Return the window that is seen in the middle of the screen."""
        width, height = SIZE
        place = self._do("mousemove", str(width // 2), str(height // 2), "getmouselocation", "--shell")
        return _named(place)["WINDOW"]

    def _do(self, *arguments: str, must: bool = True) -> str:
        return subprocess.run(
            [*_HANDS, *arguments], check=must, capture_output=True, encoding="utf-8", env=self._environment
        ).stdout


def _key_of(letter: str) -> str:
    """Return the name in X of the key that types a letter."""
    return _KEYS.get(letter, f"U{ord(letter):04X}")


def _typed(text: str) -> str:
    """Return a text as xdotool takes it: a newline is another key than Enter."""
    return text.replace("\n", "\r")


def _named(answer: str) -> dict[str, str]:
    """Return an answer of xdotool's for shells by its names."""
    return dict(line.split("=", 1) for line in answer.split())
