"""Below the list while more than one row is selected: how many, and what can be done to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from taizhang.window import theme

_STYLE = f"""
    QToolBar {{ border: none; spacing: {theme.GRID}px; background: transparent; }}
    QToolButton {{ border: 1px solid palette(mid); border-radius: {theme.GRID}px;
                   padding: {theme.GRID - 1}px {theme.GAP}px; background: palette(button); }}
    QToolButton:hover {{ background: palette(light); }}
    QToolButton:focus {{ border-color: palette(highlight); }}
    QToolButton:disabled {{ color: palette(mid); }}
    QToolButton::menu-indicator {{ image: none; }}
"""


class BulkBar(QFrame):
    """Hidden until rows are selected. Where it is too narrow the last buttons go behind »."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bulk")
        self.setAccessibleName(self.tr("所选节点"))
        base = self.palette().color(QPalette.ColorRole.Base)
        highlight = self.palette().color(QPalette.ColorRole.Highlight)
        ground = theme.blend(highlight, base, 0.14)
        self.setStyleSheet(f"#bulk {{ background: {ground.name()}; border: none }}")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, theme.GRID, theme.MARGIN, theme.GRID)
        row.setSpacing(theme.MARGIN)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setFont(theme.bold(self.font()))
        row.addWidget(self._words)
        self._buttons = QToolBar()
        self._buttons.setStyleSheet(_STYLE)
        self._buttons.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._buttons.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self._buttons, 1)
        self.hide()

    def offer(self, statuses: QMenu, actions: Sequence[QAction]) -> None:
        """Fill the bar, once: the menu of statuses, then a button for each action."""
        first = QToolButton()
        first.setText(f"{statuses.title()} ▾")
        first.setMenu(statuses)
        first.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._buttons.addWidget(first)
        self._buttons.addActions(list(actions))
        for button in self._buttons.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoRaise(False)
            if not button.text():  # Qt's own »
                button.setAccessibleName(self.tr("更多"))

    def show_count(self, count: int, shut: int) -> None:
        """Say how many are selected, and how many of them cannot be filled in."""
        words = self.tr("已选 {n} 个节点").format(n=count)
        if shut:
            words += self.tr("（其中 {n} 个不能填报）").format(n=shut)
        self._words.setText(words)

    @property
    def words(self) -> str:
        """What is said of the selection."""
        return self._words.text()
