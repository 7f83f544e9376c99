"""佐证材料 in the pane: the files that stand for the place that is shown, and what is done to them.

Files come by the button, by dropping and from the clipboard; they are kept in the background.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from taizhang.errors import KnownError
from taizhang.ledger.changes import Change, Together
from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.evidence_changes import DetachEvidence
from taizhang.ledger.record import EvidenceItem
from taizhang.window import theme
from taizhang.window.evidence_adding import EvidenceAdding
from taizhang.window.evidence_files import EvidenceFiles
from taizhang.window.evidence_intake import local_paths, new_files, pasted
from taizhang.window.evidence_list import EvidenceList
from taizhang.window.evidence_rows import EvidenceRow, Standing, shown_rows
from taizhang.window.evidence_thumbs import Thumbnails
from taizhang.window.saver import Saver
from taizhang.window.sentence import sentence

if TYPE_CHECKING:
    from taizhang.ledger.evidence_adding import KeptFile, NewFile
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
        self._adding = EvidenceAdding(ledger, self)
        self._adding.changed.connect(self._show)
        self._adding.kept.connect(self._attach)
        self._adding.refused.connect(self.refused)
        self._adding.begun.connect(saver.hold)
        self._adding.ended.connect(saver.release)
        self.files = EvidenceFiles(ledger, self)
        self.files.refused.connect(self.refused)
        self.thumbnails = Thumbnails(ledger, self)
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
        self.list = EvidenceList(self.thumbnails)
        self.list.open_asked.connect(self.open_chosen)
        self.list.edit_asked.connect(self.ask_description)
        self.list.take_out_asked.connect(self.take_out)
        self.list.row_chosen.connect(self._enable)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        column.addWidget(self.list)
        column.addWidget(self._build_row_buttons())

    def _build_row_buttons(self) -> QWidget:
        self._row_buttons = QWidget()
        row = QHBoxLayout(self._row_buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        self.open_button = self._button(self.tr("打开"), self.open_chosen)
        self.edit_button = self._button(self.tr("说明…"), self.ask_description)
        self.take_out_button = self._button(self.tr("撤下"), self.take_out)
        self.more_button = self._button(self.tr("更多"), None)
        # An arrow beside the word takes room of its own.
        self.more_button.setMinimumWidth(self.more_button.minimumWidth() + 3 * theme.GRID)
        menu = self._build_menu()
        self.more_button.setMenu(menu)
        for button in self._of_a_row():
            row.addWidget(button)
        row.addWidget(self.more_button)
        row.addStretch(1)
        return self._row_buttons

    def _build_menu(self) -> QMenu:
        """What stands behind 更多, and at the right mouse button."""
        menu = QMenu(self)
        self.save_action = self._action(menu, self.tr("另存为…"), self.ask_copy)
        self.replace_action = self._action(menu, self.tr("换新版本…"), self.ask_version)
        self.versions_action = self._action(menu, self.tr("各个版本…"), self.show_versions)
        self.also_action = self._action(menu, self.tr("也用于…"), self.ask_places)
        return menu

    def _action(self, menu: QMenu, words: str, asked: Callable[[], None]) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(lambda _checked: asked())
        return action

    def _of_a_row(self) -> tuple[QPushButton, ...]:
        return self.open_button, self.edit_button, self.take_out_button

    def _button(self, words: str, asked: Callable[[], None] | None) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        # Four stand side by side in a narrow pane: no wider than their words need.
        button.setMinimumWidth(button.fontMetrics().horizontalAdvance(words) + 4 * theme.GRID)
        if asked is not None:
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
        for action in (self.replace_action, self.also_action):
            action.setVisible(self._writable)
        self._enable()

    def _enable(self) -> None:
        kept, one = self._kept(), self._one()
        adding = self._adding_chosen()
        self.open_button.setEnabled(one is not None)
        self.edit_button.setEnabled(bool(kept))
        self.take_out_button.setEnabled(bool(kept) or adding)
        self.take_out_button.setText(self.tr("取消") if adding else self.tr("撤下"))
        self.more_button.setEnabled(bool(kept))
        self.replace_action.setEnabled(one is not None)
        self.versions_action.setEnabled(one is not None)

    def _kept(self) -> list[EvidenceRow]:
        """The marked rows that are in the ledger."""
        return [row for row in self.list.chosen_rows if row.id is not None]

    def _one(self) -> EvidenceRow | None:
        """The only marked row, when it is in the ledger."""
        kept = self._kept()
        return kept[0] if len(kept) == 1 == len(self.list.chosen_rows) else None

    def _adding_chosen(self) -> bool:
        row = self.list.chosen
        return row is not None and row.standing is Standing.ADDING

    def _show_menu(self, at: QPoint) -> None:
        if self._kept():
            self.more_button.menu().popup(self.list.viewport().mapToGlobal(at))

    # -- adding -----------------------------------------------------------------------------

    def ask_files(self) -> None:
        """Ask for files and add them."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self.window(), self.tr("添加佐证材料"), str(self.files.folder)
        )
        if chosen:
            self.files.folder = Path(chosen[0]).parent
            self.add_paths(Path(path) for path in chosen)

    def add_paths(self, paths: Iterable[Path]) -> None:
        """Add files of the system to the place that is shown, of folders what is in them."""
        if self._writable:
            self._add(new_files(paths, self))

    def paste(self) -> None:
        """Add what the clipboard holds: files, or a picture as PNG."""
        try:
            self._add(pasted(QGuiApplication.clipboard(), self))
        except KnownError as error:
            self.refused.emit(sentence(error))

    def _add(self, files: Sequence[NewFile]) -> None:
        if self._writable and files:
            self._adding.add(files, self._place)

    def _attach(self, change: Change, skipped: int) -> None:
        self.change_asked.emit(change)
        if skipped:
            words = self.tr("有 {n} 份已经在这里，没有重复添加。")
            self.refused.emit(words.format(n=skipped))

    @property
    def is_adding(self) -> bool:
        """Whether files are being added now, here or elsewhere."""
        return self._adding.is_busy

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
        self.thumbnails.stop()
        self.files.clear()

    # -- the chosen files -------------------------------------------------------------------

    def open_chosen(self) -> None:
        """Have the system open a read-only copy; what it must not open can be saved."""
        row = self._one()
        if row is not None:
            self.files.open(row)

    def ask_copy(self) -> None:
        """Ask where copies of the chosen files go, and write them."""
        kept = self._kept()
        if kept:
            self.files.ask_copy(kept)

    def save_chosen(self, path: Path) -> None:
        """Write a copy of the chosen file to ``path``, in place of what may stand there."""
        row = self._one()
        if row is not None:
            self.files.save(row, path)

    def ask_description(self) -> None:
        """Ask for the chosen files' caption and day."""
        from taizhang.window.evidence_dialog import EvidenceDialog

        kept = self._kept()
        if not kept or not self._writable:
            return
        dialog = EvidenceDialog(kept, self._today(), self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            change = dialog.change()
            if change is not None:
                self.change_asked.emit(change)
        dialog.deleteLater()

    def take_out(self) -> None:
        """Take the chosen files out of their place, undo brings them back; or stop adding."""
        if self._adding_chosen():
            self._adding.give_up(self._place)
            return
        ids = [row.id for row in self._kept() if row.id is not None]
        changes = tuple(DetachEvidence(id_, *self._place) for id_ in ids)
        if changes and self._writable:
            words = self.tr("{n} 份佐证材料").format(n=len(changes))
            self.change_asked.emit(changes[0] if len(changes) == 1 else Together(changes, words))

    def ask_version(self) -> None:
        """Ask for a newer version of the chosen file, and whether it is one everywhere."""
        row = self._one()
        if row is None or not self._writable:
            return
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(), self.tr("换新版本"), str(self.files.folder)
        )
        if chosen:
            self.files.folder = Path(chosen).parent
            everywhere = row.places > 1 and self._ask_everywhere(row.places)
            if everywhere is not None:
                self.put_version(row, Path(chosen), everywhere=everywhere)

    def _ask_everywhere(self, places: int) -> bool | None:
        """None where it is given up."""
        words = self.tr("这份材料用于 {n} 处。要在哪里换成新版本？").format(n=places)
        box = QMessageBox(
            QMessageBox.Icon.Question, self.tr("换新版本"), words, parent=self.window()
        )
        everywhere = box.addButton(self.tr("各处都换"), QMessageBox.ButtonRole.YesRole)
        here = box.addButton(self.tr("只换这里"), QMessageBox.ButtonRole.NoRole)
        box.addButton(self.tr("取消"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(everywhere)
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        if clicked not in (everywhere, here):
            return None
        return clicked is everywhere

    def put_version(self, row: EvidenceRow, path: Path, *, everywhere: bool) -> None:
        """Let the file in ``path`` be the new version of ``row``; the earlier ones stay."""
        from taizhang.ledger.evidence_adding import NewFile, replacing

        assert row.id is not None
        ledger, id_ = self._ledger, row.id

        def make(kept: Sequence[KeptFile]) -> Change:
            (one,) = kept
            return replacing(ledger, id_, one.file, one.content, everywhere=everywhere)

        self._adding.add([NewFile.at(path)], self._place, make)

    def show_versions(self) -> None:
        """Show the chosen file's versions; an earlier one may be made valid again."""
        from taizhang.window.evidence_versions import VersionsDialog

        row = self._one()
        if row is None or row.id is None:
            return
        dialog = VersionsDialog(self._ledger, row.id, writable=self._writable, parent=self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.change is not None:
            self.change_asked.emit(dialog.change)
        self.files.any_opened |= dialog.files.any_opened  # they go at the end, with the others
        dialog.deleteLater()

    def ask_places(self) -> None:
        """Ask for other places that the chosen files stand for as well."""
        from taizhang.window.evidence_places import PlacesDialog

        kept = self._kept()
        if not kept or not self._writable:
            return
        dialog = PlacesDialog(self._ledger, self._place.agency_id, kept, self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            change = dialog.change()
            if change is not None:
                self.change_asked.emit(change)
        dialog.deleteLater()

    # -- keys and drops ---------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._writable:
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._writable and local_paths(event.mimeData()):
            self._copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._copy(event)
        self.add_paths(local_paths(event.mimeData()))

    def _copy(self, event: QDropEvent) -> None:
        """Never a move: the file that was dropped stays where it was."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
