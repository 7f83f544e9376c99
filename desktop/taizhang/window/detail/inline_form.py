"""A small form that opens in the pane: Enter takes it over, Esc leaves it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from taizhang.window import theme
from taizhang.window.detail.parts import mute, small_button, text_label


class InlineForm(QFrame):
    """Fields below each other, each with its word before it. Opened and closed by its owner."""

    confirmed = Signal()
    left = Signal()

    def __init__(self, confirm: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form")
        line = self.palette().color(QPalette.ColorRole.Mid).name()
        self.setStyleSheet(f"#form {{ border: 1px solid {line}; border-radius: 4px; }}")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        self._grid.setHorizontalSpacing(theme.GAP)
        self._grid.setVerticalSpacing(theme.GRID)
        self._grid.setColumnStretch(1, 1)
        self._came_from: QWidget | None = None
        self.confirm_button = small_button(confirm, self.confirmed.emit)
        self.cancel_button = small_button(self.tr("取消"), self.leave)
        # Enter on a button is that button's, elsewhere in the form it confirms.
        self.cancel_button.setAutoDefault(True)
        self.hide()

    def add_field(self, words: str, field: QWidget, *, wide: bool = True) -> None:
        """A field below those that are there; as wide as the form, or as it likes to be."""
        row = self._grid.rowCount()
        label = QLabel(words)
        label.setBuddy(field)
        self._grid.addWidget(label, row, 0)
        side = Qt.AlignmentFlag(0) if wide else Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(field, row, 1, side)

    def add_buttons(self, hint: str) -> None:
        """The two buttons, and what is to be known before, below all fields."""
        words = mute(text_label())
        words.setText(hint)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self.confirm_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        self._grid.addWidget(words, self._grid.rowCount(), 0, 1, 2)
        self._grid.addLayout(row, self._grid.rowCount(), 0, 1, 2)

    def open_from_focus(self, field: QWidget) -> None:
        """Show the form with the cursor in ``field``; closing it leads back to where it is now."""
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._came_from = focus
        self.show()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step_aside(self) -> None:
        """Hide the form for now; the cursor goes back to where the clerk came from."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if had_focus:
            self._go_back()

    def close_up(self) -> None:
        """Hide the form and go back to where the clerk came from."""
        self.step_aside()
        self._came_from = None

    def leave_with_its_row(self) -> None:
        """What was asked for took its row out of the list, and maybe the pane with it: go back."""
        self.hide()
        self._go_back()
        self.leave()

    def _go_back(self) -> None:
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Take nothing over."""
        self.close_up()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
