"""The program as a process that shows a window, and its command as another one that asks about its drafts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.e2e.screen import Screen, until

ROOT = Path(__file__).parents[2]
NAME = "CCHC Desktop"


class Program:
    """A start of the program over a data folder, its files below a home of its own."""

    def __init__(self, screen: Screen, data: Path) -> None:
        self.screen, self.data, self.home = screen, data, data.parent
        self.said = data.with_suffix(".log")
        with self.said.open("ab") as said:
            self.process = subprocess.Popen(_call(data), cwd=ROOT, env=self._environment(), stdout=said, stderr=said)
        self.window = ""

    def wait_for_window(self) -> None:
        """Wait until the window is there, and give it the keyboard."""
        self.window = until("there is a window", self._window)
        self.screen.focus(self.window)

    def wait_for_drafts(self) -> None:
        """Wait until the drafts are open: only then there is a way to a new report, and back to the list."""
        until("a new report can be begun", lambda: self._is_called(f"Lập báo cáo mới – {NAME}", "ctrl+n"))
        until("the list is shown", lambda: self._is_called(NAME, "Escape"))

    @property
    def title(self) -> str:
        """The title of the window."""
        return self.screen.title(self.window)

    def ask(self, *arguments: str) -> Any:  # noqa: ANN401 - whatever the command answers
        """Return what the command answers about the drafts."""
        done = subprocess.run(
            [*_call(self.data), *arguments, "--json"], check=False, capture_output=True, encoding="utf-8", cwd=ROOT
        )
        return json.loads(done.stdout) if done.stdout else {}

    def kill(self) -> None:
        """End the program without giving it time for anything."""
        self.process.kill()
        self.process.wait()

    def _window(self) -> str:
        assert self.process.poll() is None, self.said.read_text(encoding="utf-8")
        return self.screen.window_of(self.process.pid)

    def _is_called(self, title: str, key: str) -> bool:
        """Return whether the window has a title; if not, press the key that leads there, which does nothing twice."""
        if self.title == title:
            return True
        self.screen.press(key)
        return False

    def _environment(self) -> dict[str, str]:
        """Return the surroundings of a user who has this screen and this home."""
        strange = ("QT_", "XDG_", "WAYLAND_")
        usual = {name: value for name, value in os.environ.items() if not name.startswith(strange)}
        own = {"DISPLAY": self.screen.display, "HOME": str(self.home), "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        return usual | own


def _call(data: Path) -> list[str]:
    return [sys.executable, "-m", "cchc_desktop", "--data", str(data)]
