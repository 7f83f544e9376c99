"""Started by `benchmarks.keys` with a ledger: presses keys, prints milliseconds as JSON.

Each time runs from the key event to the moment when the list has been painted and another pass of
the event loop paints nothing more, neither of the list nor of the task beside it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from taizhang import paths
from taizhang.ledger.lines import MilestoneLine
from taizhang.window.clause_view import ClauseView
from taizhang.window.main_window import MainWindow
from taizhang.window.outline_view import OutlineView
from taizhang.window.program import Program, make_application
from taizhang.window.state import WindowState

QUERIES = (
    "质",
    "质量",
    "质量信用",
    "省",
    "企业",
    "标准",
    "监督检查",
    "旅游",
    "锅炉",
    "稻鳖",
    "航母",
)
"""One to four characters: in most milestones, in some, in a handful, in none."""
_ROUNDS = 6
_MOVES = 300
_TICKS = 120
_REPAINTS = 100
_LONGEST_S = 20
_LIST = "OutlineView"


_READY_AFTER = 3.0
"""Seconds after which what the window makes ready while nobody does anything is ready."""


class Watch:
    """Counts the paintings of the list and of the task's text, from outside of the program."""

    def __init__(self) -> None:
        self.painted: dict[str, int] = {}
        self._count(OutlineView)
        self._count(ClauseView)

    def _count(self, widget_class: Any) -> None:
        name, paint = widget_class.__name__, widget_class.paintEvent
        self.painted[name] = 0

        def painted(widget: Any, event: Any) -> None:
            paint(widget, event)
            self.painted[name] += 1

        widget_class.paintEvent = painted

    def time(self, target: QWidget, key: Qt.Key, text: str = "") -> float:
        """Press a key in ``target``; milliseconds until everything it changed was painted."""
        before = self.painted[_LIST]
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        begin = time.perf_counter()
        QApplication.sendEvent(target, press)
        last: dict[str, int] = {}
        while self.painted[_LIST] == before or self.painted != last:
            last = dict(self.painted)
            QApplication.processEvents()
            if time.perf_counter() - begin > _LONGEST_S:
                raise TimeoutError(f"the list was not painted after {key} {text!r}")
        return (time.perf_counter() - begin) * 1e3


def search(watch: Watch, window: MainWindow) -> list[float]:
    """Type each query and delete it again, a character at a time, with a milestone chosen."""
    box = window.bar.search
    box.setFocus()
    times = []
    for _ in range(_ROUNDS):
        for query in QUERIES:
            window.view.go_to(next_milestone(window, 0))
            settle()
            times += [watch.time(box, Qt.Key.Key_unknown, character) for character in query]
            times += [watch.time(box, Qt.Key.Key_Backspace) for _ in query]
            settle()
    return times


def move(watch: Watch, window: MainWindow) -> list[float]:
    """Arrow down from the first line, and from the first line again at the end."""
    times = []
    window.view.setFocus()
    window.view.go_to(0)
    settle()
    for _ in range(_MOVES):
        if window.view.currentIndex().row() == window.model.rowCount() - 1:
            window.view.go_to(0)
            settle()
        times.append(watch.time(window.view, Qt.Key.Key_Down))
    return times


def tick(watch: Watch, window: MainWindow) -> list[float]:
    """Space on milestone after milestone: the change is on disk when it is painted."""
    times = []
    row = 0
    for _ in range(_TICKS):
        row = next_milestone(window, row)
        window.view.go_to(row)
        settle()
        times.append(watch.time(window.view, Qt.Key.Key_Space, " "))
    return times


def next_milestone(window: MainWindow, row: int) -> int:
    """The next row with a box to tick, from the top again after the last."""
    while True:
        row = (row + 1) % window.model.rowCount(QModelIndex())
        line = window.model.line(row)
        if isinstance(line, MilestoneLine) and line.role is not None:
            return row


def repaint(window: MainWindow) -> list[float]:
    """The floor under every figure: the lines in view painted again, unchanged."""
    times = []
    for _ in range(_REPAINTS):
        begin = time.perf_counter()
        window.view.viewport().repaint()
        times.append((time.perf_counter() - begin) * 1e3)
    return times


def settle() -> None:
    """Let everything that is still waiting happen, outside of the time taken."""
    for _ in range(3):
        QApplication.processEvents()


def main() -> None:
    """Open the ledger as the program does and measure."""
    watch = Watch()
    make_application()
    program = Program(WindowState(paths.window_settings()))
    window = program.open(Path(sys.argv[1]))
    program.after_first_paint()
    deadline = time.monotonic() + _READY_AFTER
    while time.monotonic() < deadline:
        QApplication.processEvents()
    times = {
        "the list repainted, nothing else": repaint(window),
        "key in the search box": search(watch, window),
        "arrow down": move(watch, window),
        "tick by Space": tick(watch, window),
    }
    print(json.dumps(times), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
