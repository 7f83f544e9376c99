"""From a finding to its row in the list, whatever hides it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taizhang.ledger.filters import Filter

if TYPE_CHECKING:
    from taizhang.window.main_window import MainWindow


def go_to_place(window: MainWindow, task_id: int, milestone_id: int | None) -> None:
    """Choose a task's or a milestone's row; unfolds it, then lets go of filters, as is needed."""
    agency_id = window.unit.id if window.unit else 0
    filters = (None, Filter(agency_id), Filter(agency_id, whole_plan=True))
    for wanted in filters:
        if wanted is not None:
            window.bar.show_filter(wanted)
        _unfold(window, task_id)
        row = _row_of(window, task_id, milestone_id)
        if row is not None:
            window.view.go_to(row)
            window.view.setFocus()
            return


def _row_of(window: MainWindow, task_id: int, milestone_id: int | None) -> int | None:
    outline = window.model.outline
    if outline is None:
        return None
    if milestone_id is None:
        return outline.row_of_task(task_id)
    return outline.row_of_milestone(task_id, milestone_id)


def _unfold(window: MainWindow, task_id: int) -> None:
    outline = window.model.outline
    if outline is not None:
        folds = outline.unfolded_for(task_id)
        if folds != outline.folds:
            window.model.fold(folds)
