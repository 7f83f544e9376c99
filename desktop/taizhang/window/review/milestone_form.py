"""The chosen milestone's deadline and target."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from taizhang.errors import KnownError
from taizhang.reader.correct_milestones import new_target, set_milestone_due, set_target
from taizhang.reader.reading import ReadMilestone, ReadTarget, ReadTask
from taizhang.window import theme
from taizhang.window.review.fields import Field, day_text, parse_day, plain_label
from taizhang.window.review.session import Session
from taizhang.window.sentence import sentence
from taizhang.window.words import figure, parse_figure


class MilestoneForm(QWidget):
    """Says what the milestone under the cursor is due by and what figure it is to reach."""

    entered = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task: ReadTask | None = None
        self._index = -1
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(1, 1)
        self._which = QLabel()
        self._which.setFont(theme.bold(self.font()))
        grid.addWidget(self._which, 0, 0)
        grid.addLayout(self._build_due(), 0, 1)
        grid.addWidget(QLabel(self.tr("指标")), 1, 0)
        grid.addLayout(self._build_target(), 1, 1)

    def _build_due(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self.due = Field(self.tr("节点时限"))
        self.due.written.connect(self._due_written)
        self.due.entered.connect(self.entered)
        self.due.setFixedWidth(_width_of(self.due, "2026-12-31"))
        self._as_written = plain_label(muted=True)
        row.addWidget(QLabel(self.tr("时限")))
        row.addWidget(self.due)
        row.addWidget(self._as_written, 1)
        return row

    def _build_target(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        self.name = Field(self.tr("指标名称"))
        self.low = Field(self.tr("指标下限"))
        self.high = Field(self.tr("指标上限"))
        self.unit = Field(self.tr("指标单位"))
        self.qualifier = Field(self.tr("限定词"))
        holders = (
            (self.name, self.tr("名称")),
            (self.low, self.tr("值")),
            (self.high, self.tr("上限")),
            (self.unit, self.tr("单位")),
            (self.qualifier, self.tr("左右…")),
        )
        for field, words in holders:
            field.setPlaceholderText(words)
            field.setToolTip(field.accessibleName())
            field.written.connect(self._target_written)
            field.entered.connect(self.entered)
        for field, sample in ((self.low, "1234"), (self.high, "1234"), (self.unit, "工作日")):
            field.setFixedWidth(_width_of(field, sample))
        self.qualifier.setFixedWidth(_width_of(self.qualifier, "不少于"))
        self.name.setMinimumWidth(_width_of(self.name, "四个汉字"))
        self.remove = QPushButton("×")
        self.remove.setAutoDefault(False)
        self.remove.setAccessibleName(self.tr("移除指标"))
        self.remove.setToolTip(self.tr("移除指标"))
        self.remove.setFixedWidth(_width_of(self.remove, "×"))
        self.remove.clicked.connect(self._remove)
        row.addWidget(self.name, 1)
        row.addWidget(self.low)
        row.addWidget(QLabel("–"))
        for widget in (self.high, self.unit, self.qualifier, self.remove):
            row.addWidget(widget)
        return row

    def show_milestone(self, task: ReadTask | None, index: int) -> None:
        """Show the milestone ``index`` of ``task``."""
        self._task, self._index = task, index
        one = self._milestone
        self.setEnabled(one is not None)
        self._which.setText(self.tr("节点 {n}").format(n=index + 1) if one else self.tr("节点"))
        self.due.show_text(day_text(one.due) if one else "")
        same = day_text(task.due if task and task.due else self._session.year_end)
        self.due.setPlaceholderText(same)
        said = self.tr("原文：{words}").format(words=one.due_words) if one and one.due_words else ""
        self._as_written.setText(said or self.tr("不填即同任务"))
        target = one.target if one else None
        self._show_target(target)

    def _show_target(self, target: ReadTarget | None) -> None:
        self.name.show_text(target.name if target else "")
        self.low.show_text(figure(target.low) if target else "")
        ranged = target is not None and target.high != target.low
        self.high.show_text(figure(target.high) if target and ranged else "")
        self.unit.show_text(target.unit if target else "")
        self.qualifier.show_text(target.qualifier if target else "")
        self.remove.setEnabled(target is not None)

    @property
    def _milestone(self) -> ReadMilestone | None:
        task = self._task
        if task is None or not 0 <= self._index < len(task.milestones):
            return None
        return task.milestones[self._index]

    def _due_written(self, text: str) -> None:
        if self._task is None:
            return
        number, index = self._task.number, self._index
        try:
            day = parse_day(text)
        except KnownError as error:
            self._session.refused.emit(sentence(error))
            self.due.restore()
            return
        self._session.do(
            lambda reading: set_milestone_due(reading, number, index, day), self.tr("改节点时限")
        )

    def _target_written(self) -> None:
        """Take the target over once it has what a target needs; until then it is being written."""
        task, one = self._task, self._milestone
        if task is None or one is None:
            return
        whole = self.name.text().strip() and self.low.text().strip()
        if one.target is None and not whole:
            return
        try:
            target = self._written_target(one)
        except KnownError as error:
            self._session.refused.emit(sentence(error))
            self._show_target(one.target)
            return
        if not self._set(target):
            self._show_target(one.target)

    def _written_target(self, one: ReadMilestone) -> ReadTarget:
        low = parse_figure(self.low.text())
        high = parse_figure(self.high.text())
        if low is None:
            raise KnownError("指标值不是数。请填数字，例如 860。")
        name, unit = self.name.text().strip(), self.unit.text().strip()
        old = one.target or new_target(one, name, low, low, unit)
        return replace(
            old,
            name=name,
            low=low,
            high=low if high is None else high,
            unit=unit,
            qualifier=self.qualifier.text().strip(),
        )

    def _remove(self) -> None:
        self._set(None)
        self.name.setFocus()

    def _set(self, target: ReadTarget | None) -> bool:
        assert self._task is not None
        number, index = self._task.number, self._index
        what = self.tr("改指标") if target is not None else self.tr("移除指标")
        return self._session.do(lambda reading: set_target(reading, number, index, target), what)


def _width_of(widget: QWidget, sample: str) -> int:
    return widget.fontMetrics().horizontalAdvance(sample) + 4 * theme.GRID
