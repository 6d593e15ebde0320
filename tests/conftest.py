"""What keeps a busy machine from failing a test: hypothesis' profile and a patient qtbot; the fonts on Windows."""

from __future__ import annotations

import os
import sys
from functools import partialmethod
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

if sys.platform == "win32":  # Qt's offscreen platform knows no font of Windows, and says so in each run
    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(__file__).parents[1] / "resources" / "fonts"))

settings.register_profile("no-clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no-clock")

_PATIENCE_MS = 60_000 if sys.platform != "win32" else 240_000  # Wine starts processes slowly


class PatientQtBot(QtBot):
    """A qtbot whose waits are given up after minutes instead of five seconds; they end as soon as they are met."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=_PATIENCE_MS)  # noqa: N815 - Qt's own names
    waitSignal = partialmethod(QtBot.waitSignal, timeout=_PATIENCE_MS)  # noqa: N815
    waitSignals = partialmethod(QtBot.waitSignals, timeout=_PATIENCE_MS)  # noqa: N815


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientQtBot:  # noqa: ARG001 - waits run in it
    """Return a patient qtbot instead of the plugin's own."""
    return PatientQtBot(request)
