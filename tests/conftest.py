"""The suite's hypothesis profile, with which no property fails because the machine is busy; its fonts on Windows."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

if sys.platform == "win32":  # Qt's offscreen platform knows no font of Windows, and says so in each run
    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(__file__).parents[1] / "resources" / "fonts"))

settings.register_profile("no-clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no-clock")
