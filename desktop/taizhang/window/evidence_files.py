"""Evidence out of the window: opened by the system as a read-only copy, saved, exported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from taizhang.errors import KnownError
from taizhang.ledger.evidence_names import safe_name, shown_name
from taizhang.window.evidence_keeping import Stopped, Watch
from taizhang.window.evidence_rows import EvidenceRow
from taizhang.window.evidence_waiting import wait_for
from taizhang.window.sentence import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from taizhang.ledger.store import Ledger

T = TypeVar("T")
_AT_ONCE = 4 * 10**6
"""Bytes that are written without another thread: nobody notices."""


class EvidenceFiles(QObject):
    """Opens and saves what the ledger holds; remembers the folder that was used last."""

    refused = Signal(str)
    """A sentence on what could not be opened or saved."""

    def __init__(self, ledger: Ledger, widget: QWidget) -> None:
        super().__init__(widget)
        self._ledger = ledger
        self._widget = widget
        self.folder = Path.home()
        self.any_opened = False

    def open(self, row: EvidenceRow) -> None:
        """Have the system open a read-only copy; what it must not open can be saved."""
        from taizhang.ledger.evidence_opening import NotOpened, copies_folder, open_copy

        id_ = _id(row)
        try:
            path = self._work(
                [row],
                self.tr("正在打开“{name}”…"),
                lambda ledger, watch: open_copy(ledger, id_, copies_folder(), watch),
            )
        except NotOpened as error:
            self._offer_copy(row, sentence(error))
            return
        if path is None:
            return
        self.any_opened = True
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = self.tr("“{name}”没有程序可以打开。请另存出来，在装有相应软件的电脑上打开。")
            self._offer_copy(row, words.format(name=shown_name(row.name)))

    def _offer_copy(self, row: EvidenceRow, why: str) -> None:
        box = QMessageBox(
            QMessageBox.Icon.Information, self.tr("佐证材料"), why, parent=self._widget.window()
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        save = box.addButton(self.tr("另存为…"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(self.tr("不打开"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(leave)
        box.exec()
        if box.clickedButton() is save:
            self.ask_copy([row])
        box.deleteLater()

    def ask_copy(self, rows: Sequence[EvidenceRow]) -> None:
        """Ask where a copy goes, or a folder for several, and write it."""
        window = self._widget.window()
        if len(rows) == 1:
            name = str(self.folder / safe_name(rows[0].name))
            chosen, _ = QFileDialog.getSaveFileName(window, self.tr("另存佐证材料"), name)
            if chosen:
                self.folder = Path(chosen).parent
                self.save(rows[0], Path(chosen))
            return
        title = self.tr("把 {n} 份佐证材料存到哪个文件夹").format(n=len(rows))
        chosen = QFileDialog.getExistingDirectory(window, title, str(self.folder))
        if chosen:
            self.folder = Path(chosen)
            self.save_all(rows, Path(chosen))

    def save(self, row: EvidenceRow, path: Path) -> None:
        """Write a copy to ``path``, in place of what may stand there."""
        from taizhang.ledger.evidence_opening import save_copy

        id_ = _id(row)
        words = self.tr("正在保存“{name}”…")
        self._work([row], words, lambda ledger, watch: save_copy(ledger, id_, path, watch))

    def save_all(self, rows: Sequence[EvidenceRow], folder: Path) -> None:
        """Write copies into ``folder``; nothing there is replaced."""
        from taizhang.ledger.evidence_opening import save_all

        ids = [_id(row) for row in rows]
        words = self.tr("正在保存佐证材料…")
        self._work(rows, words, lambda ledger, watch: save_all(ledger, ids, folder, watch))

    def _work(
        self, rows: Sequence[EvidenceRow], words: str, work: Callable[[Ledger, Watch], T]
    ) -> T | None:
        """Do it, in another thread when it takes long; what is refused is said, then None.

        Raises:
            NotOpened: it can be saved only.
        """
        from taizhang.ledger.evidence_opening import NotOpened

        try:
            if sum(row.size or 0 for row in rows) <= _AT_ONCE:
                return work(self._ledger, Watch(lambda _: None))
            name = shown_name(rows[0].name)
            path = self._ledger.path
            return wait_for(
                self._widget, words.format(name=name), lambda watch: _beside(path, work, watch)
            )
        except NotOpened:
            raise
        except KnownError as error:
            self.refused.emit(sentence(error))
        except Stopped:
            self.refused.emit(self.tr("已取消。"))
        return None

    def clear(self) -> None:
        """Remove the copies that were opened."""
        if self.any_opened:
            from taizhang.ledger.evidence_opening import clear_copies, copies_folder

            clear_copies(copies_folder())


def _beside(path: Path, work: Callable[[Ledger, Watch], T], watch: Watch) -> T:
    """Do it with a connection of its own, which only reads."""
    from taizhang.ledger.store import open_ledger

    other = open_ledger(path, read_only=True)
    try:
        return work(other, watch)
    finally:
        other.close()


def _id(row: EvidenceRow) -> int:
    assert row.id is not None
    return row.id
