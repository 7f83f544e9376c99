"""Started and timed by `benchmarks.start`: says at what moment its window was painted, and ends.

The program itself has no code for this: the list's own ``paintEvent`` is wrapped from outside.
Run as a file, ``start_child.py bare|rows|first|prepare``.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any


def say_and_end() -> None:
    """Print the moment and end at once."""
    os.write(1, f"{time.monotonic_ns()}\n".encode())
    os._exit(0)


def after_painting(widget_class: Any, act: Callable[[Any], None]) -> None:
    """Call ``act`` with the widget each time one of the class has been painted."""
    paint = widget_class.paintEvent

    def painted(self: Any, event: Any) -> None:
        paint(self, event)
        act(self)

    widget_class.paintEvent = painted


def bare() -> None:
    """The least that PySide6 can show: what the program is compared with."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(["bare"])

    class Bare(QMainWindow):
        def paintEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            say_and_end()

    window = Bare()
    window.resize(1280, 760)
    window.show()
    app.exec()


def rows() -> None:
    """The program, until the list is painted with rows in it."""
    from taizhang.__main__ import main
    from taizhang.window.outline_view import OutlineView

    def end(view: Any) -> None:
        if view.model().rowCount():
            say_and_end()

    after_painting(OutlineView, end)
    main()


def first() -> None:
    """The program without a ledger, until it asks for the unit: the list of units is painted."""
    from PySide6.QtWidgets import QDialog

    from taizhang.__main__ import main
    from taizhang.window.agency_dialog import AgencyDialog

    def paint_event(self: Any, event: Any) -> None:
        QDialog.paintEvent(self, event)
        say_and_end()

    AgencyDialog.paintEvent = paint_event  # type: ignore[method-assign]
    main()


def prepare() -> None:
    """The program, closed by its user after the first rows: leaves its window's state behind."""
    from PySide6.QtCore import QTimer

    from taizhang.__main__ import main
    from taizhang.window.outline_view import OutlineView

    after_painting(OutlineView, lambda view: QTimer.singleShot(500, view.window().close))
    main()


if __name__ == "__main__":
    wanted = sys.argv.pop(1)
    {"bare": bare, "rows": rows, "first": first, "prepare": prepare}[wanted]()
