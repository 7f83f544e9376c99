"""The foot of a review: what was read in figures, undo and redo, and what ends it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from taizhang.window import theme
from taizhang.window.review.fields import plain_label
from taizhang.window.review.session import Session


class Foot(QWidget):
    """Buttons say what they will do."""

    import_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        self._figures = plain_label()
        row.addWidget(self._figures, 1)
        self.undo = self._button("")
        self.redo = self._button("")
        row.addSpacing(theme.MARGIN)
        self.cancel = self._button(self.tr("取消"))
        self.accept = self._button("")
        self.undo.setToolTip("Ctrl+Z")
        self.redo.setToolTip("Ctrl+Y")
        self.undo.clicked.connect(session.undo)
        self.redo.clicked.connect(session.redo)
        self.cancel.clicked.connect(self.cancel_asked)
        self.accept.clicked.connect(self.import_asked)

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(button)
        return button

    @property
    def words(self) -> str:
        """What was read, in figures."""
        return self._figures.text()

    def refresh(self) -> None:
        """Show figures and steps as they are."""
        reading = self._session.reading
        tasks = reading.tasks
        targets = sum(m.target is not None for task in tasks for m in task.milestones)
        left = self.tr("还有 {n} 处待看").format(n=len(reading.unsure))
        figures = (
            self.tr("{n} 项任务").format(n=len(tasks)),
            self.tr("{n} 个节点").format(n=sum(len(task.milestones) for task in tasks)),
            self.tr("{n} 项分工").format(n=sum(len(task.assignments) for task in tasks)),
            self.tr("{n} 个指标").format(n=targets),
            left if reading.unsure else self.tr("没有待看的地方"),
        )
        self._figures.setText(" · ".join(figures))
        words = self.tr("导入 {n} 项任务") if tasks else self.tr("导入")
        self.accept.setText(words.format(n=len(tasks)))
        steps = self._session.corrections
        for button, verb, what in (
            (self.undo, self.tr("撤销"), steps.undoable),
            (self.redo, self.tr("重做"), steps.redoable),
        ):
            button.setText(self.tr("{verb}：{what}").format(verb=verb, what=what) if what else verb)
            button.setEnabled(what is not None)
