"""Which rows of the list are selected, and which milestones they stand for.

What is selected is remembered by milestones, not by rows: whatever comes or goes, the same ones
stay selected as far as they are still shown, and what the filter hides is never among them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QObject,
    QTimer,
    Signal,
)

from taizhang.ledger.listing import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from taizhang.window.outline_model import OutlineModel

_Flag = QItemSelectionModel.SelectionFlag


class Selection(QObject):
    """The selected rows of a list, as ranges: ten thousand cost no more than ten."""

    changed = Signal()
    """Something else is selected; once for however many rows a drag runs over."""

    def __init__(self, view: QTableView, model: OutlineModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._places: list[Place] | None = None
        self._kept: frozenset[int] = frozenset()
        self._covered: frozenset[int] = frozenset()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._tell)
        view.selectionModel().selectionChanged.connect(self._on_changed)
        model.dataChanged.connect(self._on_refreshed)

    def rows(self) -> list[int]:
        """The selected rows, in order."""
        return sorted({row for top, bottom in self._spans() for row in range(top, bottom + 1)})

    def _spans(self) -> set[tuple[int, int]]:
        """First and last row of each range, whatever columns it is made of."""
        selection = self._view.selectionModel().selection()
        ranges = (selection.at(place) for place in range(selection.count()))
        return {(one.top(), one.bottom()) for one in ranges}

    @property
    def is_many(self) -> bool:
        """Whether more than one row is selected."""
        spans = self._spans()
        return len(spans) > 1 or any(top != bottom for top, bottom in spans)

    def places(self) -> list[Place]:
        """The milestones that the selected rows stand for: a heading for all shown below it."""
        if self._places is None:
            outline = self._model.outline
            self._places = [] if outline is None else outline.chosen(self.rows())
        return self._places

    def covers(self, milestone_id: int) -> bool:
        """Whether a milestone is among many selected, be it by the heading above it."""
        return milestone_id in self._covered

    def select(self, rows: Iterable[int]) -> None:
        """Select these rows and no others; the current row stays the same."""
        selection = QItemSelection()
        last = self._model.columnCount() - 1
        for _, run in groupby(enumerate(sorted(rows)), lambda pair: pair[1] - pair[0]):
            run_rows = [row for _, row in run]
            first, end = self._model.index(run_rows[0], 0), self._model.index(run_rows[-1], last)
            selection.append(QItemSelectionRange(first, end))
        self._view.selectionModel().select(selection, _Flag.ClearAndSelect)

    def reduce(self) -> None:
        """Select the current row alone."""
        current = self._view.currentIndex()
        flags = _Flag.ClearAndSelect | _Flag.Rows
        self._view.selectionModel().select(current, flags)

    def remember(self) -> None:
        """Before the rows are others: keep what is selected, where that is more than a row."""
        ids = (place.milestone_id for place in self.places()) if self.is_many else ()
        self._kept = frozenset(ids)

    def kept_rows(self) -> list[int]:
        """Where what was remembered stands now, as far as it is shown."""
        outline = self._model.outline
        self._places = None
        return outline.rows_of(self._kept) if outline is not None and self._kept else []

    def _on_changed(self) -> None:
        self._places = None
        self._later.start(0)

    def _on_refreshed(self) -> None:
        """As many rows as before, but another milestone may stand in one of them."""
        outline = self._model.outline
        if outline is None or self._places is None or not self.is_many:
            self._places = None
            return
        kept = frozenset(place.milestone_id for place in self._places)
        self._places = None
        if kept != {place.milestone_id for place in self.places()}:
            self.select(outline.rows_of(kept))
        self._later.start(0)

    def _tell(self) -> None:
        # Now, while the rows are what the list shows; a single row is asked for when it is needed,
        # as at each letter of a search that would read which milestones are found once more.
        places = self.places() if self.is_many else []
        covered = frozenset(place.milestone_id for place in places)
        if covered != self._covered:
            self._covered = covered
            self._view.viewport().update()
        self.changed.emit()
