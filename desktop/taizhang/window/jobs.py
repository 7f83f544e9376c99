"""Work off the window's thread: a job gets values, gives a value, and owns nothing of Qt."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal


class Jobs(QObject):
    """Runs one job after the other; only the newest one's result is delivered.

    A preview that is asked for again while it is being made is wanted in its last form only.
    """

    _finished = Signal(object)

    def __init__(
        self,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._done = done
        self._failed = failed
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="taizhang-job")
        self._newest: Future[Any] | None = None
        self._stopped = False
        self._finished.connect(self._deliver)

    def start(self, work: Callable[[], Any]) -> None:
        """Do ``work`` in the other thread; one that has not begun yet is dropped."""
        if self._stopped:
            return
        if self._newest is not None:
            self._newest.cancel()
        self._newest = self._pool.submit(work)
        self._newest.add_done_callback(self._finished.emit)

    def stop(self) -> None:
        """Deliver nothing any more and wait for the thread to end."""
        self._stopped = True
        self._newest = None
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, future: Future[Any]) -> None:
        if future is not self._newest or future.cancelled():
            return
        error = future.exception()
        if error is None:
            self._done(future.result())
        else:
            self._failed(error)
