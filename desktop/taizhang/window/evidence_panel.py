"""佐证材料 in the pane: the files that stand for the place that is shown, and what is done to them.

Files come by the button, by dropping and from the clipboard; they are kept in the background.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from taizhang import clock
from taizhang.errors import KnownError
from taizhang.ledger.changes import Change
from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.evidence_changes import DetachEvidence
from taizhang.ledger.evidence_names import safe_name, shown_name
from taizhang.ledger.record import EvidenceItem
from taizhang.window import theme
from taizhang.window.evidence_adding import EvidenceAdding
from taizhang.window.evidence_list import EvidenceList
from taizhang.window.evidence_rows import EvidenceRow, shown_rows
from taizhang.window.saver import Saver
from taizhang.window.sentence import sentence

if TYPE_CHECKING:
    from taizhang.ledger.evidence_adding import NewFile
    from taizhang.ledger.store import Ledger


class EvidencePanel(QWidget):
    """Hidden where nothing may stand; where nothing may be changed, files can still be read."""

    change_asked = Signal(object)
    refused = Signal(str)
    """A sentence on what could not be added, opened or saved."""

    def __init__(
        self,
        ledger: Ledger,
        saver: Saver,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._saver = saver
        self._today = today
        self._place = EvidencePlace(0, 0, None)
        self._items: tuple[EvidenceItem, ...] = ()
        self._writable = False
        self._folder = Path.home()
        self._any_opened = False
        self._adding = EvidenceAdding(ledger, self)
        self._adding.changed.connect(self._show)
        self._adding.kept.connect(self._attach)
        self._adding.refused.connect(self.refused)
        self.setAcceptDrops(True)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        top = QHBoxLayout()
        self._heading = QLabel()
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setFont(theme.bold(self.font()))
        self.add_button = self._button(self.tr("添加…"), self.ask_files)
        top.addWidget(self._heading, 1)
        top.addWidget(self.add_button)
        column.addLayout(top)
        self._hint = QLabel(self.tr("把文件拖到这里，或按“添加…”；截图可以直接粘贴。"))
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        self._hint.setStyleSheet(f"color: {theme.muted(self.palette()).name()}")
        column.addWidget(self._hint)
        self.list = EvidenceList()
        self.list.open_asked.connect(self.open_chosen)
        self.list.edit_asked.connect(self.ask_description)
        self.list.take_out_asked.connect(self.take_out)
        self.list.row_chosen.connect(self._enable)
        column.addWidget(self.list)
        self._row_buttons = QWidget()
        row = QHBoxLayout(self._row_buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        self.open_button = self._button(self.tr("打开"), self.open_chosen)
        self.save_button = self._button(self.tr("另存为…"), self.ask_copy)
        self.edit_button = self._button(self.tr("说明…"), self.ask_description)
        self.take_out_button = self._button(self.tr("撤下"), self.take_out)
        for button in self._of_a_row():
            row.addWidget(button)
        row.addStretch(1)
        column.addWidget(self._row_buttons)

    def _of_a_row(self) -> tuple[QPushButton, ...]:
        return self.open_button, self.save_button, self.edit_button, self.take_out_button

    def _button(self, words: str, asked: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        # Four stand side by side in a narrow pane: no wider than their words need.
        button.setMinimumWidth(button.fontMetrics().horizontalAdvance(words) + 4 * theme.GRID)
        button.clicked.connect(asked)
        return button

    # -- showing ----------------------------------------------------------------------------

    def show_files(
        self, place: EvidencePlace, items: tuple[EvidenceItem, ...], *, own: bool, is_open: bool
    ) -> None:
        """Show what stands for ``place``; nothing in another unit's task (``own`` is False)."""
        self._place, self._items = place, items
        self._writable = own and is_open and not self._ledger.read_only
        self._show()
        self.setVisible(own and (self._writable or bool(self.list.rows)))

    def _show(self) -> None:
        adding = self._adding.names_at(self._place)
        rows = shown_rows(self._items, self._saver.waiting, self._place, adding)
        self._heading.setText(self.tr("佐证材料（{n}）").format(n=len(rows)))
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._row_buttons.setVisible(bool(rows))
        self._hint.setVisible(not rows)
        for button in (self.add_button, self.edit_button, self.take_out_button):
            button.setVisible(self._writable)
        self._enable()

    def _enable(self) -> None:
        for button in self._of_a_row():
            button.setEnabled(self._kept() is not None)

    def _kept(self) -> EvidenceRow | None:
        """The chosen row, when it is in the ledger."""
        row = self.list.chosen
        return row if row is not None and row.id is not None else None

    # -- adding -----------------------------------------------------------------------------

    def ask_files(self) -> None:
        """Ask for files and add them."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self.window(), self.tr("添加佐证材料"), str(self._folder)
        )
        if chosen:
            self._folder = Path(chosen[0]).parent
            self.add_paths(Path(path) for path in chosen)

    def add_paths(self, paths: Iterable[Path]) -> None:
        """Add files of the system to the place that is shown."""
        from taizhang.ledger.evidence_adding import NewFile

        self._add([NewFile.at(path) for path in paths])

    def paste(self) -> None:
        """Add what the clipboard holds: files, or a picture as PNG."""
        content = QGuiApplication.clipboard().mimeData()
        paths = _local(content)
        if paths:
            self.add_paths(paths)
        elif content.hasImage():
            self._add_picture(QGuiApplication.clipboard().image())
        else:
            self.refused.emit(self.tr("剪贴板里没有图片，也没有文件。请先截图或复制文件。"))

    def _add_picture(self, picture: QImage) -> None:
        from taizhang.ledger.evidence_adding import NewFile

        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        if not picture.save(buffer, "PNG"):  # type: ignore[call-overload]
            self.refused.emit(self.tr("剪贴板里的图片读不了，没有添加。请重新截图。"))
            return
        name = self.tr("截图-{moment}.png").format(moment=f"{clock.now():%Y%m%d-%H%M%S}")
        self._add([NewFile(name, bytes(buffer.data().data()))])

    def _add(self, files: Sequence[NewFile]) -> None:
        if self._writable:
            self._adding.add(files, self._place)

    def _attach(self, change: Change, skipped: int) -> None:
        self.change_asked.emit(change)
        if skipped:
            words = self.tr("有 {n} 份已经在这里，没有重复添加。")
            self.refused.emit(words.format(n=skipped))

    def finish(self) -> None:
        """Wait until all is added, before the ledger is left."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._adding.finish()
        finally:
            QGuiApplication.restoreOverrideCursor()

    def leave(self) -> None:
        """End the work in the background and remove the copies that were opened."""
        self.finish()
        self._adding.stop()
        if self._any_opened:
            from taizhang.ledger.evidence_opening import clear_copies, copies_folder

            clear_copies(copies_folder())

    # -- the chosen file --------------------------------------------------------------------

    def open_chosen(self) -> None:
        """Have the system open a read-only copy; what it must not open can be saved."""
        from taizhang.ledger.evidence_opening import NotOpened, copies_folder, open_copy

        row = self._kept()
        if row is None or row.id is None:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            path = open_copy(self._ledger, row.id, copies_folder())
            self._any_opened = True
        except NotOpened as error:
            why = sentence(error)
        except KnownError as error:
            self.refused.emit(sentence(error))
            return
        else:
            if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                return
            words = self.tr("“{name}”没有程序可以打开。请另存出来，在装有相应软件的电脑上打开。")
            why = words.format(name=shown_name(row.name))
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._offer_copy(why)

    def _offer_copy(self, why: str) -> None:
        box = QMessageBox(
            QMessageBox.Icon.Information, self.tr("佐证材料"), why, parent=self.window()
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        save = box.addButton(self.tr("另存为…"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(self.tr("不打开"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(leave)
        box.exec()
        if box.clickedButton() is save:
            self.ask_copy()
        box.deleteLater()

    def ask_copy(self) -> None:
        """Ask where a copy of the chosen file goes, and write it."""
        row = self._kept()
        if row is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(), self.tr("另存佐证材料"), str(self._folder / safe_name(row.name))
        )
        if chosen:
            self._folder = Path(chosen).parent
            self.save_chosen(Path(chosen))

    def save_chosen(self, path: Path) -> None:
        """Write a copy of the chosen file to ``path``, in place of what may stand there."""
        from taizhang.ledger.evidence_opening import save_copy

        row = self._kept()
        if row is None or row.id is None:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            save_copy(self._ledger, row.id, path)
        except KnownError as error:
            self.refused.emit(sentence(error))
        finally:
            QGuiApplication.restoreOverrideCursor()

    def ask_description(self) -> None:
        """Ask for the chosen file's caption and day."""
        from taizhang.window.evidence_dialog import EvidenceDialog

        row = self._kept()
        if row is None or not self._writable:
            return
        dialog = EvidenceDialog(row, self._today(), self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            change = dialog.change()
            if change is not None:
                self.change_asked.emit(change)
        dialog.deleteLater()

    def take_out(self) -> None:
        """Take the chosen file out of its place; undo brings it back."""
        row = self._kept()
        if row is not None and row.id is not None and self._writable:
            self.change_asked.emit(DetachEvidence(row.id, *self._place))

    # -- keys and drops ---------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._writable:
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._writable and _local(event.mimeData()):
            self._copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._copy(event)
        self.add_paths(_local(event.mimeData()))

    def _copy(self, event: QDropEvent) -> None:
        """Never a move: the file that was dropped stays where it was."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()


def _local(content: QMimeData) -> list[Path]:
    """The files of this machine that are dropped or pasted."""
    return [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
