"""What the plan says: title, the clause word for word, and who does it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from taizhang.ledger.record import TaskRecord
from taizhang.plan.model import Role
from taizhang.window import theme
from taizhang.window.clause_view import ClauseView
from taizhang.window.detail.parts import heading, text_label
from taizhang.window.detail.shown import Shown
from taizhang.window.terms import term

_ROLE_ORDER = (Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT, Role.GUIDE, Role.ADDRESSED)


class TaskSection(QWidget):
    """Read only; the chosen milestone is marked in the clause."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        self._title = text_label()
        self._title.setFont(theme.heading_font(self.font()))
        column.addWidget(self._title)
        self._clause = ClauseView()
        self._clause.setAccessibleName(self.tr("原文"))
        column.addWidget(heading(self.tr("原文"), self))
        column.addWidget(self._clause)
        column.addWidget(heading(self.tr("分工"), self))
        column.addWidget(self._build_agencies())

    def _build_agencies(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.MARGIN)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(1, 1)
        self._role_labels: dict[Role, tuple[QLabel, QLabel]] = {}
        for row, role in enumerate(_ROLE_ORDER):
            word, names = QLabel(term(role)), text_label()
            word.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(word, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(names, row, 1)
            self._role_labels[role] = (word, names)
        return holder

    def show_place(self, shown: Shown) -> None:
        """Show the task, with the milestone marked."""
        record = shown.record
        self._title.setText(f"{record.number} {record.title}")
        self._show_clause(shown)
        self._show_agencies(record)

    def mark_words(self, words: Sequence[str]) -> None:
        """Mark what these folded words hit in the clause."""
        self._clause.mark_words(words)

    def _show_clause(self, shown: Shown) -> None:
        record, milestone = shown.record, shown.milestone
        lead = f"{record.title}。" if record.clause else f"{record.title}要"
        marked = None
        if milestone is not None:
            marked = (len(lead) + milestone.start, len(lead) + milestone.end)
        text = f"{lead}{record.text}{record.clause}"
        self._clause.show_clause(text, marked, len(text) - len(record.clause))

    def _show_agencies(self, record: TaskRecord) -> None:
        for role, (word, names) in self._role_labels.items():
            members = [a for a in record.assignments if a.role is role]
            word.setVisible(bool(members))
            names.setVisible(bool(members))
            colour = theme.role_colour(role, self.palette()).name()
            word.setStyleSheet(f"color: {colour}")
            words = [a.agency + (self.tr("（泛指）") if a.collective else "") for a in members]
            is_last = bool(members) and members[-1] is record.assignments[-1]
            open_end = self.tr("等部门") if record.open_ended and is_last else ""
            names.setText("、".join(words) + open_end)
