"""The least that PySide6 can show, packaged: what the start of the program is compared with."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Bare(QMainWindow):
    """Says when it was painted, and ends."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        os.write(1, f"{time.monotonic_ns()}\n".encode())
        os._exit(0)


if __name__ == "__main__":
    application = QApplication(["bare"])
    window = Bare()
    window.resize(1280, 760)
    window.show()
    application.exec()
