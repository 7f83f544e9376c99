"""How cells look: formats of a workbook, each made once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from taizhang.exchange.cells import CellValue, needs_quote
from taizhang.ledger.status import Status

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

HEADING_FILL = "#E7E6E6"
ENTRY_FILL = "#FFF2CC"
_SHAPES = {
    Status.DONE: "☑",
    Status.UNDER_WAY: "◧",
    Status.NOT_STARTED: "☐",
    Status.NOT_APPLICABLE: "—",
}
_GREEN, _BLUE, _YELLOW, _ORANGE = "#E2EFDA", "#DDEBF7", "#FFF2CC", "#FCE4D6"
_FILLS = {
    "绿黄红": (_GREEN, _YELLOW),
    "蓝黄红": (_BLUE, _YELLOW),
    "蓝橙红": (_BLUE, _ORANGE),
    "黑白": ("", ""),
}
"""Behind what is done and what is under way, by the names of the schemes."""
_FONT = {"font_name": "宋体", "font_size": 10}
_BOXED = {"border": 1, "text_wrap": True, "valign": "vcenter"}


class Looks:
    """The formats of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Any, ...], Format] = {}
        self.plain = self._make({})
        self.title = self._make({"font_name": "黑体", "font_size": 16})
        self.hint = self._make({"font_color": "#595959"})
        self.heading = self._heading(HEADING_FILL)
        self.entry_heading = self._heading(ENTRY_FILL)

    def cell(self, value: CellValue, number_format: str = "General", *, centred: bool) -> Format:
        """The look of a cell of the table.

        A text that Excel would make a formula of at the next edit carries its quote prefix.
        """
        quoted = isinstance(value, str) and needs_quote(value)
        key = (number_format, centred, quoted)
        if key not in self._made:
            properties = {
                "num_format": number_format,
                "align": "center" if centred else "left",
                "quote_prefix": quoted,
            }
            self._made[key] = self._make(_BOXED | properties)
        return self._made[key]

    def statuses(self, scheme: str) -> dict[Status, Format]:
        """How each status looks in these colours. A shape stands before its word.

        Shape and colour are the format's, so that the cell's value stays the word that is read
        back, and both follow when the clerk chooses another one.
        """
        well, attention = _FILLS[scheme]
        fills = {Status.DONE: well, Status.UNDER_WAY: attention}
        grey = {Status.NOT_APPLICABLE: {"font_color": "#595959"}}
        return {
            status: self._workbook.add_format(
                {"num_format": f'"{shape} "@'}
                | ({"bg_color": fills[status]} if fills.get(status) else {})
                | grey.get(status, {})
            )
            for status, shape in _SHAPES.items()
        }

    def _heading(self, fill: str) -> Format:
        own = {"font_name": "黑体", "align": "center", "bg_color": fill}
        return self._make(_BOXED | own)

    def _make(self, properties: dict[str, Any]) -> Format:
        return self._workbook.add_format(_FONT | properties)
