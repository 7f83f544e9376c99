"""The pane beside the list: the chosen task, and what the agency records about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from taizhang.ledger.changes import Reviewed, SetStatus, SetValue, Tick, WriteNote
from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.history import Entry, Wanted, entries
from taizhang.ledger.lines import GroupLine, Line, MilestoneLine, SectionLine
from taizhang.ledger.record import MilestoneRecord, NoteField, Notes, Status, TaskRecord
from taizhang.ledger.records import task_record
from taizhang.plan.model import Role
from taizhang.window import theme
from taizhang.window.clause_view import ClauseView
from taizhang.window.evidence_panel import EvidencePanel
from taizhang.window.note_editor import NoteEditor
from taizhang.window.outline_model import heading_words
from taizhang.window.recheck_note import RecheckNote
from taizhang.window.saver import Saver
from taizhang.window.targets_grid import TargetsGrid
from taizhang.window.terms import term
from taizhang.window.unsaved import with_unsaved

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

_ROLE_ORDER = (Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT, Role.GUIDE, Role.ADDRESSED)


_HISTORY_LINES = 5
_HISTORY_WORDS = 40


def _history_line(entry: Entry) -> str:
    """A line short enough for the pane; the dialog has every word."""
    now = " ".join(entry.after.split()) or "—"
    short = now if len(now) <= _HISTORY_WORDS else f"{now[:_HISTORY_WORDS]}…"
    what = term("{0}：{1}").format(entry.action, short)
    return f"{entry.at:%m-%d %H:%M}  {what}"


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
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(320)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("所选任务"))
        self._build()
        self.show_line(0, None)

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        holder = QWidget()
        holder.setObjectName("detail")
        both = QVBoxLayout(holder)
        both.setContentsMargins(0, 0, 0, 0)
        self._empty = QLabel()
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setStyleSheet(f"color: {theme.muted(self.palette()).name()}")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setMargin(8 * theme.GRID)
        both.addWidget(self._empty)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        margin = theme.MARGIN + theme.GRID
        column.setContentsMargins(margin, theme.MARGIN, margin, margin)
        column.setSpacing(theme.GAP)
        self._title = self._label(theme.heading_font(self.font()))
        column.addWidget(self._title)
        self._clause = ClauseView()
        self._clause.setAccessibleName(self.tr("原文"))
        column.addWidget(self._heading(self.tr("原文")))
        column.addWidget(self._clause)
        column.addWidget(self._heading(self.tr("分工")))
        column.addWidget(self._build_agencies())
        self._targets_heading = self._heading(self.tr("指标"))
        column.addWidget(self._targets_heading)
        self._targets = TargetsGrid()
        self._targets.value_written.connect(self._value_written)
        self._targets.refused.connect(self.refused)
        column.addWidget(self._targets)
        self._recheck = RecheckNote()
        self._recheck.settled.connect(self._reviewed)
        column.addWidget(self._recheck)
        self._progress_heading = self._heading("")
        column.addWidget(self._progress_heading)
        column.addWidget(self._build_progress())
        column.addWidget(self._build_evidence())
        self._notes_heading = self._heading("")
        column.addWidget(self._notes_heading)
        column.addWidget(self._build_notes())
        self._history_heading = self._heading(self.tr("更改记录"))
        column.addWidget(self._history_heading)
        column.addWidget(self._build_history())
        self._read_only = self._label(self.font())
        self._read_only.setContentsMargins(0, theme.MARGIN, 0, 0)
        self._read_only.setStyleSheet(f"color: {theme.muted(self.palette()).name()}")
        column.addWidget(self._read_only)
        column.addStretch(1)
        both.addWidget(self._page)
        self.setWidget(holder)

    def _label(self, font: QFont) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setFont(font)
        return label

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(theme.bold(self.font()))
        label.setContentsMargins(0, theme.GAP, 0, 0)
        return label

    def _build_agencies(self) -> QWidget:
        holder = QWidget()
        self._agencies = QGridLayout(holder)
        self._agencies.setContentsMargins(0, 0, 0, 0)
        self._agencies.setHorizontalSpacing(theme.MARGIN)
        self._agencies.setVerticalSpacing(theme.GRID)
        self._agencies.setColumnStretch(1, 1)
        self._role_labels: dict[Role, tuple[QLabel, QLabel]] = {}
        for row, role in enumerate(_ROLE_ORDER):
            word, names = QLabel(term(role)), self._label(self.font())
            word.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._agencies.addWidget(word, row, 0, Qt.AlignmentFlag.AlignTop)
            self._agencies.addWidget(names, row, 1)
            self._role_labels[role] = (word, names)
        return holder

    def _build_progress(self) -> QWidget:
        self._progress = QWidget()
        row = QHBoxLayout(self._progress)
        row.setContentsMargins(0, 0, 0, 0)
        self._status = QComboBox()
        self._status.setAccessibleName(self.tr("状态"))
        for status in Status:
            self._status.addItem(f"{theme.STATUS_MARKS[status]} {term(status)}", status)
        self._status.activated.connect(self._status_chosen)
        self._day = QDateEdit()
        self._day.setAccessibleName(self.tr("完成日期"))
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setKeyboardTracking(False)
        self._day.dateChanged.connect(self._day_chosen)
        self._reason = QLineEdit()
        self._reason.setPlaceholderText(self.tr("不适用的理由（必填）"))
        self._reason.setAccessibleName(self.tr("不适用的理由"))
        self._reason.editingFinished.connect(self._reason_written)
        row.addWidget(self._status)
        row.addWidget(self._day)
        row.addWidget(self._reason, 1)
        row.addStretch(0)
        return self._progress

    def _build_evidence(self) -> QWidget:
        self.evidence = EvidencePanel(self._ledger, self._saver, self._today)
        self.evidence.change_asked.connect(self.change_asked)
        self.evidence.refused.connect(self.refused)
        return self.evidence

    def _build_notes(self) -> QWidget:
        self._notes = QWidget()
        column = QVBoxLayout(self._notes)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        self._editors: dict[NoteField, NoteEditor] = {}
        for field in NoteField:
            editor = NoteEditor()
            editor.setAccessibleName(term(field))
            editor.typed.connect(lambda text, f=field: self._typed(f, text))
            editor.settled.connect(lambda text, f=field: self._settled(f, text))
            label = QLabel(term(field))
            label.setBuddy(editor)
            column.addWidget(label)
            column.addWidget(editor)
            column.addSpacing(theme.GRID)
            self._editors[field] = editor
        return self._notes

    def _build_history(self) -> QWidget:
        self._history = QWidget()
        column = QVBoxLayout(self._history)
        column.setContentsMargins(0, 0, 0, 0)
        self._history_lines = self._label(self.font())
        column.addWidget(self._history_lines)
        self._history_all = QPushButton(self.tr("全部记录…"))
        self._history_all.setAutoDefault(False)
        self._history_all.clicked.connect(self._ask_history)
        column.addWidget(self._history_all, 0, Qt.AlignmentFlag.AlignLeft)
        return self._history

    # -- showing ----------------------------------------------------------------------------

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
        words = heading_words(line) if isinstance(line, SectionLine) else ""
        if line.applicable:
            done = self.tr("已完成 {done}/{all}")
            words += "\n" + done.format(done=line.done, all=line.applicable)
        return words

    def refresh(self) -> None:
        """Show what the ledger holds now."""
        record = task_record(self._ledger, self._agency_id, self._task_id)
        self._record = record
        milestone = self._milestone()
        self._title.setText(f"{record.number} {record.title}")
        self._show_clause(record, milestone)
        self._show_agencies(record)
        self._targets_heading.setVisible(self._targets.show_targets(record))
        self._show_progress(record, milestone)
        files = record.evidence if milestone is None else milestone.evidence
        own, place = record.role is not None, EvidencePlace(*self._place())
        self.evidence.show_files(place, files, own=own, is_open=record.is_open)
        self._show_notes(record, milestone)
        self._show_history(record)

    def _place(self) -> tuple[int, int, int | None]:
        return self._agency_id, self._task_id, self._milestone_id

    def mark_words(self, words: Sequence[str]) -> None:
        """Mark what these folded words hit, in the text, the notes and the names of files."""
        self._clause.mark_words(words)
        for editor in self._editors.values():
            editor.mark_words(words)
        self.evidence.list.mark_words(words)

    def refresh_if_shown(self) -> None:
        """Show what the ledger holds now, when a task is shown at all."""
        if self._record is not None:
            self.refresh()

    def _milestone(self) -> MilestoneRecord | None:
        if self._record is None:
            return None
        found = next((m for m in self._record.milestones if m.id == self._milestone_id), None)
        if found is None:
            return None
        return with_unsaved(found, self._agency_id, self._saver.waiting)

    def _show_clause(self, record: TaskRecord, milestone: MilestoneRecord | None) -> None:
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

    def _show_progress(self, record: TaskRecord, milestone: MilestoneRecord | None) -> None:
        shown = milestone is not None and record.role is not None
        self._progress.setVisible(shown)
        self._progress.setEnabled(record.is_open)
        self._progress_heading.setVisible(shown)
        self._recheck.show_reason(milestone.recheck if milestone is not None and shown else "")
        if milestone is not None:
            self._show_progress_of(milestone)

    def _show_progress_of(self, milestone: MilestoneRecord) -> None:
        self._progress_heading.setText(self.tr("进展 · 节点 {n}").format(n=milestone.number))
        self._status.setCurrentIndex(self._status.findData(milestone.status))
        self._day.blockSignals(True)
        day = milestone.completed_on or self._today()
        self._day.setDate(QDate(day.year, day.month, day.day))
        self._day.blockSignals(False)
        self._day.setVisible(milestone.status is Status.DONE)
        self._reason.setText(milestone.reason)
        self._reason.setVisible(milestone.status is Status.NOT_APPLICABLE)

    def _show_notes(self, record: TaskRecord, milestone: MilestoneRecord | None) -> None:
        own = record.role is not None
        self._notes.setVisible(own)
        self._notes_heading.setVisible(own)
        self._read_only.setVisible(not record.is_open)
        self._read_only.setText(
            self.tr("修订后的方案取消了这项内容，只能查看。")
            if own
            else self.tr("这项任务不涉及本单位，只能查看。")
        )
        about = self.tr("节点 {n}") if milestone is not None else self.tr("任务 {n}")
        number = milestone.number if milestone is not None else record.number
        self._notes_heading.setText(self.tr("备注 · {about}").format(about=about.format(n=number)))
        notes: Notes = milestone.notes if milestone is not None else record.notes
        for field, editor in self._editors.items():
            unsaved = self._saver.text_of(self._note(field, ""))
            editor.setReadOnly(not record.is_open)
            editor.show_text(notes.texts.get(field, "") if unsaved is None else unsaved)

    def _wanted_history(self) -> Wanted:
        """The unit's lines about the milestone that is shown, or about the whole task."""
        return Wanted(self._agency_id, self._task_id, self._milestone_id)

    def _show_history(self, record: TaskRecord) -> None:
        own = record.role is not None
        self._history.setVisible(own)
        self._history_heading.setVisible(own)
        found = entries(self._ledger, self._wanted_history(), _HISTORY_LINES, say=term)
        self._history_lines.setText(
            "\n".join(_history_line(entry) for entry in found) or self.tr("还没有记录。")
        )
        self._history_all.setVisible(bool(found))

    def _ask_history(self) -> None:
        milestone = self._milestone()
        if self._record is not None:
            place = f"{self._record.number} {self._record.title}"
            words = f"{milestone.number} {milestone.text}" if milestone else place
            self.history_asked.emit(self._wanted_history(), words)

    # -- asking for changes -----------------------------------------------------------------

    def settle(self) -> None:
        """Make changes of what is being typed, before something else is shown or the end."""
        for editor in self._editors.values():
            if editor.is_pending():
                editor.settle()

    def editor(self, field: NoteField) -> NoteEditor:
        """Where a field of the note is written."""
        return self._editors[field]

    def is_being_written(self) -> bool:
        """Whether the cursor is in a field of the note."""
        return any(editor.hasFocus() for editor in self._editors.values())

    def focus_note(self) -> None:
        """Put the cursor into the note's first field."""
        if self._record is not None and self._record.is_open:
            editor = self._editors[NoteField.PROGRESS]
            editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(editor, 0, 10 * theme.GRID)

    def _note(self, field: NoteField, text: str) -> WriteNote:
        return WriteNote(self._agency_id, self._task_id, self._milestone_id, field, text)

    def _typed(self, field: NoteField, text: str) -> None:
        self.draft_asked.emit(self._note(field, text))

    def _settled(self, field: NoteField, text: str) -> None:
        self.change_asked.emit(self._note(field, text))

    def _reviewed(self) -> None:
        if self._milestone_id is not None:
            self.change_asked.emit(Reviewed(self._milestone_id, self._agency_id))

    def _status_chosen(self, index: int) -> None:
        status = Status(self._status.itemData(index))  # PySide gives a StrEnum back as str
        milestone = self._milestone()
        if milestone is None or status is milestone.status:
            return
        if status is Status.DONE:
            self.change_asked.emit(Tick(milestone.id, self._agency_id, self._today()))
        elif status is Status.NOT_APPLICABLE:
            self._reason.setVisible(True)
            self._day.setVisible(False)
            self._reason.setFocus()
        else:
            self.change_asked.emit(SetStatus(milestone.id, self._agency_id, status))

    def _reason_written(self) -> None:
        milestone = self._milestone()
        text = self._reason.text().strip()
        if milestone is None:
            return
        if not text or text == milestone.reason:
            self._show_progress_of(milestone)
            return
        change = SetStatus(milestone.id, self._agency_id, Status.NOT_APPLICABLE, text)
        self.change_asked.emit(change)

    def _day_chosen(self, day: QDate) -> None:
        milestone = self._milestone()
        chosen = date(day.year(), day.month(), day.day())
        if milestone is None or chosen == milestone.completed_on:
            return
        self.change_asked.emit(Tick(milestone.id, self._agency_id, chosen))

    def _value_written(self, milestone_id: int, value: float | None) -> None:
        self.change_asked.emit(SetValue(milestone_id, self._agency_id, value))
