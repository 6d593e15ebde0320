"""The theme of the window: colours and sizes as data, fonts, icons, and the one style sheet made of them.

Nothing is stored here: Qt knows whether it is dark, the application object holds the zoom and the chosen colours.
"""

from __future__ import annotations

from functools import cache
from string import Template

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from cchc_desktop.base.windows.contrast_theme import contrast_theme
from resources import FOLDER

FAMILIES = ["Segoe UI", "Open Sans", "Noto Sans"]
SIZES = (11, 12, 13, 14, 15, 16, 20, 24)
NARROW = 1180
"""Below this width of the window there is one column of work, and the bars use short texts."""
Weight = QFont.Weight
NORMAL, SEMIBOLD = Weight.Normal, Weight.DemiBold

# token: light, dark. The contrast of text to each of its grounds is at least 4.5.
COLORS = {
    "canvas": ("F3F5F8", "14171C"),
    "surface": ("FFFFFF", "1C2026"),
    "sunken": ("F7F8FA", "191D22"),
    "header": ("EEF1F5", "242A32"),
    "other_tier": ("F0F2F5", "20252B"),
    "line": ("DCE1E8", "323943"),
    "line_strong": ("7E8998", "808B9A"),
    "text": ("1A212B", "E7EAEF"),
    "text2": ("465160", "BCC4CF"),
    "muted": ("5D6877", "9BA5B3"),
    "accent": ("0F5CA8", "7DB5F2"),
    "accent_hover": ("0C4C8C", "9CC7F6"),
    "accent_press": ("093B6E", "B9D8F9"),
    "on_accent": ("FFFFFF", "0B1B2D"),
    "accent_soft": ("E6F0FA", "1E3147"),
    "accent_line": ("B5D2EE", "35587F"),
    "sel": ("D6E7F8", "274465"),
    "error": ("B3261E", "FF9E95"),
    "error_soft": ("FDF0EF", "382120"),
    "error_line": ("EBB8B4", "7A3F3B"),
    "warn": ("875200", "F0C06C"),
    "warn_soft": ("FEF6E6", "332815"),
    "warn_line": ("E8CB94", "6E5626"),
    "hint": ("5A4A9C", "BFB3F5"),
    "hint_soft": ("F4F1FB", "28243D"),
    "ok": ("1D6F42", "82D1A2"),
    "ok_soft": ("EAF6EF", "1A2F24"),
    "ok_line": ("AFD9C1", "37694D"),
    "focus": ("0F5CA8", "9CC7F6"),
}

# The same tokens in high contrast: black on white, white on black, with the colours of Windows' own contrast themes.
_PLAIN = ("FFFFFF", "000000")
_INK = ("000000", "FFFFFF")
_SOFT = ("EDEDED", "1F1F1F")
CONTRAST = {
    **dict.fromkeys(("canvas", "surface", "sunken", "other_tier"), _PLAIN),
    **dict.fromkeys(("header", "error_soft", "warn_soft", "hint_soft", "ok_soft"), _SOFT),
    **dict.fromkeys(("line_strong", "text", "text2", "muted"), _INK),
    "line": ("6B6B6B", "9E9E9E"),
    "accent": ("00359C", "FFFF00"),
    "accent_hover": ("00256D", "FFFF80"),
    "accent_press": ("001A4D", "FFFFB0"),
    "on_accent": ("FFFFFF", "000000"),
    "accent_soft": ("DCE6FF", "2B2B00"),
    "accent_line": ("00359C", "FFFF00"),
    "sel": ("C4D5FF", "3D3D00"),
    **dict.fromkeys(("error", "error_line"), ("8A0000", "FF9C9C")),
    **dict.fromkeys(("warn", "warn_line"), ("5E3A00", "FFC860")),
    "hint": ("4B2E9E", "D0C2FF"),
    **dict.fromkeys(("ok", "ok_line"), ("00491F", "8CFFB0")),
    "focus": ("00359C", "FFFF00"),
}
SCHEMES = {
    "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark,
    "contrast-light": Qt.ColorScheme.Light, "contrast-dark": Qt.ColorScheme.Dark,
}  # fmt: skip
"""The colours that can be chosen, and those of the window's frame."""

