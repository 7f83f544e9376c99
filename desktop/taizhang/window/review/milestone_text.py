"""A task's words, one milestone a line: cut and joined with the keys of any text editor."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from taizhang.reader.reading import ReadTask
from taizhang.window import theme
from taizhang.window.review.shown_text import ShownText


class MilestoneText(QPlainTextEdit):
    """Enter cuts at the cursor, Backspace at a line's start joins, Ctrl+Enter splits the task."""

    milestone_chosen = Signal(int)
    """The cursor is in another milestone; -1 where the task has none."""
    cut_asked = Signal(int)
    join_asked = Signal(int)
    """The milestone of that index is to be joined with the next one."""
    split_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._starts: list[int] = [0]
        self._lines: list[ShownText] = []
        self._chosen = -1
        self._filling = False
        self._numbers = _Numbers(self)
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setAccessibleName(self.tr("任务正文，每行一个节点"))
        self.setMinimumHeight(5 * self.fontMetrics().lineSpacing())
        self.updateRequest.connect(self._numbers.follow)
        self.cursorPositionChanged.connect(self._cursor_moved)

    def show_task(self, task: ReadTask | None, chosen: int = 0) -> None:
        """Show the words of ``task`` with the cursor in the milestone ``chosen``."""
        text = task.text if task is not None else ""
        starts = [one.start for one in task.milestones] if task is not None else []
        # Words before the first milestone (a mark, a number) stand on its line.
        self._starts = [0, *starts[1:]]
        ends = [*self._starts[1:], len(text)]
        lines = [text[a:b] for a, b in zip(self._starts, ends, strict=True)]
        self._lines = [ShownText(line.replace("\n", " ")) for line in lines]
        shown = "\n".join(line.text.replace("\n", " ") for line in self._lines)
        self._filling = True
        if shown != self.toPlainText():
            self.setPlainText(shown)
            self._make_room()
        self._filling = False
        self._numbers.count = len(starts)
        self._chosen = -2
        self.go_to(min(chosen, len(starts) - 1))
        self._cursor_moved()
        self._numbers.update()

    @property
    def milestone(self) -> int:
        """The milestone that the cursor is in; -1 where the task has none."""
        return min(self.textCursor().blockNumber(), self._numbers.count - 1)

    def go_to(self, milestone: int) -> None:
        """Put the cursor at the start of a milestone's line, unless it is there already."""
        block = self.document().findBlockByNumber(max(milestone, 0))
        if block.isValid() and self.textCursor().blockNumber() != block.blockNumber():
            self.setTextCursor(QTextCursor(block))

    @property
    def place(self) -> int:
        """The place in the task's text where the cursor is."""
        cursor = self.textCursor()
        line = cursor.blockNumber()
        return self._starts[line] + self._lines[line].place(cursor.positionInBlock())

    def go_to_place(self, place: int) -> None:
        """Put the cursor before ``task.text[place]``."""
        line = max(k for k, start in enumerate(self._starts) if start <= place)
        cursor = QTextCursor(self.document().findBlockByNumber(line))
        cursor.movePosition(
            QTextCursor.MoveOperation.Right,
            QTextCursor.MoveMode.MoveAnchor,
            self._lines[line].position(place - self._starts[line]),
        )
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        line = cursor.blockNumber()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                split = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                (self.split_asked if split else self.cut_asked).emit(self.place)
            case Qt.Key.Key_Backspace if cursor.atBlockStart() and line > 0:
                self.join_asked.emit(line - 1)
            case Qt.Key.Key_Delete if cursor.atBlockEnd() and line < self._numbers.count - 1:
                self.join_asked.emit(line)
            case _:
                super().keyPressEvent(event)

    def _cursor_moved(self) -> None:
        if self._filling:
            return
        self._paint_line()
        if self.milestone != self._chosen:
            self._chosen = self.milestone
            self._numbers.update()
            self.milestone_chosen.emit(self._chosen)

    def _paint_line(self) -> None:
        mark: Any = QTextEdit.ExtraSelection()  # PySide6's stubs leave out its fields
        mark.cursor = self.textCursor()
        mark.cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        mark.cursor.movePosition(
            QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
        )
        tint = self.palette().color(QPalette.ColorRole.Highlight)
        ground = self.palette().color(QPalette.ColorRole.Base)
        mark.format.setBackground(theme.blend(tint, ground, 0.22))
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        self.setExtraSelections([mark] if self._numbers.count else [])

    def _make_room(self) -> None:
        self.setViewportMargins(self._numbers.needed(len(self._starts)), 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        width = self._numbers.needed(len(self._starts))
        self._numbers.setGeometry(QRect(inside.left(), inside.top(), width, inside.height()))
        self._make_room()
        self.ensureCursorVisible()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_line()

    def sizeHint(self) -> QSize:
        return QSize(80 * theme.GRID, self.minimumHeight())


class _Numbers(QWidget):
    """The milestones' numbers, each beside its first line."""

    def __init__(self, text: MilestoneText) -> None:
        super().__init__(text)
        self.text = text
        self.count = 0

    def needed(self, count: int) -> int:
        """The width for so many lines."""
        return self.fontMetrics().horizontalAdvance(f"{max(count, 10)}") + 2 * theme.GAP

    def follow(self, rect: QRect, dy: int) -> None:
        """Scroll along with the text."""
        if dy:
            self.scroll(0, dy)
        else:
            self.update(0, rect.y(), self.width(), rect.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        painter.fillRect(event.rect(), palette.color(QPalette.ColorRole.Base))
        view = self.text
        block = view.firstVisibleBlock()
        top = view.blockBoundingGeometry(block).translated(view.contentOffset()).top()
        height = self.fontMetrics().height()
        while block.isValid() and top <= event.rect().bottom():
            number = block.blockNumber()
            if number < self.count:
                chosen = number == view.milestone
                ink = palette.color(QPalette.ColorRole.Text) if chosen else theme.muted(palette)
                painter.setPen(ink)
                painter.setFont(theme.bold(self.font()) if chosen else self.font())
                line = QRect(0, round(top), self.width() - theme.GAP, height)
                painter.drawText(line, int(Qt.AlignmentFlag.AlignRight), str(number + 1))
            top += view.blockBoundingRect(block).height()
            block = block.next()
