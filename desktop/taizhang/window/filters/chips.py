"""The conditions that hold, each as a chip that can be opened or taken away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from taizhang.ledger.filters import Column, Condition
from taizhang.window import theme
from taizhang.window.filters.value_words import ValueWords
from taizhang.window.wrapping import WrappingLayout, grows_down

_STYLE = f"""
    QFrame#chip {{ border: 1px solid palette(mid); border-radius: {theme.GRID}px; }}
    QFrame#chip QToolButton {{ border: 1px solid transparent;
                               padding: 1px {theme.GRID}px; }}
    QFrame#chip QToolButton:hover {{ background: palette(light); }}
    QFrame#chip QToolButton:focus {{ border-color: palette(highlight); }}
"""


class ChipRow(QWidget):
    """One chip for each condition, in the order in which they were made."""

    opened = Signal(object, object)
    """The column of a chip that was pressed, and the widget below which its values are asked."""
    removed = Signal(object)
    """The column of a chip whose × was pressed."""

    def __init__(self, words: ValueWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._layout = WrappingLayout(self)
        grows_down(self)
        self.setStyleSheet(_STYLE)

    def show_conditions(self, conditions: tuple[Condition, ...]) -> None:
        """Show these; without any the row is not there."""
        while self._layout.count():
            item = self._layout.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for condition in conditions:
            chip = self._chip(condition)
            self._layout.addWidget(chip)
            chip.show()
        self.setVisible(bool(conditions))

    def _chip(self, condition: Condition) -> QWidget:
        chip = QFrame()
        chip.setObjectName("chip")
        row = QHBoxLayout(chip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        words = QToolButton()
        words.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        said = self._words.condition(condition)
        words.setText(said.replace("&", "&&"))
        whole = self._words.whole_condition(condition)
        words.setToolTip(whole.replace("<", "＜"))
        words.setAccessibleName(whole)
        column = condition.column
        words.clicked.connect(lambda: self.opened.emit(column, chip))
        away = QToolButton()
        away.setText("×")
        away.setToolTip(self.tr("取消这个条件"))
        away.setAccessibleName(self.tr("取消：{condition}").format(condition=said))
        away.clicked.connect(lambda: self.removed.emit(column))
        row.addWidget(words)
        row.addWidget(away)
        return chip


def shown_as_chips(conditions: tuple[Condition, ...], has_pill: bool) -> tuple[Condition, ...]:
    """Those that no other part of the bar shows: a single role and 待复核 have their pills."""
    pills = (Column.ROLE, Column.RECHECK) if has_pill else (Column.RECHECK,)
    return tuple(c for c in conditions if c.column not in pills)
