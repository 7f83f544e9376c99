"""The list of what was read, and a sentence where nothing was."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QPushButton, QVBoxLayout, QWidget

from taizhang.reader.correct_tasks import renumber
from taizhang.reader.reading import Part
from taizhang.window import theme
from taizhang.window.review.fields import plain_label
from taizhang.window.review.reading_delegate import ReadingDelegate
from taizhang.window.review.reading_model import ReadingModel
from taizhang.window.review.rows import PartRow, Row, TaskRow
from taizhang.window.review.session import Session


class TaskPage(QWidget):
    """One row is chosen at a time; a correction leaves it chosen, or what then stands there."""

    chosen = Signal()
    """Another row, or the same one after a correction."""
    opened = Signal()
    """Enter: the chosen row is to be corrected."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._number = ""
        self._place = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        self.empty = plain_label(
            self.tr("没有读到任务。请在左边的原文中选中一项任务的文字，再按 Ctrl+回车。")
        )
        self.empty.setContentsMargins(*[theme.MARGIN] * 4)
        view = self.list = QListView()
        view.setAccessibleName(self.tr("读到的任务"))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.model = ReadingModel(view)
        view.setModel(self.model)
        view.setItemDelegate(ReadingDelegate(self.model, view))
        view.selectionModel().currentChanged.connect(self._row_chosen)
        view.activated.connect(lambda _: self.opened.emit())
        self.renumber = QPushButton(self.tr("重新编号"))
        self.renumber.setAutoDefault(False)
        self.renumber.setToolTip(self.tr("每个类别的任务从1起依次编号"))
        self.renumber.clicked.connect(lambda: session.do(renumber, self.tr("重新编号")))
        column.addWidget(self.empty)
        column.addWidget(view, 1)
        column.addWidget(self.renumber, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def row(self) -> Row | None:
        """What is chosen."""
        return self.model.rows[self._place] if self._place < len(self.model.rows) else None

    def refresh(self) -> None:
        """Show the reading as it is; the same row stays chosen, or what stands in its place."""
        reading = self._session.reading
        first = not self.model.rows
        with QSignalBlocker(self.list.selectionModel()):
            self.model.show(reading)
            place = self._first() if first else self.model.place_of(self._number)
            place = min(self._place if place < 0 else place, len(self.model.rows) - 1)
            self.list.setCurrentIndex(self.model.index(place))
        self.list.viewport().update()
        self.empty.setVisible(not reading.tasks)
        self.renumber.setVisible(bool(reading.tasks))
        self._choose(place)

    def _first(self) -> int:
        """The first task, or the first row where there is none."""
        rows = self.model.rows
        return next((k for k, row in enumerate(rows) if isinstance(row, TaskRow)), 0)

    def choose(self, number: str) -> None:
        """Choose a task."""
        self._go_to(self.model.place_of(number))

    def choose_part(self, part: Part) -> None:
        """Choose words that are no task."""
        rows = enumerate(self.model.rows)
        self._go_to(next((k for k, r in rows if isinstance(r, PartRow) and r.part == part), -1))

    def _go_to(self, place: int) -> None:
        if place >= 0 and place != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.model.index(place))

    def _row_chosen(self, now: QModelIndex) -> None:
        self._choose(now.row())

    def _choose(self, place: int) -> None:
        self._place = max(place, 0)
        row = self.row
        self._number = row.task.number if isinstance(row, TaskRow) else ""
        self.chosen.emit()
