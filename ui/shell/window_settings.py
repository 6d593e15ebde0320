"""The settings of the window, its zoom and its size, in a small file that is read before the first painting."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

ZOOMS = (0.9, 1.0, 1.1, 1.25, 1.5)
SCHEMES = ("light", "dark", "contrast-light", "contrast-dark")
_ZOOM, _PLACE, _SCHEME, _IN_LINE = "zoom", "place", "scheme", "compare-in-line"


class WindowSettings:
    """The zoom, colours and place of the window, stored beside the drafts; defaults where they cannot be read."""

    def __init__(self, folder: Path) -> None:
        self._file = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    @property
    def zoom(self) -> float:
        """The zoom, one of ZOOMS."""
        kept = str(self._file.value(_ZOOM, ""))
        return next((zoom for zoom in ZOOMS if str(zoom) == kept), 1.0)

    @property
    def zooms(self) -> tuple[float, ...]:
        """The zooms to choose among."""
        return ZOOMS

    @property
    def scheme(self) -> str:
        """The colours, one of those to choose; "" as the system has it."""
        kept = str(self._file.value(_SCHEME, ""))
        return kept if kept in SCHEMES else ""

    def set_scheme(self, scheme: str) -> None:
        """Store the colours."""
        self._file.setValue(_SCHEME, scheme)

    @property
    def compares_in_line(self) -> bool:
        """Whether two versions are compared in one line, not side by side."""
        return str(self._file.value(_IN_LINE, "")) == "1"

    def set_compares_in_line(self, in_line: bool) -> None:  # noqa: FBT001 - connected to a signal
        """Store how versions are compared."""
        self._file.setValue(_IN_LINE, "1" if in_line else "")

    @property
    def place(self) -> QByteArray:
        """Size and place on the screen, as Qt saves it; empty before the first time."""
        kept = self._file.value(_PLACE)
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def set_zoom(self, zoom: float) -> None:
        """Store the zoom."""
        self._file.setValue(_ZOOM, str(zoom))

    def set_place(self, place: QByteArray) -> None:
        """Store size and place."""
        self._file.setValue(_PLACE, place)


def stepped(zoom: float, step: int) -> float:
    """Return the next zoom up or down, 1.0 for no step."""
    if not step:
        return 1.0
    nearest = min(range(len(ZOOMS)), key=lambda index: abs(ZOOMS[index] - zoom))
    return ZOOMS[min(max(nearest + step, 0), len(ZOOMS) - 1)]
