"""The typography of every form: GB/T 9704-2012 for the letter's text, smaller sizes in tables.

The page of the letter holds 22 lines of 28 characters (§5.2.3). 28 characters of 16 pt would be
158 mm wide and do not fit into 156 mm: 3号 is 15.75 pt, and 22 lines share 225 mm.
"""

from __future__ import annotations

from taizhang.report.fonts import SHIPPED, Fonts
from taizhang.report.ink import RED
from taizhang.report.page import A4
from taizhang.report.text import Align, Style

SIZE_2 = 22.0
"""二号, in points."""
SIZE_3 = 15.75
SIZE_4 = 14.0
SIZE_5 = 10.5
SMALL_5 = 9.0
"""小五."""

GRID = A4.text_height / 22
"""Height of a line of the letter."""
TITLE_LEADING = GRID * 1.25


class Styles:
    """The styles, set in the fonts of a report: the program's own or the office's."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        # The letter, each a line of its grid high. Its pages are always full, hence keep=1.
        self.body = Style(fonts.fangsong, SIZE_3, GRID, indent=2.0, keep=1)
        self.addressee = Style(fonts.fangsong, SIZE_3, GRID, Align.LEFT)
        self.dated = Style(fonts.fangsong, SIZE_3, GRID, Align.RIGHT, inset=4.0)
        """成文日期: four characters from the right (§7.3.5)."""
        self.heading = Style(fonts.hei, SIZE_3, GRID, Align.LEFT, indent=2.0)
        """一、"""
        self.subheading = Style(fonts.kai, SIZE_3, GRID, Align.LEFT, indent=2.0)
        """（一）"""
        self.attachment = Style(fonts.hei, SIZE_3, GRID, Align.LEFT)
        """附件 and its number, at the left of an annex's first line (§7.3.7)."""
        self.title = Style(fonts.title, SIZE_2, TITLE_LEADING, Align.CENTRED)
        """二号 小标宋."""
        self.issuer = Style(fonts.title, 36, 48, Align.CENTRED, ink=RED)
        """发文机关标志 of a red head."""
        self.doc_number = Style(fonts.fangsong, SIZE_3, GRID, Align.CENTRED)

        # Tables and what stands close to them.
        self.task = Style(fonts.hei_bold, 13, 22, Align.LEFT, indent=32 / 13)
        self.clause = Style(fonts.kai, 12, 18, indent=32 / 12)
        self.note = Style(fonts.fangsong, 12, 19, indent=32 / 12)
        self.sheet_title = Style(fonts.title, 18, 27, Align.CENTRED)
        self.cell = Style(fonts.fangsong, SIZE_5, 15)
        self.cell_left = Style(fonts.fangsong, SIZE_5, 15, Align.LEFT)
        self.cell_note = Style(fonts.fangsong, SIZE_5, 15, indent=2.0)
        self.cell_centred = Style(fonts.fangsong, SIZE_5, 15, Align.CENTRED)
        self.cell_head = Style(fonts.hei, 10, 15, Align.CENTRED)
        self.cell_label = Style(fonts.kai, SIZE_5, 15, Align.CENTRED)
        self.small = Style(fonts.fangsong, SMALL_5, 12.5)
        """小五, for sheets of many columns."""
        self.small_centred = Style(fonts.fangsong, SMALL_5, 12.5, Align.CENTRED)
        self.small_head = Style(fonts.hei, SMALL_5, 12.5, Align.CENTRED)
        self.figure = Style(fonts.hei, SMALL_5, 13, Align.LEFT)
        """Words and numbers of a chart: the digits of 黑体 are all of one width."""
        self.running = Style(fonts.song, SMALL_5, 12, Align.LEFT)


PLAIN = Styles(SHIPPED)
"""In the program's own fonts."""
