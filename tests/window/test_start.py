"""What a start does before the first rows are on the screen, and what it leaves for later."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import SetOwnAgency
from taizhang.ledger.lines import MilestoneLine
from taizhang.ledger.status import Status
from taizhang.ledger.store import Ledger
from taizhang.window.main_window import MainWindow
from taizhang.window.state import WindowState
from tests.conftest import AT
from tests.window.clerk import DAY

_OWN = Qt.FindChildOption.FindDirectChildrenOnly

_MODULES_OF_OURS = 76
"""There were 72 when this was written. Whoever needs another asks first whether the list does."""

_LATER = (
    "click",
    "concurrent.futures",
    "hashlib",
    "logging.handlers",
    "lxml",
    "pypdfium2",
    "pypinyin",
    "reportlab",
    "sqlite_utils",
    "tomllib",
    "xlsxwriter",
    "taizhang.cli",
    "taizhang.exchange",
    "taizhang.ledger.backups",
    "taizhang.ledger.bulk",
    "taizhang.ledger.changes",
    "taizhang.ledger.evidence",
    "taizhang.ledger.history",
    "taizhang.ledger.journal",
    "taizhang.ledger.record",
    "taizhang.ledger.search",
    "taizhang.plan.load",
    "taizhang.reader",
    "taizhang.report",
    "taizhang.window.bulk.edits",
    "taizhang.window.detail",
    "taizhang.window.detail_panel",
    "taizhang.window.evidence_panel",
    "taizhang.window.menus",
    "taizhang.window.overview",
    "taizhang.window.report",
    "taizhang.window.review",
)
"""What the first rows need not wait for."""

_UNTIL_PAINTED = """
import json, os, sys
from taizhang.__main__ import main
from taizhang.window.outline_view import OutlineView

paint = OutlineView.paintEvent

def painted(view, event):
    paint(view, event)
    if view.model().rowCount():
        print(json.dumps(sorted(sys.modules)), flush=True)
        os._exit(0)

OutlineView.paintEvent = painted
main()
"""


@pytest.fixture
def own_ledger(ledger: Ledger, quality: Unit) -> Ledger:
    """A ledger whose unit was chosen, as at every start but the first."""
    ledger.apply(SetOwnAgency(quality.id), AT)
    return ledger


@pytest.fixture
def window(qapp: QApplication, own_ledger: Ledger, state_path: Path) -> Iterator[MainWindow]:
    """Made, but not shown yet."""
    made = MainWindow(own_ledger, WindowState(state_path), lambda: DAY)
    yield made
    made.close()


def test_the_first_rows_wait_for_nothing_that_they_do_not_need(
    own_ledger: Ledger, tmp_path: Path
) -> None:
    own_ledger.close()
    done = subprocess.run(
        [sys.executable, "-c", _UNTIL_PAINTED, "--ledger", str(own_ledger.path)],
        env=os.environ | {"XDG_DATA_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        timeout=60,
        check=True,
    )
    loaded = json.loads(done.stdout)
    assert [name for name in loaded if name in _LATER] == []
    ours = [name for name in loaded if name.partition(".")[0] == "taizhang"]
    assert len(ours) <= _MODULES_OF_OURS, ours


def _commands(window: MainWindow) -> list[str]:
    """The keys of the commands that there are."""
    return [action.shortcut().toString() for action in window.findChildren(QAction, options=_OWN)]


def test_the_rest_is_there_when_the_rows_are_painted(window: MainWindow, qtbot: QtBot) -> None:
    titles = [action.text() for action in window.menuBar().actions()]
    assert not _commands(window)
    with qtbot.waitSignal(window.view.first_painted):
        window.show()
    (splitter,) = window.findChildren(QSplitter)
    assert splitter.widget(1) is window.detail
    assert [action.text() for action in window.menuBar().actions()] == titles
    assert "Ctrl+Z" in _commands(window)


def test_the_chosen_task_comes_where_its_place_was_kept(window: MainWindow) -> None:
    window.show()
    (splitter,) = window.findChildren(QSplitter)
    before = splitter.sizes()
    assert window.detail.isVisible()
    assert splitter.sizes() == before
    assert splitter.count() == len(before)


@pytest.fixture
def unfinished(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Shown and active, but as it is before the rest of it is built."""
    window.view.first_painted.disconnect()
    with qtbot.waitActive(window):
        window.show()
    return window


def test_a_key_before_that_does_what_it_always_does(unfinished: MainWindow) -> None:
    window = unfinished
    line = next(
        line
        for line in map(window.model.line, range(window.model.rowCount()))
        if isinstance(line, MilestoneLine) and line.is_open
    )
    assert window.model.outline is not None
    row = window.model.outline.row_of(line)
    assert row is not None
    window.view.go_to(row)
    QTest.keyClick(window.view, Qt.Key.Key_2)
    assert window.ledger.rows("SELECT milestone_id, status FROM progress") == [
        (line.id, Status.UNDER_WAY)
    ]
    QTest.keyClick(window.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.ledger.rows("SELECT milestone_id, status FROM progress") == []


def test_a_shortcut_is_not_lost_either(unfinished: MainWindow) -> None:
    QTest.keyClick(unfinished.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert unfinished.focusWidget() is unfinished.bar.search
