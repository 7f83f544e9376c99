"""核对方案: the document on one side, what was read of it on the other, all to be corrected."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QMessageBox,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from taizhang.reader.correct_tasks import make_task
from taizhang.reader.reading import Reading, ReadTask, Reason, Span, Unsure
from taizhang.window import theme
from taizhang.window.notice import NoticeBar
from taizhang.window.review.doubts import Doubts
from taizhang.window.review.facts_form import FactsForm
from taizhang.window.review.finding import Found, find
from taizhang.window.review.foot import Foot
from taizhang.window.review.names_page import NamesPage
from taizhang.window.review.rows import PartRow, TaskRow
from taizhang.window.review.session import Session
from taizhang.window.review.source_view import SourceView
from taizhang.window.review.task_editor import TaskEditor
from taizhang.window.review.task_page import TaskPage
from taizhang.window.sizes import open_at

_SIZE = (1600, 920)
_SHARES = (33, 31, 36)
"""Of the width: source, list, editor."""
_TASKS, _NAMES = 0, 1
"""Places of the tabs."""


class ReviewDialog(QDialog):
    """Writes nothing: after it was accepted `reading`, `merged` and `year` say what to import."""

    def __init__(
        self, reading: Reading, aliases: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = Session(reading, aliases, self)
        self._still = False
        self._offered = Span(0, 0)
        name = reading.source.name
        words = self.tr("核对方案：{name}").format(name=name) if name else self.tr("核对方案")
        self.setWindowTitle(words)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setModal(True)
        self._build(reading)
        self._connect()
        self._build_keys()
        open_at(self, *_SIZE)
        self._refresh()

    # -- building ---------------------------------------------------------------------------

    def _build(self, reading: Reading) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.MARGIN] * 4)
        column.setSpacing(theme.GAP)
        self.notice = NoticeBar()
        column.addWidget(self.notice)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._build_source(reading))
        self._split.addWidget(self._build_read())
        column.addWidget(self._split, 1)
        self.foot = Foot(self.session)
        column.addWidget(self.foot)

    def _build_source(self, reading: Reading) -> QWidget:
        holder, column = _column()
        column.setContentsMargins(0, 0, theme.GRID, 0)
        self.source = SourceView(reading.source.text)
        self.make_button = QPushButton(self.tr("把选中文字作为任务"))
        self.make_button.setAutoDefault(False)
        self.make_button.setToolTip(self.tr("原文里选中文字后按 Ctrl+回车"))
        self.make_button.setEnabled(False)
        column.addWidget(self.source, 1)
        column.addWidget(self.make_button, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _build_read(self) -> QWidget:
        holder, column = _column()
        column.setContentsMargins(theme.GRID, 0, 0, 0)
        column.setSpacing(theme.GAP)
        self.facts = FactsForm(self.session)
        self.tasks = TaskPage(self.session)
        self.names = NamesPage(self.session)
        self.doubts = Doubts(self.session)
        self.editor = TaskEditor(self.session)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for place, page in enumerate((self.tasks, self.names, self.doubts)):
            self.tabs.addTab(page, "")
            self.tabs.setTabToolTip(place, f"Ctrl+{place + 1}")
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.setChildrenCollapsible(False)
        self._sides.addWidget(self.tabs)
        self._sides.addWidget(self.editor)
        column.addWidget(self.facts)
        column.addWidget(self.doubts.bar)
        column.addWidget(self._sides, 1)
        return holder

    def _connect(self) -> None:
        session = self.session
        session.changed.connect(self._refresh)
        session.refused.connect(self.notice.say)
        self.source.pointed.connect(self._pointed)
        self.source.task_asked.connect(self.make)
        self.source.copyAvailable.connect(self.make_button.setEnabled)
        self.make_button.clicked.connect(self.make)
        self.tasks.chosen.connect(self._show_row)
        self.tasks.opened.connect(self.editor.title.setFocus)
        self.editor.span_chosen.connect(self._mark_in_task)
        self.editor.make_asked.connect(lambda: self._make(self._offered))
        self.facts.span_chosen.connect(lambda span: self._mark(None, [span] if span else []))
        self.names.chosen.connect(self._mark_agency)
        self.doubts.chosen.connect(self._go_to_doubt)
        self.tabs.currentChanged.connect(self._tab_chosen)
        self.foot.import_asked.connect(self.accept)
        self.foot.cancel_asked.connect(self.reject)

    def _build_keys(self) -> None:
        standard = QKeySequence.StandardKey
        for key, what in (
            (QKeySequence("F8"), lambda: self.doubts.step(1)),
            (QKeySequence("Shift+F8"), lambda: self.doubts.step(-1)),
            (QKeySequence("F9"), self.doubts.settle),
            (QKeySequence("F6"), lambda: self._next_pane(1)),
            (QKeySequence("Shift+F6"), lambda: self._next_pane(-1)),
            (QKeySequence("Ctrl+J"), self.editor.join),
            (QKeySequence("Ctrl+M"), self._merge),
            (QKeySequence("Ctrl+1"), lambda: self._show_tab(0)),
            (QKeySequence("Ctrl+2"), lambda: self._show_tab(1)),
            (QKeySequence("Ctrl+3"), lambda: self._show_tab(2)),
            (standard.Undo, self.session.undo),
            (standard.Redo, self.session.redo),
        ):
            QShortcut(key, self).activated.connect(what)

    # -- what it is for ---------------------------------------------------------------------

    @property
    def reading(self) -> Reading:
        """The reading as it was corrected."""
        return self.session.reading

    @property
    def merged(self) -> dict[str, str]:
        """Spellings that were merged, to be remembered: as read, the name it became."""
        return self.session.corrections.merged

    @property
    def year(self) -> int:
        """基准年; there is one once the dialog was accepted."""
        return self.reading.facts.year or 0

    def accept(self) -> None:
        """Only with all that a plan needs."""
        if not self._take_what_is_written():
            return
        missing = self.facts.missing()
        if missing:
            self.facts.go_to_missing()
            words = self.tr("还不能导入：请先填写{names}。").format(names="、".join(missing))
            self.notice.say(words)
        elif not self.reading.tasks:
            self.notice.say(self.tr("还不能导入：没有任务。请先在原文中选中文字作为任务。"))
            self.source.setFocus()
        else:
            super().accept()

    def reject(self) -> None:
        """Ask when corrections would be lost."""
        self._take_what_is_written()
        if not self.session.corrections.made or self._ask_to_drop():
            super().reject()

    def _take_what_is_written(self) -> bool:
        """What stands in the line with the cursor counts, though it was not left yet.

        Returns whether it could be taken.
        """
        focus = self.focusWidget()
        self.notice.hide()
        if focus is not None:
            focus.clearFocus()
            focus.setFocus()
        return not self.notice.sentence

    def _ask_to_drop(self) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("核对方案"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("方案还没有导入，所做的更正会丢失。"))
        drop = box.addButton(self.tr("放弃更正"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self.tr("继续核对"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is drop

    # -- showing ----------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._share_out()
            self.tasks.list.setFocus()

    def _share_out(self) -> None:
        """The first widths; from then on they are the clerk's."""
        width = self._split.width()
        first = width * _SHARES[0] // 100
        rest = width - first
        self._split.setSizes([first, rest])
        middle = rest * _SHARES[1] // sum(_SHARES[1:])
        self._sides.setSizes([middle, rest - middle])

    def _refresh(self) -> None:
        """Show the reading as it is after a correction."""
        self.notice.hide()
        reading = self.reading
        self.facts.refresh()
        self.editor.agencies.show_names()
        if self.tabs.currentIndex() == _NAMES:
            self.names.refresh()
        self.tasks.refresh()
        self.doubts.refresh()
        self.foot.refresh()
        names = {one.agency for task in reading.tasks for one in task.assignments}
        self.tabs.setTabText(0, self.tr("任务 {n}").format(n=len(reading.tasks)))
        self.tabs.setTabText(1, self.tr("单位 {n}").format(n=len(names)))
        self.tabs.setTabText(2, self.tr("待看 {n}").format(n=len(reading.unsure)))

    def _show_row(self) -> None:
        """Show the chosen row in the editor and in the source."""
        row = self.tasks.row
        nothing = self.tr("在列表中选择一项任务，就可以在这里更正。")
        if isinstance(row, PartRow):
            nothing = self.tr(
                "这段文字没有作为任务。如果其中有任务，也可以在原文中只选中那一项，再按 Ctrl+回车。"
            )
            self._offered = row.part.span
        self.editor.show_task(self._task, nothing, makes=isinstance(row, PartRow))
        self._mark(row.span if row is not None else None)

    @property
    def _task(self) -> ReadTask | None:
        row = self.tasks.row
        return row.task if isinstance(row, TaskRow) else None

    def _mark(self, around: Span | None, words: list[Span] | None = None) -> None:
        """Mark in the source; it stays where it is while it is being pointed at itself."""
        self.source.mark(around, words or [], reveal=not self._still)

    def _mark_in_task(self, span: Span | None) -> None:
        task = self._task
        if task is not None:
            self._mark(task.span, [span] if span is not None and span.start < span.end else [])

    def _mark_agency(self, name: str) -> None:
        spans = [
            one.span
            for task in self.reading.tasks
            for one in task.assignments
            if one.agency == name and one.span.start < one.span.end
        ]
        self._mark(None, spans)

    # -- choosing ---------------------------------------------------------------------------

    def choose(self, number: str) -> None:
        """Choose a task."""
        self.tasks.choose(number)

    def _pointed(self, place: int) -> None:
        """Choose what was read where the source was pointed at."""
        found = find(self.reading, place)
        self._still = True
        if found.part is not None:
            self._show_tab(_TASKS, focus=False)
            self.tasks.choose_part(found.part)
        elif found.task is not None:
            self.choose(found.task.number)
            self._mark(found.task.span, self._choose_inside(found))
        self._still = False

    def _choose_inside(self, found: Found) -> list[Span]:
        """Choose the agency or the milestone that was found. Returns its span."""
        task = found.task
        if task is None:
            return []
        if found.agency >= 0:
            self.editor.agencies.go_to(found.agency)
            self.editor.ensureWidgetVisible(self.editor.agencies.table)
            return [task.assignments[found.agency].span]
        if found.milestone >= 0:
            self.editor.text.go_to(found.milestone)
            self.editor.ensureWidgetVisible(self.editor.text)
            return [task.milestones[found.milestone].span]
        return []

    def _go_to_doubt(self, one: Unsure) -> None:
        self.facts.look(here=one.reason in (Reason.FACT_MISSING, Reason.DOC_NUMBER_BROKEN))
        found = find(self.reading, one.span.start)
        number = one.task or (found.task.number if found.task is not None else "")
        around = None
        if number:
            self.choose(number)
            task = self._task
            around = task.span if task is not None else None
        elif found.part is not None:
            self.tasks.choose_part(found.part)
            if one.reason is Reason.NO_CLAUSE:
                self._offered = one.span
        if found.task is not None and found.task.number == number:
            self._choose_inside(found)
        self._mark(around, [one.span])

    def _tab_chosen(self, tab: int) -> None:
        if tab == _NAMES:
            self.names.refresh()

    def _show_tab(self, tab: int, *, focus: bool = True) -> None:
        self.tabs.setCurrentIndex(tab)
        if focus:
            self._page_view().setFocus()

    def _page_view(self) -> QWidget:
        """What has the rows of the tab that is shown."""
        pages = (self.tasks.list, self.names.table, self.doubts.table)
        return pages[self.tabs.currentIndex()]

    def _next_pane(self, by: int) -> None:
        """On to the next part of the window: source, list, title, words, agencies."""
        panes = [self.source, self._page_view()]
        if self._task is not None:
            panes += [self.editor.title, self.editor.text, self.editor.agencies.table]
        focus = self.focusWidget()
        at = next(
            (k for k, pane in enumerate(panes) if focus is pane or _holds(pane, focus)),
            -1 if by > 0 else 0,
        )
        pane = panes[(at + by) % len(panes)]
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.editor.isAncestorOf(pane):
            self.editor.ensureWidgetVisible(pane)

    # -- corrections ------------------------------------------------------------------------

    def make(self) -> None:
        """Make a task of what is selected in the source."""
        self._make(Span(*self.source.selected()))

    def _make(self, span: Span) -> None:
        made: list[str] = []

        def correct(reading: Reading) -> Reading:
            reading, number = make_task(reading, span.start, span.end)
            made.append(number)
            return reading

        if self.session.do(correct, self.tr("新任务")):
            self._show_tab(_TASKS, focus=False)
            self.choose(made[-1])

    def _merge(self) -> None:
        if self.tabs.currentIndex() == _NAMES:
            self.names.merge()


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and pane.isAncestorOf(focus)


def _column() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setSpacing(theme.GRID)
    return holder, column
