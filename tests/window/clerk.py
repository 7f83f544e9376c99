"""What a clerk does at the window, and what the clerk sees of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from taizhang.ledger import filters
from taizhang.ledger.find import find
from taizhang.ledger.lines import MilestoneLine
from taizhang.ledger.record import MilestoneRecord
from taizhang.ledger.records import task_record
from taizhang.ledger.status import NoteField, Status
from taizhang.window.main_window import MainWindow
from taizhang.window.note_editor import NoteEditor
from taizhang.window.outline_columns import Column
from taizhang.window.outline_delegate import OutlineDelegate
from taizhang.window.outline_model import OutlineModel

DAY = date(2012, 9, 30)
"""The clerk's today."""

_CHECK = Qt.ItemDataRole.CheckStateRole


def drawn(model: OutlineModel) -> str:
    """The list as text: one line a row, milestones indented with their box where they have one."""
    return "\n".join(_drawn_row(model, row) for row in range(model.rowCount()))


def _drawn_row(model: OutlineModel, row: int) -> str:
    cells = [
        str(model.data(model.index(row, column)))
        for column in (Column.TEXT, Column.ROLE, Column.STATUS, Column.DONE)
    ]
    if not isinstance(model.line(row), MilestoneLine):
        return " | ".join(cell for cell in cells if cell)
    boxes = {Qt.CheckState.Checked: "[x] ", Qt.CheckState.Unchecked: "[ ] ", None: ""}
    box = boxes[model.data(model.index(row, Column.TEXT), _CHECK)]
    return f"  {box}" + " | ".join(cell for cell in cells if cell)


def type_text(widget: QWidget, text: str) -> None:
    """Press and release a key for every character, Chinese ones as an input method sends them."""
    for character in text:
        code = ord(character.upper()[0])
        key = Qt.Key(code) if code < 128 else Qt.Key.Key_unknown
        press(widget, key, character)


def press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    """Press and release one key."""
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(widget, event)


def drafts_on_disk(window: MainWindow) -> list[str]:
    """What a program that opened the file now would see as being typed."""
    with closing(sqlite3.connect(window.ledger.path)) as other:
        return [text for (text,) in other.execute("SELECT text FROM draft ORDER BY text")]


def notes_on_disk(window: MainWindow) -> list[str]:
    """The notes that a program that opened the file now would see."""
    with closing(sqlite3.connect(window.ledger.path)) as other:
        return [text for (text,) in other.execute("SELECT text FROM note ORDER BY id")]


