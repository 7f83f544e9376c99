"""The head of the overview: whose plan, its standing, the day, and what makes paper of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from taizhang.plan.model import Validity
from taizhang.report.overview import Overview
from taizhang.window import theme
from taizhang.window.overview.row import ONE_LINE, plain_tip
from taizhang.window.terms import standing, term


class Head(QWidget):
    """The unit large, the plan, the day and the buttons."""

    day_asked = Signal(object)
    """Another day (`date`), as of which it is to be shown."""
    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unit = QLabel()
        self.unit.setTextFormat(Qt.TextFormat.PlainText)
        self.unit.setFont(theme.heading_font(self.font()))
        self.unit.setMinimumWidth(1)
        self.plan = PlanWords()
        self._tools = QWidget()
        self._build_tools()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.GRID, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.MARGIN)
        self._grid.setVerticalSpacing(theme.GRID)
        self.arrange(3)

    def _build_tools(self) -> None:
        line = QHBoxLayout(self._tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GAP)
        label = QLabel(self.tr("数据截至"))
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setKeyboardTracking(False)
        self.day.setAccessibleName(self.tr("数据截至"))
        self.day.dateChanged.connect(self._day_chosen)
        label.setBuddy(self.day)
        self.save = QPushButton(self.tr("存为 PDF…"))
        self.save.clicked.connect(self.save_asked)
        self.print = QPushButton(self.tr("打印…"))
        self.print.clicked.connect(self.print_asked)
        for part in (label, self.day, self.save, self.print):
            line.addWidget(part)

    def arrange(self, columns: int) -> None:
        """On one line for three columns, on two for two, on three for one."""
        places = {
            3: ((0, 0), (0, 1), (0, 2)),
            2: ((0, 0), (1, 0), (0, 1)),
            1: ((0, 0), (1, 0), (2, 0)),
        }
        parts = (self.unit, self.plan, self._tools)
        for part, (row, column) in zip(parts, places[columns], strict=True):
            self._grid.removeWidget(part)
            across = 2 if part is self.plan and columns == 2 else 1
            self._grid.addWidget(part, row, column, 1, across)
        for column in range(3):
            self._grid.setColumnStretch(column, int(column == (1 if columns == 3 else 0)))
        left = Qt.AlignmentFlag.AlignLeft if columns == 1 else Qt.AlignmentFlag.AlignRight
        self._grid.setAlignment(self._tools, left)

    def show_overview(self, overview: Overview) -> None:
        """Show another unit, plan or day."""
        self.unit.setText(overview.agency.full_name)
        self.plan.show_plan(overview)
        with QSignalBlocker(self.day):
            day = overview.as_of
            self.day.setDate(QDate(day.year, day.month, day.day))

    def _day_chosen(self, day: QDate) -> None:
        self.day_asked.emit(date(day.year(), day.month(), day.day()))


class PlanWords(QWidget):
    """The plan's title, number and standing on one line; what is too long is told by the tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._standing = ""
        self._in_force = True
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_plan(self, overview: Overview) -> None:
        """Show another plan."""
        facts = overview.plan
        self._title = f"{facts.title}　{facts.doc_number}".strip()
        self._in_force = facts.validity is Validity.IN_FORCE
        self._standing = term("〔{0}〕").format(term(facts.validity))
        words = f"{self._title}{self._standing}"
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(f"{self._title}　{standing(facts)}"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = self.fontMetrics()
        behind = metrics.horizontalAdvance(self._standing)
        title = metrics.elidedText(
            self._title, Qt.TextElideMode.ElideRight, max(self.width() - behind - theme.GRID, 0)
        )
        painter.setPen(theme.muted(self.palette()))
        painter.drawText(self.rect(), ONE_LINE, title)
        left = metrics.horizontalAdvance(title) + theme.GRID
        if not self._in_force:
            painter.setPen(theme.warning(self.palette()))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), ONE_LINE, self._standing)
        painter.end()
