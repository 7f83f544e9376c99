"""待复核 in the pane: what an amendment changed, and the button that says it was looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from taizhang.window import theme


class RecheckNote(QFrame):
    """Hidden unless there is something to look at again."""

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recheck")
        colour = theme.warning(self.palette()).name()
        self.setStyleSheet(f"#recheck {{ border: 1px solid {colour}; border-radius: 4px; }}")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        heading = QLabel(self.tr("待复核：方案修订后有变化"))
        heading.setFont(theme.bold(self.font()))
        heading.setStyleSheet(f"color: {colour}")
        self._reason = QLabel()
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._reason.setWordWrap(True)
        self._reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton(self.tr("已复核"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.settled)
        column.addWidget(heading)
        column.addWidget(self._reason)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    @property
    def words(self) -> str:
        """What is said to have changed."""
        return self._reason.text()

    def show_reason(self, reason: str) -> None:
        """Say what changed; nothing hides the note."""
        self._reason.setText("\n".join(reason.split("；")))
        self.setVisible(bool(reason))
