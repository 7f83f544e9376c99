"""The plan's name and standing: always in sight, so that nobody takes it to be in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from taizhang.plan.model import Validity
from taizhang.window import theme
from taizhang.window.terms import standing

if TYPE_CHECKING:
    from taizhang.plan.model import PlanFacts


class PlanLine(QWidget):
    """Cut short where the window is narrow; whole below the mouse."""

    def __init__(self, facts: PlanFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, 0)
        title = QLabel(f"{facts.title}　{facts.doc_number}")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(theme.bold(self.font()))
        self.standing = QLabel(standing(facts))
        self.standing.setTextFormat(Qt.TextFormat.PlainText)
        if facts.validity is Validity.REPEALED:
            colour = theme.warning(self.palette()).name()
            self.standing.setStyleSheet(f"color: {colour}")
        row.addWidget(title)
        row.addSpacing(theme.GAP)
        for label in (title, self.standing):
            label.setMinimumWidth(1)
            label.setToolTip(label.text())
        row.addWidget(self.standing, 1)
