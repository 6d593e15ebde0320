"""The shapes of tables that were read before: what was answered about their columns, kept for the next one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cchc_desktop.base.clock import now
from cchc_desktop.dossiers.take_tables import holds_once

if TYPE_CHECKING:
    from cchc_desktop.desk.office.settings import SettingTexts
    from cchc_desktop.desk.one_stop.dossier_figures import TakenFigures

_SETTING, _MOST = "table_shapes", 60


@dataclass(frozen=True, slots=True)
class KnownShape:
    """A shape that was read before: the answers about it, its system, the day it was read last (ISO 8601)."""

    answers: Mapping[str, str] = field(default_factory=dict)
    system: str = ""
    day: str = ""


class TableShapes:
    """The shapes that are known in one data folder, the latest first."""

    def __init__(self, settings: SettingTexts) -> None:
        self._settings = settings

    def known(self, found: TakenFigures) -> KnownShape | None:
        """Return what is known of tables by their heads, None if they were never read."""
        kept = self._read().get(_key(found))
        if not isinstance(kept, dict) or not isinstance(kept.get("answers"), dict):
            return None
        answers = {str(question): str(choice) for question, choice in kept["answers"].items()}
        return KnownShape(answers, str(kept.get("system", "")), str(kept.get("day", "")))

    def remember(self, found: TakenFigures, answers: Mapping[str, str], system: str) -> None:
        """Keep what was answered about tables, but for what holds for one file alone."""
        lasting = {question: choice for question, choice in answers.items() if not holds_once(question)}
        own = {_key(found): {"answers": lasting, "system": system, "day": now().date().isoformat()}}
        others = {key: kept for key, kept in self._read().items() if key not in own}
        shapes = dict([*own.items(), *others.items()][:_MOST])
        self._settings.set_setting(_SETTING, json.dumps(shapes, ensure_ascii=False))

    def forget(self, found: TakenFigures) -> None:
        """Forget the shape of tables."""
        shapes = {key: kept for key, kept in self._read().items() if key != _key(found)}
        self._settings.set_setting(_SETTING, json.dumps(shapes, ensure_ascii=False))

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._settings.setting(_SETTING) or "{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


def _key(found: TakenFigures) -> str:
    shapes = "\n".join(sorted(table.shape for table in found.taken.tables))
    return hashlib.sha256(shapes.encode()).hexdigest()[:32]
