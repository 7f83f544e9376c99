"""Long work that the clerk waits for: off the window's thread, with a bar and 取消."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from taizhang.window import theme
from taizhang.window.evidence_keeping import Watch

T = TypeVar("T")
_UNSEEN_MS = 300
"""What takes less shows nothing: a bar that flashes up only frightens."""


class _Told(QObject):
    percent = Signal(int)
    finished = Signal()


class _Bar(QDialog):
    """Stands before the window, so that nothing is asked for meanwhile."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(90 * theme.GRID)
        column = QVBoxLayout(self)
        column.setSpacing(theme.MARGIN)
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        cancel = QPushButton(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        column.addWidget(label)
        column.addWidget(self.bar)
        column.addWidget(cancel, 0, Qt.AlignmentFlag.AlignRight)


def wait_for(parent: QWidget, words: str, work: Callable[[Watch], T]) -> T:
    """Do ``work`` in another thread and return what it returns; the window stays painted.

    Raises:
        Stopped: the clerk pressed 取消 and the work heard of it.
        Exception: what ``work`` raises.
    """
    told = _Told()
    watch = Watch(told.percent.emit)
    loop = QEventLoop()
    told.finished.connect(loop.quit)
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="taizhang-wait") as pool:
        future = pool.submit(work, watch)
        future.add_done_callback(lambda _: told.finished.emit())
        QTimer.singleShot(_UNSEEN_MS, loop, loop.quit)
        if not future.done():
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if not future.done():
            bar = _Bar(words, parent.window())
            told.percent.connect(bar.bar.setValue)
            bar.rejected.connect(watch.stop)
            bar.show()
            while not future.done():
                loop.exec()
            bar.hide()
            bar.deleteLater()
        return future.result()
