"""A window on a ledger of the test's own, with a clerk at it and Qt's model tester attached."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taizhang import clock, paths
from taizhang.ledger.agencies import unit_by_name
from taizhang.ledger.changes import SetOwnAgency
from taizhang.ledger.store import Ledger, open_ledger
from taizhang.window.main_window import MainWindow
from taizhang.window.program import Program, make_application
from taizhang.window.state import WindowState
from tests.conftest import AT
from tests.window.clerk import DAY, Clerk
from tests.window.typist import NOON, TODAY, Typist

SIZE = (1366, 768)


def screen(path: Path, size: tuple[int, int]) -> str:
    """The platform without a screen, with a screen of that size: its own is 800 by 800."""
    office = {"name": "office", "x": 0, "y": 0, "width": size[0], "height": size[1]}
    path.write_text(json.dumps({"screens": [office | {"logicalDpi": 96, "dpr": 1}]}))
    return f"offscreen:configfile={path}"


@pytest.fixture(scope="session")
def qapp(tmp_path_factory: pytest.TempPathFactory) -> QApplication:
    """The program's own application: its font and its language."""
    file = tmp_path_factory.mktemp("screen") / "screen.json"
    os.environ["QT_QPA_PLATFORM"] = screen(file, (1920, 1080))
    return make_application()


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time that is written into the journal stands still."""
    monkeypatch.setattr(clock, "now", lambda: AT)
    monkeypatch.setattr(clock, "today", lambda: pytest.fail("today is an argument"))


@pytest.fixture
def state_path(tmp_path: Path) -> Path:
    return tmp_path / "window.ini"


class Desk:
    """Opens windows and clears them away again."""

    def __init__(self, qtbot: QtBot, state_path: Path) -> None:
        self.qtbot = qtbot
        self.state_path = state_path
        self._windows: list[MainWindow] = []

    def open(self, ledger: Ledger, *, size: tuple[int, int] | None = SIZE) -> Clerk:
        """A window with the clerk's today, shown and active."""
        window = MainWindow(ledger, WindowState(self.state_path), lambda: DAY)
        return self.seat(window, size)

    def seat(self, window: MainWindow, size: tuple[int, int] | None = SIZE) -> Clerk:
        """Put a clerk before a window that somebody else has made."""
        # Its complaints are Qt warnings, which fail the test.
        QAbstractItemModelTester(
            window.model, QAbstractItemModelTester.FailureReportingMode.Warning, window
        )
        self._windows.append(window)
        if size is not None:
            window.resize(*size)
        with self.qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.view.setFocus()
        return Clerk(window, self.qtbot)

    def close(self, clerk: Clerk) -> None:
        """Close a window and its ledger as the end of the program does."""
        self._windows.remove(clerk.window)
        _put_away(clerk.window)

    def clear(self) -> None:
        for window in self._windows:
            _put_away(window)


def _put_away(window: MainWindow) -> None:
    window.detail.settle()
    window.saver.discard()
    window.close()
    window.ledger.close()
    window.deleteLater()


@pytest.fixture
def desk(qtbot: QtBot, state_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, state_path)
    yield made
    made.clear()


def of_unit(path: Path, name: str) -> Ledger:
    """A ledger opened with that unit as 我的单位."""
    ledger = open_ledger(path)
    ledger.apply(SetOwnAgency(unit_by_name(ledger, name).id), AT)
    return ledger


@pytest.fixture
def clerk(desk: Desk, ledger_path: Path) -> Clerk:
    """A clerk of 省质监局, which has a part in every task."""
    return desk.open(of_unit(ledger_path, "省质监局"))


@pytest.fixture
def teacher(desk: Desk, ledger_path: Path) -> Clerk:
    """A clerk of 省教育厅: three tasks, three more by 省有关部门 only."""
    return desk.open(of_unit(ledger_path, "省教育厅"))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """What the system was asked to open; the copies lie in the test's own folder."""
    monkeypatch.setattr(paths, "user_folder", lambda: tmp_path / "user")
    asked: list[Path] = []

    def take(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return asked


@pytest.fixture
def program_of_2013(
    qtbot: QtBot, ledger_path: Path, state_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """The program with the shipped plan, as 省质监局, a month after the plan's year."""
    assert qtbot is not None
    monkeypatch.setattr(clock, "now", lambda: NOON)
    monkeypatch.setattr(MainWindow.__init__, "__defaults__", (lambda: TODAY, None))
    of_unit(ledger_path, "省质监局").close()
    made = Program(WindowState(state_path))
    made.open(ledger_path)
    yield made
    assert made.window is not None
    made.window.close()
    made.window.ledger.close()
    made.leave()


@pytest.fixture
def typist(
    program_of_2013: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Typist]:
    made = Typist(program_of_2013, qtbot, monkeypatch)
    yield made
    made.disk.close()