class Clerk:
    """Sits at one window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    # -- the list ---------------------------------------------------------------------------

    def row(self, number: str) -> int:
        """The row of a task or milestone; it must be shown."""
        place = find(self.window.ledger, number)
        outline = self.window.model.outline
        assert outline is not None
        if place.milestone_id is None:
            row = outline.row_of_task(place.task_id)
        else:
            row = outline.row_of_milestone(place.task_id, place.milestone_id)
        assert row is not None, f"{number} is not shown"
        return row

    def shows(self, number: str) -> bool:
        """Whether the list shows that task or milestone."""
        return any(line.strip("[ x]").startswith(f"{number} ") for line in self.lines)

    def go(self, number: str) -> None:
        """Choose a row."""
        self.window.view.go_to(self.row(number))

    def press(self, key: Qt.Key, text: str = "") -> None:
        """Press a key where the focus is."""
        press(self.focus, key, text)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        type_text(self.focus, text)

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def click(self, number: str, x: int, column: Column = Column.TEXT) -> None:
        """Click in a row, ``x`` pixels from the left of a column, on its first line."""
        view = self.window.view
        rect = view.visualRect(self.index(number, column))
        at = QPoint(rect.left() + x, rect.top() + 5 + view.fontMetrics().height() // 2)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def click_box(self, number: str) -> None:
        """Click on the check box as it is painted."""
        view = self.window.view
        delegate = view.itemDelegate()
        assert isinstance(delegate, OutlineDelegate)
        cell = view.visualRect(self.index(number))
        box = delegate.box_rect(cell, QFontMetrics(view.font()), view.style())
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())

    def index(self, number: str, column: Column = Column.TEXT) -> QModelIndex:
        return self.window.model.index(self.row(number), column)

    @property
    def lines(self) -> list[str]:
        return drawn(self.window.model).splitlines()

    def line(self, number: str) -> str:
        """One row, drawn."""
        return self.lines[self.row(number)].strip()

    @property
    def current(self) -> str:
        """The chosen row, drawn; '' when there is none."""
        index = self.window.view.currentIndex()
        return self.lines[index.row()].strip() if index.isValid() else ""

    # -- bar, notice and foot ---------------------------------------------------------------

    @property
    def pills(self) -> list[str]:
        """The texts of the role buttons."""
        return [b.text() for b in self._bar_buttons() if b.isCheckable() and b.isVisible()][2:]

    def push(self, words: str) -> None:
        """Click the button of the bar whose text begins with ``words``."""
        (button,) = [b for b in self._bar_buttons() if b.text().startswith(words)]
        assert button.isVisible(), words
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _bar_buttons(self) -> list[QAbstractButton]:
        buttons = self.window.bar.findChildren(QAbstractButton)
        return [b for b in buttons if b.text() and isinstance(b, QAbstractButton)]

    def choose(self, combo_name: str, words: str, within: QWidget) -> None:
        """Choose an entry of the combo box of that accessible name, as a click on it does."""
        boxes = within.findChildren(QComboBox)
        (box,) = [b for b in boxes if b.accessibleName() == combo_name]
        index = next(i for i in range(box.count()) if words in box.itemText(i))
        box.setFocus()
        box.setCurrentIndex(index)
        box.activated.emit(index)

    def filter(self, column: filters.Column, *words: str, negated: bool = False) -> None:
        """Tick values of a column, and no others, as its list of values does."""
        popup = self.window.bar.open_filter(column)
        popup.clear.click()
        for value in words:
            popup.tick(value)
        if negated:
            popup.negated.click()
        popup.close()

    def search(self, text: str) -> None:
        """Type into the search box."""
        self.window.bar.search.setFocus()
        self.window.bar.search.selectAll()
        type_text(self.window.bar.search, text)

    @property
    def notice(self) -> str:
        return self.window.notice.sentence

    @property
    def foot(self) -> str:
        """All that the foot of the window says."""
        labels = self.window.statusBar().findChildren(QLabel)
        return "　".join(label.text() for label in labels if label.text())

    # -- the detail panel -------------------------------------------------------------------

    def note(self, field: NoteField = NoteField.PROGRESS) -> NoteEditor:
        return self.window.detail.editor(field)

    def write(self, text: str, field: NoteField = NoteField.PROGRESS) -> NoteEditor:
        """Put the cursor into a note and type."""
        editor = self.note(field)
        editor.setFocus()
        type_text(editor, text)
        return editor

    def field(self, name: str) -> QLineEdit:
        """The line of the detail panel of that accessible name."""
        fields = self.window.detail.findChildren(QLineEdit)
        (found,) = [f for f in fields if f.accessibleName() == name and not f.isHidden()]
        return found

    @property
    def status(self) -> QComboBox:
        """The detail panel's status."""
        (found,) = self.window.detail.progress.findChildren(QComboBox)
        return found

    @property
    def day(self) -> QDateEdit:
        """The detail panel's date of completion."""
        (found,) = self.window.detail.progress.findChildren(QDateEdit)
        return found

    @property
    def detail_words(self) -> list[str]:
        """The texts of the labels that the detail panel shows."""
        labels = self.window.detail.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]

    # -- what the ledger holds --------------------------------------------------------------

    def record(self, number: str) -> MilestoneRecord:
        """What the ledger holds of a milestone for the window's unit."""
        assert self.window.unit is not None
        place = find(self.window.ledger, number)
        task = task_record(self.window.ledger, self.window.unit.id, place.task_id)
        return next(m for m in task.milestones if m.number == number)

    def is_ticked(self, number: str) -> bool:
        return self.record(number).status is Status.DONE

    def refuse_writing(self) -> None:
        """From now on the ledger cannot be written, as on a write-protected stick."""
        ledger = self.window.ledger
        ledger.connection.execute("PRAGMA query_only = ON")
        # Connecting anew, which is what helps against the real thing, would help here at once.
        ledger.reconnect = lambda: None  # type: ignore[method-assign]


def close_button(window: MainWindow) -> QToolButton:
    """The notice's ×."""
    (button,) = window.notice.findChildren(QToolButton)
    return button
