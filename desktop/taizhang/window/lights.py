"""灯色 on the screen: the ink of what is well, wants attention or is late, by the chosen scheme.

Each stands beside a word and a shape; all can be read on the ground of the list (4.5 : 1 at least).
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

from taizhang.ledger.pace import Pace, Timing
from taizhang.ledger.scheme import SCHEMES
from taizhang.window import theme


class Lights(NamedTuple):
    """Three inks for text."""

    well: QColor
    attention: QColor
    late: QColor


_LIGHT = {"绿": "#2e7d4f", "蓝": "#1a5fb4", "黄": "#806000", "橙": "#a84a00", "红": "#9c2b20"}
_DARK = {"绿": "#81c995", "蓝": "#8ab4f8", "黄": "#e8c860", "橙": "#ffb074", "红": "#f2b8b5"}


def lights(scheme: str, palette: QPalette) -> Lights:
    """The inks of a scheme of the ledger; 黑白 has the ink of all text."""
    if scheme == SCHEMES[-1]:
        plain = palette.color(QPalette.ColorRole.WindowText)
        return Lights(plain, plain, plain)
    inks = _DARK if theme.is_dark(palette) else _LIGHT
    return Lights(*(QColor(inks[letter]) for letter in scheme))


def pace_ink(pace: Pace, scheme: str, palette: QPalette) -> QColor:
    """The ink of a class of 序时进度."""
    three = lights(scheme, palette)
    inks = {Pace.DONE: three.well, Pace.AHEAD: three.well, Pace.BEHIND: three.late}
    return inks.get(pace, theme.muted(palette))


def timing_ink(timing: Timing, scheme: str, palette: QPalette) -> QColor:
    """The ink of 逾期 and 临期."""
    three = lights(scheme, palette)
    return three.late if timing is Timing.OVERDUE else three.attention
