"""How the window looks: one family, one grid, few colours, each with a word and a shape."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from taizhang import paths
from taizhang.ledger.pace import Pace, Timing
from taizhang.ledger.status import Status
from taizhang.plan.model import Role

GRID = 4
"""Pixels (device-independent); every gap is a multiple of it."""
GAP = 2 * GRID
MARGIN = 3 * GRID

_CHINESE_FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
)
_OWN_FONTS = ("NotoSansSC-Regular.ttf.xz", "NotoSansSC-Bold.ttf.xz")

_ICON_SIZES = (16, 32, 48, 128)

_LIGHT = {
    Role.LEAD: "#b3261e",
    Role.RESPONSIBLE: "#1a5fb4",
    Role.PARTICIPANT: "#26734d",
    Role.GUIDE: "#6b4ca0",
    Role.GENERAL: "#6b6b6b",
    Role.ADDRESSED: "#8a5a00",
    Role.ARCHIVED: "#6b6b6b",
}
_DARK = {
    Role.LEAD: "#ff8a80",
    Role.RESPONSIBLE: "#8ab4f8",
    Role.PARTICIPANT: "#81c995",
    Role.GUIDE: "#c8a8ff",
    Role.GENERAL: "#b0b0b0",
    Role.ADDRESSED: "#e5b567",
    Role.ARCHIVED: "#b0b0b0",
}

STATUS_MARKS = {
    Status.DONE: "●",
    Status.UNDER_WAY: "◐",
    Status.NOT_STARTED: "○",
    Status.NOT_APPLICABLE: "—",
}


PACE_MARKS = {
    Pace.DONE: "●",
    Pace.AHEAD: "▲",
    Pace.ON_TIME: "■",
    Pace.BEHIND: "▼",
    Pace.OTHER: "—",
}

TIMING_MARKS = {Timing.OVERDUE: "◆", Timing.DUE_SOON: "◇"}


def set_icon(app: QApplication) -> None:
    """The icon of all windows, in the sizes that title bars, task bars and switchers show.

    PNG, because reading the SVG would load a plugin before the first paint.
    """
    icon = QIcon()
    for size in _ICON_SIZES:
        icon.addFile(str(paths.resources() / "icons" / f"taizhang-{size}.png"))
    app.setWindowIcon(icon)


def set_font(app: QApplication) -> None:
    """Choose a Chinese family for the whole program.

    Qt would fall back to a Japanese one glyph by glyph, at twice the cost of painting. Where the
    machine has no Chinese font at all the report's own one is used.
    """
    installed = set(QFontDatabase.families())
    family = next((name for name in _CHINESE_FAMILIES if name in installed), None)
    if family is None:
        family = _load_own_font()
    font = QFont(app.font())
    if family is not None:
        font.setFamily(family)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPointSizeF(max(font.pointSizeF(), 10.0))
    app.setFont(font)


def _load_own_font() -> str | None:
    import lzma

    family = None
    for name in _OWN_FONTS:
        path = paths.resources() / "fonts" / name
        if path.is_file():
            number = QFontDatabase.addApplicationFontFromData(lzma.decompress(path.read_bytes()))
            family = next(iter(QFontDatabase.applicationFontFamilies(number)), family)
    return family


def is_dark(palette: QPalette) -> bool:
    """Whether the system asks for light text on a dark ground."""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def role_colour(role: Role, palette: QPalette) -> QColor:
    """The colour of a role's badge; the badge always carries the word as well."""
    return QColor((_DARK if is_dark(palette) else _LIGHT)[role])


def accent(palette: QPalette) -> QColor:
    """The colour of progress."""
    return QColor("#81c995" if is_dark(palette) else "#2e7d4f")


def warning(palette: QPalette) -> QColor:
    """The colour of what must be noticed: 已失效, what could not be saved."""
    return QColor("#f2b8b5" if is_dark(palette) else "#9c2b20")


def caution(palette: QPalette) -> QColor:
    """The colour of what will have to be noticed soon: 临期."""
    return QColor("#e5b567" if is_dark(palette) else "#8a5a00")


def muted(palette: QPalette) -> QColor:
    """The colour of what is said beside the point: readable still (4.5 : 1 on the ground)."""
    return QColor("#a8a8a8" if is_dark(palette) else "#666666")


def blend(front: QColor, back: QColor, share: float) -> QColor:
    """``share`` (0 to 1) of ``front`` over ``back``."""
    rest = 1 - share
    return QColor(
        round(front.red() * share + back.red() * rest),
        round(front.green() * share + back.green() * rest),
        round(front.blue() * share + back.blue() * rest),
    )


def heading_font(base: QFont) -> QFont:
    """The one larger size there is."""
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * 1.25)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def bold(base: QFont) -> QFont:
    """The same size, heavier."""
    font = QFont(base)
    font.setWeight(QFont.Weight.DemiBold)
    return font
