"""How cells look: formats of a workbook, each made once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from taizhang.exchange.cells import CellValue, needs_quote

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

HEADING_FILL = "#E7E6E6"
ENTRY_FILL = "#FFF2CC"
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
        self.done = workbook.add_format({"bg_color": "#E2EFDA"})
        self.under_way = workbook.add_format({"bg_color": "#DDEBF7"})
        self.not_applicable = workbook.add_format({"font_color": "#7F7F7F"})

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

    def _heading(self, fill: str) -> Format:
        own = {"font_name": "黑体", "align": "center", "bg_color": fill}
        return self._make(_BOXED | own)

    def _make(self, properties: dict[str, Any]) -> Format:
        return self._workbook.add_format(_FONT | properties)
