"""The chosen task to be corrected: title, words with their cuts, deadline, agencies."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from taizhang.errors import KnownError
from taizhang.reader.correct import retitle, set_due
from taizhang.reader.correct_milestones import cut_milestone, join_milestones
from taizhang.reader.correct_tasks import join_tasks, remove_task, split_task
from taizhang.reader.reading import ReadTask
from taizhang.window import theme
from taizhang.window.review.agency_editor import AgencyEditor
from taizhang.window.review.fields import Field, day_text, parse_day, plain_label
from taizhang.window.review.milestone_form import MilestoneForm
from taizhang.window.review.milestone_text import MilestoneText
from taizhang.window.review.session import Session
from taizhang.window.sentence import sentence


class TaskEditor(QScrollArea):
    """One task; a sentence in its place while none is chosen."""

    span_chosen = Signal(object)
    """A `Span` of the source that is to be marked in the task's; None for the task alone."""
    make_asked = Signal()
    """The words that are shown to be no task are one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task: ReadTask | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_nothing())
        self._stack.addWidget(self._build())
        self.setWidget(self._stack)
        self.show_task(None, "")

    def _build(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.MARGIN, 0, theme.GRID, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(self._build_head())
        column.addLayout(self._build_actions())
        self.text = MilestoneText()
        self.text.milestone_chosen.connect(self._show_milestone)
        self.text.cut_asked.connect(self.cut)
        self.text.join_asked.connect(self._join_milestones)
        self.text.split_asked.connect(self.split)
        column.addWidget(self.text, 3)
        self.milestone = MilestoneForm(self._session)
        self.milestone.entered.connect(self._mark_milestone)
        column.addWidget(self.milestone)
        column.addWidget(_rule())
        self.agencies = AgencyEditor(self._session)
        self.agencies.chosen.connect(lambda one: self.span_chosen.emit(one.span))
        column.addWidget(self.agencies, 2)
        self._clause = plain_label(muted=True)
        self._clause.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._clause)
        return holder

    def _build_nothing(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(*[theme.MARGIN] * 4)
        column.setSpacing(theme.MARGIN)
        self._nothing = plain_label(muted=True)
        self.make_button = self._button(
            self.tr("作为一项任务"), self.tr("把这段文字作为一项任务，再来更正")
        )
        self.make_button.clicked.connect(self.make_asked)
        column.addWidget(self._nothing)
        column.addWidget(self.make_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return holder

    def _build_head(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(1, 1)
        self._number = plain_label()
        self._number.setWordWrap(False)
        self._number.setFont(theme.bold(self.font()))
        self.title = Field(self.tr("任务标题"))
        self.title.written.connect(self._title_written)
        self.title.entered.connect(self._mark_title)
        grid.addWidget(self._number, 0, 0)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(QLabel(self.tr("任务时限")), 1, 0)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self.due = Field(self.tr("任务时限"))
        self.due.setFixedWidth(
            self.due.fontMetrics().horizontalAdvance("2026-12-31") + 6 * theme.GRID
        )
        self.due.written.connect(self._due_written)
        self.due.entered.connect(lambda: self.span_chosen.emit(None))
        self._due_words = plain_label(muted=True)
        row.addWidget(self.due)
        row.addWidget(self._due_words, 1)
        grid.addLayout(row, 1, 1)
        return grid

    def _build_actions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        self.cut_button = self._button(
            self.tr("切分节点"), self.tr("在光标处把节点切成两个（正文里按回车）")
        )
        self.cut_button.clicked.connect(lambda: self.cut(self.text.place))
        self.split_button = self._button(
            self.tr("拆分任务"), self.tr("在光标处把任务拆成两项（正文里按 Ctrl+回车）")
        )
        self.split_button.clicked.connect(lambda: self.split(self.text.place))
        self.join_button = self._button(
            self.tr("并入下一项"), self.tr("和后面一项任务合并成一项（Ctrl+J）")
        )
        self.join_button.clicked.connect(self.join)
        self.remove_button = self._button(
            self.tr("不作为任务"), self.tr("这段文字不是任务；文字仍留在方案里")
        )
        self.remove_button.clicked.connect(self.remove)
        for button in (self.cut_button, self.split_button, self.join_button, self.remove_button):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        return button

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut at the sides: it scrolls up and down only."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        width = self._stack.minimumSizeHint().width() + bar + theme.GRID
        return QSize(width, super().minimumSizeHint().height())

    # -- showing ----------------------------------------------------------------------------

    @property
    def number(self) -> str:
        """The number of the task that is shown, '' for none."""
        return self._task.number if self._task is not None else ""

    def show_task(self, task: ReadTask | None, nothing: str, *, makes: bool = False) -> None:
        """Show ``task``, or the sentence ``nothing``; ``makes`` whether a task can be made here."""
        same = task is not None and task.number == self.number
        chosen = self.text.milestone if same else 0
        self._task = task
        self._nothing.setText(nothing)
        self.make_button.setVisible(makes)
        self._stack.setCurrentIndex(0 if task is None else 1)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if task is None else policy.ScrollBarAsNeeded
        )
        if task is None:
            return
        self._number.setText(task.number)
        self.title.show_text(task.title)
        self.due.show_text(day_text(task.due))
        self.due.setPlaceholderText(day_text(self._session.year_end))
        said = self.tr("原文：{words}").format(words=task.due_words) if task.due_words else ""
        self._due_words.setText(said or self.tr("不填即为年底"))
        self.text.show_task(task, max(chosen, 0))
        self.milestone.show_milestone(task, self.text.milestone)
        self.agencies.show_task(task)
        words = self.tr("原文分工：{words}").format(words=task.clause)
        self._clause.setText(words if task.clause else self.tr("原文没有写明分工"))

    def _show_milestone(self, index: int) -> None:
        self.milestone.show_milestone(self._task, index)
        if self.text.hasFocus():
            self._mark_milestone()

    def _mark_milestone(self) -> None:
        task, index = self._task, self.text.milestone
        if task is not None and 0 <= index < len(task.milestones):
            self.span_chosen.emit(task.milestones[index].span)

    def _mark_title(self) -> None:
        if self._task is not None:
            self.span_chosen.emit(self._task.title_span)

    # -- corrections ------------------------------------------------------------------------

    def _title_written(self, text: str) -> None:
        number = self.number
        if not self._session.do(lambda r: retitle(r, number, text), self.tr("改标题")):
            self.title.restore()

    def _due_written(self, text: str) -> None:
        number = self.number
        try:
            day = parse_day(text)
        except KnownError as error:
            self._session.refused.emit(sentence(error))
            self.due.restore()
            return
        self._session.do(lambda r: set_due(r, number, day), self.tr("改时限"))

    def cut(self, place: int) -> None:
        """Cut the milestone at ``place`` of the task's text."""
        number, index = self.number, self.text.milestone
        if self._session.do(lambda r: cut_milestone(r, number, place), self.tr("切分节点")):
            self.text.go_to(index + 1)

    def _join_milestones(self, index: int) -> None:
        number = self.number
        self._session.do(lambda r: join_milestones(r, number, index), self.tr("合并节点"))

    def split(self, place: int) -> None:
        """Split the task at ``place`` of its text."""
        number = self.number
        self._session.do(lambda r: split_task(r, number, place), self.tr("拆分任务"))

    def join(self) -> None:
        """Join the task with the one after it."""
        number = self.number
        if number:
            self._session.do(lambda r: join_tasks(r, number), self.tr("合并任务"))

    def remove(self) -> None:
        """The words are no task; they stay in the document."""
        number = self.number
        if number:
            self._session.do(lambda r: remove_task(r, number), self.tr("不作为任务"))


def _rule() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Sunken)
    return line
