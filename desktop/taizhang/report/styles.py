"""The status report's typography: GB/T 9704-2012 for its text, smaller sizes in its tables."""

from __future__ import annotations

from taizhang.report.fonts import FANGSONG, HEI, HEI_BOLD, KAI, SONG, TITLE
from taizhang.report.text import Align, Style

TITLE_STYLE = Style(TITLE, 22, 33, Align.CENTRED)
"""2号 (22 pt), in place of 小标宋, which no free font offers."""
BODY = Style(FANGSONG, 16, 28, indent=2.0)
"""3号 仿宋."""
HEADING = Style(HEI, 16, 30, Align.LEFT, indent=2.0)
SUBHEADING = Style(KAI, 16, 28, Align.LEFT, indent=2.0)
TASK = Style(HEI_BOLD, 13, 22, Align.LEFT, indent=32 / 13)
CLAUSE = Style(KAI, 12, 18, indent=32 / 12)
NOTE = Style(FANGSONG, 12, 19, indent=32 / 12)
CELL = Style(FANGSONG, 10.5, 15)
"""五号 仿宋."""
CELL_NOTE = Style(FANGSONG, 10.5, 15, indent=2.0)
CELL_CENTRED = Style(FANGSONG, 10.5, 15, Align.CENTRED)
CELL_HEAD = Style(HEI, 10, 15, Align.CENTRED)
CELL_LABEL = Style(KAI, 10.5, 15, Align.CENTRED)
RUNNING = Style(SONG, 9, 12, Align.LEFT)
