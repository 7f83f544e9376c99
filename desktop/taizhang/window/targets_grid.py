"""指标 of the chosen task: what is to be reached, and where the figure reached is entered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from taizhang.errors import KnownError
from taizhang.ledger.record import MilestoneRecord, TaskRecord
from taizhang.window import theme
from taizhang.window.sentence import sentence
from taizhang.window.words import figure, parse_figure, target_words


class TargetsGrid(QWidget):
    """A row for each milestone that has a target; hidden where there is none."""

    value_written = Signal(int, object)
    """A milestone's id and the figure entered, None where it was taken out."""
    refused = Signal(str)
    """A sentence on something typed that is no figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: dict[int, QLineEdit] = {}
        self._values: dict[int, float | None] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)

    def show_targets(self, record: TaskRecord) -> bool:
        """Show the task's targets. Returns whether it has any."""
        targets = [m for m in record.milestones if m.target is not None]
        self.setVisible(bool(targets))
        if [m.id for m in targets] != list(self._figures):
            self._build(targets)
        self._values = {m.id: m.value for m in targets}
        for milestone in targets:
            field = self._figures[milestone.id]
            field.setEnabled(record.is_open)
            if not (field.hasFocus() and field.isModified()):
                field.setText(_written(milestone.value))
        return bool(targets)

    def _build(self, targets: list[MilestoneRecord]) -> None:
        """Lay out the rows of another task; of the same one only the figures change."""
        while self._grid.count():
            old = self._grid.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        self._figures = {}
        for row, milestone in enumerate(targets):
            target = milestone.target
            assert target is not None
            name = QLabel(target.name)
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.setWordWrap(True)
            name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words = target_words(target.low, target.high, target.unit, target.qualifier)
            field = QLineEdit()
            field.setAccessibleName(self.tr("完成值：{name}").format(name=target.name))
            field.setPlaceholderText(self.tr("完成值"))
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setFixedWidth(20 * theme.GRID)
            field.editingFinished.connect(lambda m=milestone.id: self._written(m))
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(QLabel(words), row, 1, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(field, row, 2)
            self._figures[milestone.id] = field

    def _written(self, milestone_id: int) -> None:
        field = self._figures.get(milestone_id)
        if field is None or not field.isModified():
            return
        field.setModified(False)
        now = self._values[milestone_id]
        try:
            value = parse_figure(field.text())
        except KnownError as error:
            field.setText(_written(now))
            self.refused.emit(sentence(error))
            return
        if value != now:
            self.value_written.emit(milestone_id, value)


def _written(value: float | None) -> str:
    return "" if value is None else figure(value)
