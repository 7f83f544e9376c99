"""The small pictures of 佐证材料, made one after the other when they are first to be seen."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from taizhang.errors import KnownError
from taizhang.window.evidence_picture import (
    MOST_BYTES,
    FirstPage,
    check_pdf,
    ending_of,
    image_of,
    may_have_picture,
)
from taizhang.window.jobs import Jobs

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

_KEPT = 200
"""Pictures of about 25 KB each."""
_WHILE_MODAL_MS = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file whose picture is to be made, ``side`` pixels at most."""

    evidence_id: int
    sha256: str
    name: str
    size: int
    side: int

    @property
    def key(self) -> tuple[str, str, int]:
        """The same content has the same picture, wherever it stands."""
        return self.sha256, ending_of(self.name), self.side


@dataclass(frozen=True, slots=True)
class _Pdf:
    data: bytes


class Thumbnails(QObject):
    """Files are read and images made in another thread; PDFs are drawn here, a moment at a time."""

    made = Signal()
    """There is one more picture to be seen."""

    def __init__(self, ledger: Ledger, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._kept: OrderedDict[tuple[str, str, int], QImage | None] = OrderedDict()
        self._queue: list[Wanted] = []
        self._working: Wanted | None = None
        self._page: FirstPage | None = None
        self._jobs = Jobs(self._on_read, self._on_failed, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    def of(self, wanted: Wanted) -> QImage | None:
        """The picture, or None: there is none, or it is being made (then `made` comes)."""
        if not may_have_picture(wanted.name, wanted.size):
            return None
        if wanted.key in self._kept:
            self._kept.move_to_end(wanted.key)
            return self._kept[wanted.key]
        if wanted != self._working and wanted not in self._queue:
            self._queue.append(wanted)
            self._timer.start(0)  # after what is being painted now
        return None

    def forget_queue(self) -> None:
        """Other files are shown now; what has not begun is not wanted any more."""
        self._queue.clear()

    @property
    def is_idle(self) -> bool:
        """Whether every picture that was asked for is made."""
        return self._working is None and not self._queue

    def stop(self) -> None:
        """Make no more, and wait for the thread to end."""
        self._queue.clear()
        self._timer.stop()
        self._jobs.stop()
        if self._page is not None:
            self._page.close()
            self._page = None

    def _go_on(self) -> None:
        if self._page is not None:
            self._draw()
        elif self._working is None and self._queue:
            self._working = self._queue.pop(0)
            self._jobs.start(partial(_read, self._ledger.path, self._working))

    def _on_read(self, found: QImage | _Pdf | None) -> None:
        if isinstance(found, _Pdf) and self._working is not None:
            self._draw_when_free(found.data, self._working.side)
        else:
            assert not isinstance(found, _Pdf)
            self._keep(found)

    def _on_failed(self, error: BaseException) -> None:
        """A file that is damaged or cannot be read has no picture; opening it says why."""
        self._keep(None)
        if not isinstance(error, KnownError):
            raise error

    def _draw_when_free(self, data: bytes, side: int) -> None:
        """Behind a dialog another thread may be reading a PDF: PDFium knows one at a time."""
        if QApplication.activeModalWidget() is not None:
            QTimer.singleShot(_WHILE_MODAL_MS, self, partial(self._draw_when_free, data, side))
            return
        self._page = FirstPage(data, side)
        self._timer.start(0)

    def _draw(self) -> None:
        assert self._page is not None
        if QApplication.activeModalWidget() is not None:
            self._timer.start(_WHILE_MODAL_MS)
            return
        if self._page.step():
            self._timer.start(0)
            return
        page, self._page = self._page, None
        self._keep(page.image)

    def _keep(self, image: QImage | None) -> None:
        done, self._working = self._working, None
        if done is not None:
            self._kept[done.key] = image
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._timer.start(0)
        if image is not None:
            self.made.emit()


def _read(path: Path, wanted: Wanted) -> QImage | _Pdf | None:
    """Raises KnownError when the ledger does not give the content."""
    from taizhang.ledger.evidence_reading import content_beside

    data = content_beside(path, wanted.evidence_id, MOST_BYTES)
    if data is None:
        return None
    if ending_of(wanted.name) == "pdf":
        return _Pdf(data) if check_pdf(data) else None
    return image_of(data, wanted.side)