_ROLES = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "sel",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "surface",  # the shadow of disabled words in menus: not to be seen
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line_strong",
}


def dark() -> bool:
    """Return whether the system, or the user over it, asks for dark colours."""
    chosen = SCHEMES.get(_scheme(), QGuiApplication.styleHints().colorScheme())
    return chosen is Qt.ColorScheme.Dark


def _scheme() -> str:
    """Return the colours that were chosen or that Windows' contrast theme asks for, "" if neither."""
    app = QApplication.instance()
    return str(app.property("scheme") or "") if app else ""


def color(token: str) -> QColor:
    """Return a token's present colour."""
    colors = CONTRAST if _scheme().startswith("contrast") else COLORS
    return QColor(f"#{colors[token][dark()]}")


def px(size: float) -> int:
    """Return a length of the design in pixels at the present zoom."""
    return round(size * _zoom())


def font(size: int, weight: Weight = NORMAL) -> QFont:
    """Return a font of a size of the design, with figures of one width."""
    made = QFont(FAMILIES)
    made.setPixelSize(px(size))
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def pixmap(name: str, ink: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """Return an icon in a token's colour, `size` pixels of the design wide, for a screen of that pixel ratio."""
    return _drawn(name, color(ink).name(), px(size), ratio)


def icon(name: str, ink: str = "text2", size: int = 16) -> QIcon:
    """Return an icon in the present colour of a token, for item views."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, ink, size, ratio))
    return made


def choose(app: QApplication, scheme: str) -> None:
    """Set the colours, one of SCHEMES or "" as the system has it; widgets need `apply` too."""
    app.setProperty("scheme", scheme or contrast_theme())
    app.styleHints().setColorScheme(SCHEMES.get(scheme, Qt.ColorScheme.Unknown))  # the frame of the window too


def prepare(app: QApplication, zoom: float | None = None) -> None:
    """Load what painting needs: fonts, and a zoom of 0.9 to 1.5 if one is given; widgets need `apply` too."""
    if zoom is not None:
        app.setProperty("zoom", min(max(zoom, 0.9), 1.5))
    load_fonts()


def apply(app: QApplication, zoom: float | None = None) -> None:
    """Apply the theme to the whole application, at another zoom if one is given."""
    prepare(app, zoom)
    app.setStyle("Fusion")
    app.setPalette(_palette())
    app.setStyleSheet(_style_sheet())
    app.setFont(font(14))  # last: a style takes the system's own font for lists, heads, menus and tips


@cache
def load_fonts() -> None:
    """Load the shipped font, for systems without Segoe UI; once in a process."""
    folder = FOLDER / "fonts"
    for weight in ("Regular", "SemiBold"):
        QFontDatabase.addApplicationFontFromData(QByteArray((folder / f"OpenSans-{weight}.ttf").read_bytes()))


def _zoom() -> float:
    app = QApplication.instance()
    zoom = app.property("zoom") if app else None
    return zoom if isinstance(zoom, float) else 1.0


def _palette() -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, color(token))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, color("muted"))
    return palette


def _style_sheet() -> str:
    source = (FOLDER / "style" / "window.qss").read_text(encoding="utf-8")
    colors = {token: color(token).name() for token in COLORS}
    sizes = {f"px{size}": f"{px(size)}px" for size in SIZES}
    return Template(source).substitute(colors | sizes)


@cache
def _drawn(name: str, paint: str, side: int, ratio: float) -> QPixmap:
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", paint).encode()))
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return made


@cache
def _svg(name: str) -> str:
    return (FOLDER / "icons" / f"{name}.svg").read_text(encoding="utf-8")
