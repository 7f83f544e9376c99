"""The list as Qt's model: it keeps Qt's rules and announces just what changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import SetStatus, Tick, Untick, WriteNote
from taizhang.ledger.filters import Filter, filter_of
from taizhang.ledger.find import find_milestone
from taizhang.ledger.lines import MilestoneLine, TaskLine
from taizhang.ledger.listing import Folds
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger
from taizhang.window.outline_columns import Column
from taizhang.window.outline_model import OutlineModel
from taizhang.window.saver import Saver
from tests.conftest import AT
from tests.window.clerk import DAY, drawn

_CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def model(qapp: QApplication, ledger: Ledger, quality: Unit) -> Iterator[OutlineModel]:
    assert qapp is not None
    made = OutlineModel(ledger, Saver(ledger, lambda: AT))
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    made.show(Filter(quality.id))
    yield made
    made.deleteLater()


class Signals:
    """Counts what the model announces."""

    def __init__(self, model: OutlineModel) -> None:
        self.resets = 0
        self.changes: list[tuple[int, int]] = []
        model.modelReset.connect(self._reset)
        model.dataChanged.connect(self._data)

    def _reset(self) -> None:
        self.resets += 1

    def _data(self, first: QModelIndex, last: QModelIndex, _roles: list[int]) -> None:
        self.changes.append((first.row(), last.row()))


def test_invalid_index_has_no_flags(model: OutlineModel) -> None:
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_model_keeps_the_rules_through_filter_tick_fold_and_refresh(
    model: OutlineModel, ledger: Ledger, quality: Unit, education: Unit
) -> None:
    start = drawn(model)
    task_id, milestone_id = find_milestone(ledger, "一.3.2")
    for status in (None, *Status):
        model.show(filter_of(quality.id, status=status))
        ledger.apply(Tick(milestone_id, quality.id, DAY), AT)
        model.refresh()
        model.fold(Folds(frozenset({task_id})))
        model.refresh()
        model.fold(Folds(sections=frozenset({1, 2})))
        ledger.apply(Untick(milestone_id, quality.id), AT)
        model.refresh()
        model.fold(Folds())
    for text in ("质量奖", "没有这样的字", ""):
        model.show(Filter(quality.id, text=text))
    model.show(Filter(education.id, whole_plan=True))
    model.show(Filter(quality.id))
    assert drawn(model) == start


def test_tick_that_moves_no_row_changes_data_only(
    model: OutlineModel, ledger: Ledger, quality: Unit
) -> None:
    heard = Signals(model)
    ledger.apply(Tick(find_milestone(ledger, "一.3.2")[1], quality.id, DAY), AT)
    assert model.refresh() is False
    assert heard.resets == 0
    (rows,) = heard.changes
    assert rows[0] <= 12 <= rows[1]


def test_row_that_leaves_is_announced(model: OutlineModel, ledger: Ledger, quality: Unit) -> None:
    model.show(filter_of(quality.id, status=Status.NOT_STARTED))
    heard = Signals(model)
    rows = model.rowCount()
    ledger.apply(Tick(find_milestone(ledger, "一.3.2")[1], quality.id, DAY), AT)
    assert model.refresh() is True
    assert heard.resets == 1
    assert model.rowCount() == rows - 1


def test_drawn_list_follows_each_status(model: OutlineModel, ledger: Ledger, quality: Unit) -> None:
    milestone_id = find_milestone(ledger, "一.3.2")[1]
    ledger.apply(SetStatus(milestone_id, quality.id, Status.NOT_APPLICABLE, "不归本局"), AT)
    model.refresh()
    assert "  [ ] 一.3.2 制定质量奖管理办法 | 不适用" in drawn(model).splitlines()
    assert "一.3 建立质量奖励制度 | 牵头 | 0/4" in drawn(model).splitlines()


def test_box_is_only_on_own_milestones(model: OutlineModel, education: Unit) -> None:
    model.show(Filter(education.id, whole_plan=True))
    for row in range(model.rowCount()):
        line = model.line(row)
        boxed = model.data(model.index(row, Column.TEXT), _CHECK) is not None
        checkable = bool(model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsUserCheckable)
        own = isinstance(line, MilestoneLine) and line.role is not None
        assert boxed == checkable == own


def test_only_targets_can_be_edited_and_only_in_their_column(model: OutlineModel) -> None:
    editable = [
        (row, column)
        for row in range(model.rowCount())
        for column in Column
        if model.flags(model.index(row, column)) & Qt.ItemFlag.ItemIsEditable
    ]
    targets = [
        row
        for row in range(model.rowCount())
        if isinstance(line := model.line(row), MilestoneLine) and line.target_low is not None
    ]
    assert editable == [(row, Column.DONE) for row in targets]
    assert len(targets) == 15


def test_set_data_asks_and_writes_nothing(model: OutlineModel, ledger: Ledger) -> None:
    asked: list[tuple[MilestoneLine, bool]] = []
    model.tick_asked.connect(lambda line, ticked: asked.append((line, ticked)))
    row = next(r for r in range(model.rowCount()) if isinstance(model.line(r), MilestoneLine))
    assert model.setData(model.index(row, 0), Qt.CheckState.Checked, _CHECK)
    assert asked == [(model.line(row), True)]
    assert ledger.rows("SELECT * FROM progress") == []
    heading = next(r for r in range(model.rowCount()) if isinstance(model.line(r), TaskLine))
    assert not model.setData(model.index(heading, 0), Qt.CheckState.Checked, _CHECK)


def test_note_is_told_in_its_line(model: OutlineModel, ledger: Ledger, quality: Unit) -> None:
    task_id, milestone_id = find_milestone(ledger, "一.3.2")
    ledger.apply(WriteNote(quality.id, task_id, milestone_id, NoteField.PROGRESS, "已送审"), AT)
    model.refresh()
    noted = [
        line.number
        for row in range(model.rowCount())
        if isinstance(line := model.line(row), MilestoneLine) and line.has_note
    ]
    assert noted == ["一.3.2"]
