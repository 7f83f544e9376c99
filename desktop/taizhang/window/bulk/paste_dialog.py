"""粘贴: what a column or a table from Excel or WPS would change, row by row, before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLabel

from taizhang.errors import KnownError
from taizhang.exchange.clipboard import Block, column_rows
from taizhang.exchange.pasting import likely_field, read_pasted
from taizhang.exchange.sheet_columns import Field
from taizhang.ledger.bulk import standing_at
from taizhang.ledger.changes import Together
from taizhang.window.bulk.busy import busy
from taizhang.window.report.read_back_dialog import ReadingDialog
from taizhang.window.terms import term

if TYPE_CHECKING:
    from taizhang.exchange.read_sheet import SheetReading
    from taizhang.ledger.agencies import Unit
    from taizhang.window.main_window import MainWindow


class PasteDialog(ReadingDialog):
    """A table finds its milestones by number; a single column goes onto those that are selected.

    Raises:
        KnownError: the column has more cells than milestones are selected, or fewer.
    """

    def __init__(self, window: MainWindow, unit: Unit, block: Block) -> None:
        super().__init__(window.ledger, window)
        self._window = window
        self._unit = unit
        self._block = block
        self.changed = 0
        outline = window.model.outline
        assert outline is not None
        self._shown = {place.milestone_id for place in outline.chosen(range(len(outline)))}
        self._numbers = self._selected_numbers() if block.column else []
        self.setWindowTitle(self.tr("粘贴"))
        self._close.setText(self.tr("不粘贴"))
        self.field = QComboBox()
        self.field.setAccessibleName(self.tr("填入哪一栏"))
        for field in Field:
            self.field.addItem(term(field), field)
        self._ask_field = QLabel(self.tr("填入"))
        self.head.insertWidget(1, self._ask_field)
        self.head.insertWidget(2, self.field)
        self.field.setVisible(bool(block.column))
        self._ask_field.setVisible(bool(block.column))
        if block.column:
            column_rows(block.column, self._numbers, Field.PROGRESS)
            self.field.setCurrentIndex(self.field.findData(likely_field(block.column)))
            self.field.currentIndexChanged.connect(lambda _: self.read())
        self.read()
        if block.column:
            self.field.setFocus()

    def _selected_numbers(self) -> list[str]:
        ids = [place.milestone_id for place in self._window.view.selected.places()]
        now = standing_at(self._ledger, self._unit.id, ids)
        return [now[id_].number for id_ in ids]

    def looked_at(self) -> SheetReading:
        rows = self._block.rows
        if self._block.column:
            rows = column_rows(self._block.column, self._numbers, Field(self.field.currentData()))
        return read_pasted(self._ledger, self._unit, rows, self._shown, self._window.today())

    def taken_over(self, reading: SheetReading) -> None:
        with busy():
            fresh = self.looked_at().changes()
            if fresh != reading.changes():
                raise KnownError("预览之后台账又有改动，请重新粘贴一次。")
            self.changed = reading.changed_rows()
            self._window.apply(Together(fresh, f"粘贴：{self.changed} 个节点"))
