"""The list as Qt's model: lines are asked of the ledger when they come into view."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from taizhang.ledger.arranged import listing
from taizhang.ledger.filter_sql import plan_year
from taizhang.ledger.filters import AS_DOCUMENT, Arrangement, Filter
from taizhang.ledger.lines import GroupLine, Line, MilestoneLine, SectionLine, TaskLine
from taizhang.ledger.listing import UNFOLDED, UNNUMBERED, Folds, Listing, Totals
from taizhang.ledger.status import Status
from taizhang.ledger.store import Ledger
from taizhang.window.filters.value_words import ValueWords
from taizhang.window.outline_columns import Column, heading
from taizhang.window.saver import Saver
from taizhang.window.terms import term
from taizhang.window.unsaved import Unsaved, with_unsaved
from taizhang.window.words import due_words, figure, progress_words, short_day

Index = QModelIndex | QPersistentModelIndex

_PAGE = 64
_KEPT_PAGES = 32
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)


_TO_THE_RIGHT = (Column.DONE, Column.EVIDENCE, Column.STEPS)

_BASE_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TICK_FLAGS = _BASE_FLAGS | Qt.ItemFlag.ItemIsUserCheckable
_EDIT_FLAGS = _BASE_FLAGS | Qt.ItemFlag.ItemIsEditable
_ACTIVE_COLUMNS = (Column.TEXT, Column.DONE)


class OutlineModel(QAbstractTableModel):
    """Lines of the outline. It holds no copy of the plan: pages of lines are read and dropped."""

    tick_asked = Signal(object, bool)
    """A milestone line whose box was pressed, and whether it is to be ticked."""
    value_typed = Signal(object, str)
    """A target's milestone line, and what was typed as its figure."""

    def __init__(self, ledger: Ledger, saver: Saver, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ledger = ledger
        self._saver = saver
        self._unsaved = Unsaved()
        self.outline: Listing | None = None
        self.arrangement = AS_DOCUMENT
        self.value_words = ValueWords(ledger)
        self.year = plan_year(ledger)
        self._pages: OrderedDict[int, list[Line]] = OrderedDict()
        self._rows = 0

    def show(self, wanted: Filter) -> None:
        """Show what ``wanted`` asks for, arranged and folded as before."""
        folds = self.outline.folds if self.outline else UNFOLDED
        self._reset(listing(self.ledger, wanted, self.arrangement, folds))

    def arrange(self, arrangement: Arrangement) -> None:
        """Show the same in another order or in other groups, nothing folded."""
        self.arrangement = arrangement
        if self.outline is not None:
            self._reset(listing(self.ledger, self.outline.wanted, arrangement))

    def refresh(self) -> bool:
        """Read again after a change. Returns whether lines came or went."""
        assert self.outline is not None
        old = self.outline
        new = listing(self.ledger, old.wanted, self.arrangement, old.folds)
        if new.shape == old.shape:
            self.outline = new
            self._pages.clear()
            last = self.index(max(self._rows - 1, 0), len(Column) - 1)
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), last)
            return False
        self._reset(new)
        return True

    def fold(self, folds: Folds) -> None:
        """Fold this and nothing else."""
        assert self.outline is not None
        self.beginResetModel()
        self.outline.fold(folds)
        self._forget()
        self.endResetModel()

    @property
    def totals(self) -> Totals:
        """What the foot of the window says."""
        return self.outline.totals if self.outline else Totals()

    def line(self, row: int) -> Line | None:
        """The line in ``row``, read with its neighbours when it was not read yet."""
        if self.outline is None or not 0 <= row < self._rows:
            return None
        page, place = divmod(row, _PAGE)
        lines = self._pages.get(page)
        if lines is None:
            lines = self.outline.lines(page * _PAGE, (page + 1) * _PAGE)
            self._pages[page] = lines
            if len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        if place >= len(lines):
            return None
        line = lines[place]
        if self._saver.waiting and isinstance(line, MilestoneLine):
            changes = self._unsaved.at(self._saver.waiting, line.id)
            return with_unsaved(line, self.outline.wanted.agency_id, changes)
        return line

    def is_unsaved(self, line: MilestoneLine) -> bool:
        """Whether what is shown of the milestone is not on the disk yet."""
        return bool(self._unsaved.at(self._saver.waiting, line.id))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == _DISPLAY:
            return heading(Column(section))
        if orientation is Qt.Orientation.Horizontal and role == _ALIGN:
            side = Qt.AlignmentFlag.AlignLeft
            if section in _TO_THE_RIGHT:
                side = Qt.AlignmentFlag.AlignRight
            elif section == Column.ROLE:
                side = Qt.AlignmentFlag.AlignHCenter
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.column() not in _ACTIVE_COLUMNS:
            return _BASE_FLAGS
        line = self.line(index.row())
        if isinstance(line, MilestoneLine) and line.is_open:
            if index.column() == Column.TEXT:
                return _TICK_FLAGS
            if index.column() == Column.DONE and line.target_low is not None:
                return _EDIT_FLAGS
        return _BASE_FLAGS

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        # Painting asks a thousand times a page: compare ints, leave at once for what is not given.
        if role not in (_DISPLAY, _CHECK, _EDIT, _ACCESSIBLE):
            return None
        line = self.line(index.row())
        if line is None:
            return None
        if role == _CHECK:
            return self._check_state(line, index.column())
        if role == _EDIT:
            return self._edit_text(line)
        return self._text(line, Column(index.column()))

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        line = self.line(index.row())
        if not isinstance(line, MilestoneLine) or not line.is_open:
            return False
        if role == _CHECK:
            self.tick_asked.emit(line, Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        if role == _EDIT and line.target_low is not None:
            self.value_typed.emit(line, str(value))
            return True
        return False

    def _check_state(self, line: Line, column: int) -> Qt.CheckState | None:
        if column != Column.TEXT or not isinstance(line, MilestoneLine) or not line.is_open:
            return None
        ticked = line.status is Status.DONE
        return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked

    def _edit_text(self, line: Line) -> str:
        if isinstance(line, MilestoneLine) and line.value is not None:
            return figure(line.value)
        return ""

    def _text(self, line: Line, column: Column) -> str:
        if isinstance(line, MilestoneLine):
            return self._milestone_text(line, column)
        if column is Column.TEXT:
            return self.heading_words(line)
        if column is Column.ROLE and isinstance(line, TaskLine):
            return term(line.role) if line.role else ""
        if column is Column.DONE:
            return progress_words(line.done, line.applicable)
        return ""

    def _milestone_text(self, line: MilestoneLine, column: Column) -> str:
        if column is Column.TEXT:
            note = self.tr("（有备注）") if line.has_note else ""
            return f"{line.number} {line.text}{note}"
        if column is Column.STATUS:
            if self.is_unsaved(line):
                return self.tr("{status}，未保存").format(status=term(line.status))
            if line.recheck:
                return self.tr("{status}，待复核").format(status=term(line.status))
            return term(line.status) if line.role is not None else ""
        if column is Column.DONE:
            return due_words(line)
        return self._further_text(line, column) if line.role is not None else ""

    def _further_text(self, line: MilestoneLine, column: Column) -> str:
        if column is Column.DUE:
            timing = term(line.timing) if line.timing else ""
            return f"{short_day(line.due, self.year)} {timing}".strip()
        words = {
            Column.ROLE: "" if self.arrangement.is_documents else term(line.role or ""),
            Column.PACE: term(line.pace),
            Column.LEAD: line.leads,
            Column.EVIDENCE: str(line.evidence or ""),
            Column.STEPS: f"{line.steps_done}/{line.steps}" if line.steps else "",
            Column.NOTE: line.note,
        }
        return words[column]

    def heading_words(self, line: SectionLine | TaskLine | GroupLine) -> str:
        """A heading as the list shows it; of a group, its value and how many rows it has."""
        if isinstance(line, GroupLine):
            words = self.value_words.value(line.column, line.value)
            return self.tr("{value}（{n}）").format(value=words, n=line.shown)
        return heading_words(line)

    def _reset(self, new: Listing) -> None:
        self.beginResetModel()
        self.outline = new
        self._forget()
        self.endResetModel()

    def _forget(self) -> None:
        self._pages.clear()
        self._rows = len(self.outline) if self.outline else 0


def heading_words(line: SectionLine | TaskLine) -> str:
    """The heading of a section or task, as the document numbers it."""
    if isinstance(line, TaskLine):
        return f"{line.number} {line.title}"
    return line.title if line.number in UNNUMBERED else f"{line.number}、{line.title}"
