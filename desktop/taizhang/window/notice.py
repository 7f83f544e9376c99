"""A line above the list for what the clerk must know: one sentence, until it is closed or past."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from taizhang.window import theme


class NoticeBar(QFrame):
    """Not a dialog: the list stays usable under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, theme.GRID, theme.GAP, theme.GRID)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self.setObjectName("notice")
        close = QToolButton()
        close.setText("×")
        close.setAutoRaise(True)
        close.setAccessibleName(self.tr("关闭提示"))
        close.clicked.connect(self.hide)
        row.addWidget(self._text, 1)
        row.addWidget(close)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show ``sentence``, which may quote what came from outside: it is never markup."""
        self._show(sentence, theme.warning(self.palette()))

    def tell(self, sentence: str) -> None:
        """Show what was done: nothing is wrong, so that it is not in the colour of a warning."""
        self._show(sentence, theme.accent(self.palette()))

    def _show(self, sentence: str, colour: QColor) -> None:
        ground = theme.blend(colour, self.palette().color(QPalette.ColorRole.Base), 0.12)
        self.setStyleSheet(
            f"#notice {{ background: {ground.name()}; border: none; "
            f"border-left: {theme.GRID}px solid {colour.name()} }}"
            f"QLabel {{ color: {colour.name()} }}"
        )
        self._text.setText(sentence)
        self.setAccessibleDescription(sentence)
        self.show()

    @property
    def sentence(self) -> str:
        """What is being said, '' when nothing is."""
        return self._text.text() if not self.isHidden() else ""
