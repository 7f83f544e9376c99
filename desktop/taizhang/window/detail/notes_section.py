"""备注: the four fields, each with its history; 常用语 and @单位 in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from taizhang.ledger.agencies import Unit, unit_by_id, units
from taizhang.ledger.changes import WriteNote
from taizhang.ledger.mentions import mentioned
from taizhang.ledger.note_history import note_versions
from taizhang.ledger.phrases import DAY, DUE, MILESTONE, TASK, UNIT
from taizhang.ledger.record import Notes
from taizhang.ledger.status import NoteField
from taizhang.window import theme
from taizhang.window.detail.parts import heading, mute, text_label
from taizhang.window.detail.shown import Shown
from taizhang.window.note_editor import NoteEditor
from taizhang.window.saver import Saver
from taizhang.window.terms import term

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


class NotesSection(QWidget):
    """Hidden where nothing is recorded. Notes are about a milestone, or a task as a whole."""

    change_asked = Signal(object)
    draft_asked = Signal(object)
    cursor_moved = Signal()
    """In the field that is being written."""

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
        self._shown: Shown | None = None
        self._units: list[Unit] = []
        self._editors: dict[NoteField, NoteEditor] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        self._heading = heading("", self)
        column.addWidget(self._heading)
        for field in NoteField:
            self._build_field(field, column)
        self.mentioned = mute(text_label())
        column.addWidget(self.mentioned)

    def _build_field(self, field: NoteField, column: QVBoxLayout) -> None:
        editor = NoteEditor(units=self._all_units)
        editor.setAccessibleName(term(field))
        editor.typed.connect(partial(self._typed, field))
        editor.settled.connect(partial(self._settled, field))
        editor.cursorPositionChanged.connect(self.cursor_moved)
        editor.phrases_asked.connect(partial(self.ask_phrase, field))
        editor.phrase_offered.connect(partial(self.keep_phrase, field))
        editor.history_asked.connect(partial(self.ask_history, field))
        label = QLabel(term(field))
        label.setBuddy(editor)
        history = QToolButton()
        history.setText(self.tr("历史"))
        history.setAutoRaise(True)
        history.setAccessibleName(self.tr("{field}的历史").format(field=term(field)))
        history.setToolTip(self.tr("这一栏以前的文字"))
        # The keys have it in the editor's menu; Tab goes from field to field.
        history.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        history.clicked.connect(partial(self.ask_history, field))
        row = QHBoxLayout()
        row.addWidget(label, 1)
        row.addWidget(history)
        column.addLayout(row)
        column.addWidget(editor)
        self._editors[field] = editor

    def _all_units(self) -> Sequence[Unit]:
        """The plan's units, read when the first @ asks for them."""
        if not self._units:
            self._units = units(self._ledger)
        return self._units

    # -- showing ----------------------------------------------------------------------------

    def show_place(self, shown: Shown) -> None:
        """Show the notes of the place; what is being typed stays."""
        self._shown = shown
        self._units = []  # one may have been added since
        self.setVisible(shown.record.role is not None)
        milestone, record = shown.milestone, shown.record
        about = self.tr("节点 {n}") if milestone is not None else self.tr("任务 {n}")
        number = milestone.number if milestone is not None else record.number
        self._heading.setText(self.tr("备注 · {about}").format(about=about.format(n=number)))
        notes: Notes = milestone.notes if milestone is not None else record.notes
        for field, editor in self._editors.items():
            unsaved = self._saver.text_of(self._note(field, ""))
            editor.setReadOnly(not record.is_open)
            editor.show_text(notes.texts.get(field, "") if unsaved is None else unsaved)
        self._show_mentioned()

    def _show_mentioned(self) -> None:
        texts = [editor.toPlainText() for editor in self._editors.values()]
        names: list[str] = []
        if any("@" in text or "＠" in text for text in texts):
            names = mentioned(texts, [unit.name for unit in self._all_units()])
        self.mentioned.setText(self.tr("提到的单位：{names}").format(names="、".join(names)))
        self.mentioned.setVisible(bool(names))

    def mark_words(self, words: Sequence[str]) -> None:
        """Mark what these folded words hit."""
        for editor in self._editors.values():
            editor.mark_words(words)

    def editor(self, field: NoteField) -> NoteEditor:
        """Where a field is written."""
        return self._editors[field]

    def written(self) -> NoteEditor | None:
        """The field that the cursor is in."""
        return next((editor for editor in self._editors.values() if editor.hasFocus()), None)

    # -- asking for changes -----------------------------------------------------------------

    def settle(self) -> None:
        """Make changes of what is being typed."""
        for editor in self._editors.values():
            if editor.is_pending():
                editor.settle()

    def _note(self, field: NoteField, text: str) -> WriteNote:
        assert self._shown is not None
        place = self._shown.place
        return WriteNote(place.agency_id, place.task_id, place.milestone_id, field, text)

    def _typed(self, field: NoteField, text: str) -> None:
        self.draft_asked.emit(self._note(field, text))

    def _settled(self, field: NoteField, text: str) -> None:
        self.change_asked.emit(self._note(field, text))

    # -- 常用语 and history -----------------------------------------------------------------

    def ask_phrase(self, field: NoteField) -> None:
        """Offer 常用语 for a field."""
        self._open_phrases(field, None)

    def keep_phrase(self, field: NoteField, text: str) -> None:
        """Ask for the name under which ``text`` is kept."""
        self._open_phrases(field, text)

    def _open_phrases(self, field: NoteField, text: str | None) -> None:
        from taizhang.window.phrase_dialog import PhraseDialog

        self.settle()
        dialog = PhraseDialog(self._ledger, self._saver.apply, self._values(), self.window())
        if text is not None:
            dialog.begin_new(text)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen is not None:
            self._editors[field].put_in(dialog.chosen)
        dialog.deleteLater()

    def _values(self) -> dict[str, str]:
        """What stands for the names in braces."""
        assert self._shown is not None
        milestone, record = self._shown.milestone, self._shown.record
        unit = unit_by_id(self._ledger, self._shown.agency_id)
        return {
            UNIT: "" if unit is None else unit.name,
            TASK: record.title,
            MILESTONE: record.title if milestone is None else milestone.text,
            DAY: _in_words(self._today()),
            DUE: "" if milestone is None else _in_words(milestone.due),
        }

    def ask_history(self, field: NoteField) -> None:
        """Show what a field said before; an earlier text may be made valid again."""
        from taizhang.window.note_history_dialog import NoteHistoryDialog

        self.settle()
        assert self._shown is not None
        shown, place = self._shown, self._shown.place
        versions = note_versions(
            self._ledger, place.agency_id, place.task_id, place.milestone_id, field
        )
        about = shown.milestone or shown.record
        words = f"{term(field)} · {about.number}"
        writable = shown.record.is_open
        dialog = NoteHistoryDialog(versions, words, writable=writable, parent=self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen is not None:
            self._editors[field].write_anew(dialog.chosen)
        dialog.deleteLater()


def _in_words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
