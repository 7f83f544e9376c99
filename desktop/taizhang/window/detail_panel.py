"""The pane beside the list: the chosen task, and what the agency records about it.

It joins its sections together; each is a module of `detail`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from taizhang.ledger.changes import Reviewed, SetValue
from taizhang.ledger.facts import plan_facts
from taizhang.ledger.lines import GroupLine, Line, MilestoneLine, SectionLine
from taizhang.ledger.record import MilestoneRecord, TaskRecord
from taizhang.ledger.records import task_record
from taizhang.ledger.scheme import scheme
from taizhang.ledger.status import NoteField
from taizhang.window import theme
from taizhang.window.detail.due_part import DuePart
from taizhang.window.detail.history_section import HistorySection
from taizhang.window.detail.notes_section import NotesSection
from taizhang.window.detail.pace_part import PacePart
from taizhang.window.detail.parts import heading, mute, text_label
from taizhang.window.detail.progress_section import ProgressSection
from taizhang.window.detail.shown import Shown
from taizhang.window.detail.steps_section import StepsSection
from taizhang.window.detail.task_section import TaskSection
from taizhang.window.evidence_panel import EvidencePanel
from taizhang.window.filters.value_words import ValueWords
from taizhang.window.note_editor import NoteEditor
from taizhang.window.outline_model import heading_words
from taizhang.window.recheck_note import RecheckNote
from taizhang.window.saver import Saver
from taizhang.window.targets_grid import TargetsGrid
from taizhang.window.unsaved import with_unsaved
from taizhang.window.unsaved_year import with_unsaved_year

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


class DetailPanel(QScrollArea):
    """Shows one task for one agency; asks for changes, never writes."""

    change_asked = Signal(object)
    draft_asked = Signal(object)
    history_asked = Signal(object, str)
    """Which lines of the journal, and what they are about in words."""
    refused = Signal(str)
    """A sentence on something typed that cannot be taken."""

    def __init__(
        self,
        ledger: Ledger,
        saver: Saver,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._saver = saver
        self._today = today
        self._agency_id = 0
        self._task_id = 0
        self._milestone_id: int | None = None
        self._record: TaskRecord | None = None
        self._year = plan_facts(ledger).year
        self._as_of = date(self._year, 12, 31)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(320)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("所选任务"))
        self._build()
        # A field has its new height, and the pane the room, only when Qt comes back to its events.
        self._follow_later = QTimer(self)
        self._follow_later.setSingleShot(True)
        self._follow_later.setInterval(0)
        self._follow_later.timeout.connect(self._follow)
        self._follows = False
        self.notes.cursor_moved.connect(self._cursor_moved)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._room_changed)
        bar.actionTriggered.connect(self._look_elsewhere)
        bar.valueChanged.connect(self._scrolled)
        self.show_line(0, None)

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        holder = QWidget()
        holder.setObjectName("detail")
        both = QVBoxLayout(holder)
        both.setContentsMargins(0, 0, 0, 0)
        self._empty = mute(text_label())
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(8 * theme.GRID)
        both.addWidget(self._empty)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        margin = theme.MARGIN + theme.GRID
        column.setContentsMargins(margin, theme.MARGIN, margin, margin)
        column.setSpacing(theme.GAP)
        self._make_sections()
        for section in self._in_order():
            column.addWidget(section)
        column.addStretch(1)
        both.addWidget(self._page)
        self.setWidget(holder)

    def _make_sections(self) -> None:
        self._task = TaskSection()
        self._targets_heading = heading(self.tr("指标"), self)
        self._targets = TargetsGrid()
        self._targets.value_written.connect(self._value_written)
        self._targets.refused.connect(self.refused)
        self._recheck = RecheckNote()
        self._recheck.settled.connect(self._reviewed)
        self.progress = ProgressSection(self._today)
        self._time_heading = heading(self.tr("时限与序时"), self)
        self.due = DuePart(self._today)
        self.pace = PacePart()
        self.steps = StepsSection(self._today)
        self.steps.refused.connect(self.refused)
        self.evidence = EvidencePanel(self._ledger, self._saver, self._today)
        self.evidence.refused.connect(self.refused)
        self.notes = NotesSection(self._ledger, self._saver, self._today)
        self.notes.draft_asked.connect(self.draft_asked)
        self._history = HistorySection(self._ledger)
        self._history.history_asked.connect(self.history_asked)
        for section in (self.progress, self.due, self.pace, self.steps, self.evidence, self.notes):
            section.change_asked.connect(self.change_asked)
        self._read_only = mute(text_label())
        self._read_only.setContentsMargins(0, theme.MARGIN, 0, 0)

    def _in_order(self) -> tuple[QWidget, ...]:
        """As one works: what is asked for, how far it is, until when, with what, in words."""
        return (
            self._task,
            self._targets_heading,
            self._targets,
            self._recheck,
            self.progress,
            self._time_heading,
            self.due,
            self.pace,
            self.steps,
            self.evidence,
            self.notes,
            self._history,
            self._read_only,
        )

    # -- showing ----------------------------------------------------------------------------

    def set_day(self, as_of: date | None) -> None:
        """Judge time as of this day; None is the end of the plan's year, as in a filter."""
        day = as_of or date(self._year, 12, 31)
        if day != self._as_of:
            self._as_of = day
            self.refresh_if_shown()

    def show_line(self, agency_id: int, line: Line | None) -> None:
        """Show the task of ``line``, with the milestone marked when it is one."""
        self.settle()
        if line is None or isinstance(line, SectionLine | GroupLine):
            self._record = None
            self._empty.setText(self._section_words(line) if line else self._nothing_chosen())
            self._page.hide()
            self._empty.show()
            return
        is_milestone = isinstance(line, MilestoneLine)
        task_id = line.task_id if isinstance(line, MilestoneLine) else line.id
        place = (agency_id, task_id, line.id if is_milestone else None)
        if self._record is not None and place == self._place():
            return  # the same place in another list; what changes in it is told by `refresh`
        self._agency_id, self._task_id, self._milestone_id = place
        self.refresh()
        self._empty.hide()
        self._page.show()
        self.verticalScrollBar().setValue(0)

    def _nothing_chosen(self) -> str:
        return self.tr("选一项任务或节点，这里显示它的原文、分工、指标和备注。")

    def _section_words(self, line: SectionLine | GroupLine) -> str:
        if isinstance(line, SectionLine):
            words = heading_words(line)
        else:
            words = ValueWords(self._ledger).value(line.column, line.value)
        if line.applicable:
            done = self.tr("已完成 {done}/{all}")
            words += "\n" + done.format(done=line.done, all=line.applicable)
        return words

    def refresh(self) -> None:
        """Show what the ledger holds now."""
        record = task_record(self._ledger, self._agency_id, self._task_id)
        self._record = record
        milestone = self._milestone(record)
        shown = Shown(
            self._agency_id, record, milestone, self._as_of, self._year, scheme(self._ledger)
        )
        self._targets_heading.setVisible(self._targets.show_targets(record))
        recheck = shown.own_milestone
        self._recheck.show_reason("" if recheck is None else recheck.recheck)
        self._time_heading.setVisible(shown.own_milestone is not None)
        for section in (
            self._task,
            self.progress,
            self.due,
            self.pace,
            self.steps,
            self.notes,
            self._history,
        ):
            section.show_place(shown)
        files = record.evidence if milestone is None else milestone.evidence
        own = record.role is not None
        self.evidence.show_files(shown.place, files, own=own, is_open=record.is_open)
        self._read_only.setVisible(not record.is_open)
        self._read_only.setText(
            self.tr("修订后的方案取消了这项内容，只能查看。")
            if own
            else self.tr("这项任务不涉及本单位，只能查看。")
        )

    def _place(self) -> tuple[int, int, int | None]:
        return self._agency_id, self._task_id, self._milestone_id

    def mark_words(self, words: Sequence[str]) -> None:
        """Mark what these folded words hit, in the text, the notes and the names of files."""
        self._task.mark_words(words)
        self.notes.mark_words(words)
        self.evidence.list.mark_words(words)

    def refresh_if_shown(self) -> None:
        """Show what the ledger holds now, when a task is shown at all."""
        if self._record is not None:
            self.refresh()

    def _milestone(self, record: TaskRecord) -> MilestoneRecord | None:
        found = next((m for m in record.milestones if m.id == self._milestone_id), None)
        if found is None:
            return None
        waiting = self._saver.waiting
        known = with_unsaved(found, self._agency_id, waiting)
        return with_unsaved_year(known, self._agency_id, waiting)

    # -- asking for changes -----------------------------------------------------------------

    def settle(self) -> None:
        """Make changes of what is being typed, before something else is shown or the end."""
        self.notes.settle()

    def editor(self, field: NoteField) -> NoteEditor:
        """Where a field of the note is written."""
        return self.notes.editor(field)

    def is_being_written(self) -> bool:
        """Whether the cursor is in a field of the note."""
        return self.notes.written() is not None

    def focus_note(self) -> None:
        """Put the cursor into the note's first field."""
        if self._record is not None and self._record.is_open:
            editor = self.editor(NoteField.PROGRESS)
            editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(editor, 0, 10 * theme.GRID)

    def _cursor_moved(self) -> None:
        self._follows = True
        self._follow_later.start()

    def _room_changed(self) -> None:
        self._follow_later.start()

    def _look_elsewhere(self) -> None:
        """The clerk scrolls: the pane stays there until the cursor moves again."""
        self._follows = False

    def _follow(self) -> None:
        """Keep the cursor of a long note in sight while it is written."""
        editor = self.notes.written()
        if self._follows and editor is not None:
            cursor = editor.cursorRect()
            at = editor.viewport().mapTo(self.widget(), cursor.center())
            self.ensureVisible(at.x(), at.y(), 0, 2 * cursor.height())

    def _scrolled(self) -> None:
        editor = self.notes.written()
        if editor is not None:
            editor.mentioning.follow()

    def ask_due(self) -> None:
        """Open the form for another 完成时限, where a milestone of the unit's is shown."""
        if self._record is None or not self.isVisible() or not self.due.ask():
            self.refused.emit(self.tr("先在列表里选一个本单位的节点，再调整它的时限。"))
        elif self.due.form is not None:
            self.ensureWidgetVisible(self.due.form, 0, 2 * theme.GRID)

    def _reviewed(self) -> None:
        if self._milestone_id is not None:
            self.change_asked.emit(Reviewed(self._milestone_id, self._agency_id))

    def _value_written(self, milestone_id: int, value: float | None) -> None:
        self.change_asked.emit(SetValue(milestone_id, self._agency_id, value))
