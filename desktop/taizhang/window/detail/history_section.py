"""更改记录: the latest lines of the journal about what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taizhang.ledger.history import Entry, Wanted, entries
from taizhang.window import theme
from taizhang.window.detail.parts import heading, small_button, text_label
from taizhang.window.detail.shown import Shown
from taizhang.window.terms import term

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

_LINES = 5
_WORDS = 40


def _line(entry: Entry) -> str:
    """A line short enough for the pane; the dialog has every word."""
    now = " ".join(entry.after.split()) or "—"
    short = now if len(now) <= _WORDS else f"{now[:_WORDS]}…"
    what = term("{0}：{1}").format(entry.action, short)
    return f"{entry.at:%m-%d %H:%M}  {what}"


class HistorySection(QWidget):
    """The unit's lines about the milestone, or about the whole task. Hidden in others' tasks."""

    history_asked = Signal(object, str)
    """Which lines of the journal, and what they are about in words."""

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._shown: Shown | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(heading(self.tr("更改记录"), self))
        self._lines = text_label()
        column.addWidget(self._lines)
        self._all = small_button(self.tr("全部记录…"), self._ask)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)

    def show_place(self, shown: Shown) -> None:
        """Show the latest lines."""
        self._shown = shown
        own = shown.record.role is not None
        self.setVisible(own)
        if own:
            found = entries(self._ledger, _wanted(shown), _LINES, say=term)
            words = "\n".join(_line(entry) for entry in found)
            self._lines.setText(words or self.tr("还没有记录。"))
            self._all.setVisible(bool(found))

    def _ask(self) -> None:
        if self._shown is not None:
            record, milestone = self._shown.record, self._shown.milestone
            place = f"{record.number} {record.title}"
            words = f"{milestone.number} {milestone.text}" if milestone else place
            self.history_asked.emit(_wanted(self._shown), words)


def _wanted(shown: Shown) -> Wanted:
    place = shown.place
    return Wanted(place.agency_id, place.task_id, place.milestone_id)
