"""Places to look at: a bar that walks through them, and the list of all of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from taizhang.reader.correct import settle
from taizhang.reader.reading import Reason, Unsure
from taizhang.window import theme
from taizhang.window.review.advice import advice
from taizhang.window.review.fields import plain_label
from taizhang.window.review.session import Session
from taizhang.window.row_table import Column, RowModel, row_table
from taizhang.window.terms import term

_LONGEST = 60
"""Characters of a place that the bar quotes; the whole of it is marked in the source."""


class Doubts(QWidget):
    """Where the clerk is among the places to look at; both the bar and the list follow it."""

    chosen = Signal(object)
    """The `Unsure` that is looked at now; None where there is none."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._at = -1
        self._looked_at: Unsure | None = None
        self._filling = False
        self.bar = DoubtBar()
        self.bar.step_asked.connect(self.step)
        self.bar.settle_asked.connect(self.settle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._nothing = plain_label(self.tr("没有需要核对的地方了。"), muted=True)
        self._nothing.setContentsMargins(*[theme.MARGIN] * 4)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        columns: list[Column[Unsure]] = [
            Column(self.tr("原因"), lambda one: term(one.reason), 96, [term(r) for r in Reason]),
            Column(self.tr("文字"), lambda one: quoted(one.words)),
            Column(self.tr("任务"), lambda one: one.task, 56, ("十二.10",)),
        ]
        self.model = RowModel(columns, self)
        self.table = row_table(self.model, self.tr("待看的地方"))
        # Enter goes to the place again, after the clerk looked elsewhere.
        self.table.activated.connect(lambda index: self.go_to(index.row()))
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)

    @property
    def current(self) -> Unsure | None:
        """The place that is looked at."""
        doubts = self._session.reading.unsure
        return doubts[self._at] if 0 <= self._at < len(doubts) else None

    @property
    def count(self) -> int:
        """How many places are left."""
        return len(self._session.reading.unsure)

    def refresh(self) -> None:
        """Show what is unsure now; the place that is looked at stays the same if it is left."""
        looked_at = self._looked_at
        doubts = list(self._session.reading.unsure)
        same = doubts.index(looked_at) if looked_at in doubts else None
        self._at = min(self._at, len(doubts) - 1) if same is None else same
        self._looked_at = self.current if same is not None else None
        self._filling = True
        if self.model.rows != doubts:
            self.model.show(doubts)
        self._filling = False
        self.table.setVisible(bool(doubts))
        self._nothing.setVisible(not doubts)
        self.bar.show_doubt(self._looked_at, self._at, len(doubts))

    def step(self, by: int) -> None:
        """Go to the next place, or the one before; round at the ends."""
        count = self.count
        if not count:
            self.refresh()
            return
        if self._looked_at is None:
            at = max(self._at, 0) if by > 0 else max(self._at, 0) - 1
        else:
            at = self._at + by
        self.go_to(at % count)

    def go_to(self, at: int) -> None:
        """Look at the place of that number."""
        self._at = at
        self._looked_at = self.current
        self._filling = True
        self.table.selectRow(at)
        self._filling = False
        self.bar.show_doubt(self._looked_at, at, self.count)
        if self._looked_at is not None:
            self.chosen.emit(self._looked_at)

    def settle(self) -> None:
        """Nothing is wrong with the place that is looked at: on to the next."""
        one = self._looked_at
        if one is None:
            self.step(1)
            return
        at = self._at
        self._session.do(lambda reading: settle(reading, one), self.tr("没问题"))
        if self.count:
            self.go_to(at % self.count)

    def _row_chosen(self, now: QModelIndex) -> None:
        if now.isValid() and not self._filling:
            self.go_to(now.row())


class DoubtBar(QFrame):
    """Says what is unsure about the place that is looked at, and what to do."""

    step_asked = Signal(int)
    settle_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doubts")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, theme.GRID, theme.GAP, theme.GRID)
        row.setSpacing(theme.GAP)
        self._words = plain_label()
        self._words.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 2)
        self._words.setMinimumWidth(1)
        row.addWidget(self._words, 1)
        self.previous = self._button(self.tr("上一处"), "Shift+F8")
        self.next = self._button(self.tr("下一处"), "F8")
        self.fine = self._button(self.tr("没问题"), "F9")
        self.previous.clicked.connect(lambda: self.step_asked.emit(-1))
        self.next.clicked.connect(lambda: self.step_asked.emit(1))
        self.fine.clicked.connect(self.settle_asked)
        for button in (self.previous, self.next, self.fine):
            row.addWidget(button)

    def _button(self, words: str, key: str) -> QPushButton:
        button = QPushButton(f"{words} {key}")
        button.setAutoDefault(False)
        return button

    @property
    def words(self) -> str:
        """What the bar says."""
        return self._words.text()

    def show_doubt(self, one: Unsure | None, at: int, count: int) -> None:
        """Show a place to look at, the ``at``-th of ``count``."""
        if not count:
            words = self.tr("没有需要核对的地方了。")
        elif one is None:
            words = self.tr("有 {n} 处待看。按 F8 逐处查看；没有问题的按 F9。").format(n=count)
        else:
            place = self.tr("{at} / {n}").format(at=at + 1, n=count)
            quote = f"：{quoted(one.words)}" if one.words.strip() else ""
            words = f"{place}　{term(one.reason)}{quote}\n{advice(one.reason)}"
        self._words.setText(words)
        self.setAccessibleDescription(words)
        for button in (self.previous, self.next, self.fine):
            button.setEnabled(bool(count))
        self.fine.setEnabled(one is not None)
        self._colour(noticed=count > 0)

    def _colour(self, *, noticed: bool) -> None:
        # The program's palette: the widget's own takes its ground from the sheet set below.
        palette = QGuiApplication.palette()
        base = palette.color(QPalette.ColorRole.Base)
        colour = theme.warning(palette) if noticed else theme.accent(palette)
        ground = theme.blend(colour, base, 0.08)
        self.setStyleSheet(
            f"#doubts {{ background: {ground.name()}; border: none; "
            f"border-left: {theme.GRID}px solid {colour.name()} }}"
        )


def quoted(words: str) -> str:
    """The first words of a place, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
