"""给所选节点添加佐证材料…: the same files for many places, as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from taizhang.errors import KnownError
from taizhang.ledger.changes import Change
from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.evidence_adding import KeptEach, NewFile, attaching
from taizhang.ledger.evidence_names import shown_name
from taizhang.window import theme
from taizhang.window.evidence_intake import local_paths, new_files, pasted
from taizhang.window.evidence_keeping import Stopped, keep_beside
from taizhang.window.evidence_rows import size_words
from taizhang.window.evidence_waiting import wait_for
from taizhang.window.sentence import sentence

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


def attach_to(
    window: QWidget,
    ledger: Ledger,
    places: Sequence[EvidencePlace],
    apply: Callable[[Change], bool],
    today: date,
    files: Sequence[Path] = (),
) -> bool:
    """Ask for files and let them stand for every one of ``places``, as one line of the journal.

    ``files`` are there from the start; ``apply`` saves the change, as `MainWindow.apply` does.
    Contents are kept in another thread, with a bar and 取消. Returns whether a change was made.
    """
    dialog = AttachDialog(ledger, places, apply, today, window)
    if files:
        dialog.add(new_files(files, dialog))
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


class _FileList(QListWidget):
    """Would take Delete for a letter to search for."""

    remove_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)


class AttachDialog(QDialog):
    """Asks for the files, what they show and their day; stays until they are added or given up."""

    def __init__(
        self,
        ledger: Ledger,
        places: Sequence[EvidencePlace],
        apply: Callable[[Change], bool],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._places = tuple(places)
        self._apply = apply
        self._folder = Path.home()
        self.files: list[NewFile] = []
        self.setWindowTitle(self.tr("添加佐证材料"))
        self.setMinimumSize(130 * theme.GRID, 95 * theme.GRID)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GAP)
        heading = QLabel(self.tr("给所选 {n} 处添加佐证材料").format(n=len(self._places)))
        heading.setFont(theme.heading_font(self.font()))
        column.addWidget(heading)
        hint = QLabel(self.tr("把文件拖到这里，或粘贴。内容只存一份，所选各处都用它。"))
        hint.setWordWrap(True)
        hint.setStyleSheet(f"color: {theme.muted(self.palette()).name()}")
        column.addWidget(hint)
        self.list = _FileList()
        self.list.remove_asked.connect(self.remove_chosen)
        self.list.setAccessibleName(self.tr("要添加的文件"))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemSelectionChanged.connect(self._enable)
        column.addWidget(self.list, 1)
        column.addLayout(self._build_list_buttons())
        column.addLayout(self._build_form(today))
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setStyleSheet(f"color: {theme.warning(self.palette()).name()}")
        self.said.hide()
        column.addWidget(self.said)
        column.addWidget(self._build_buttons())
        self._enable()

    def _build_list_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.GAP)
        self.choose_button = QPushButton(self.tr("选择文件…"))
        self.remove_button = QPushButton(self.tr("移去"))
        self.choose_button.clicked.connect(self.ask_files)
        self.remove_button.clicked.connect(self.remove_chosen)
        for button in (self.choose_button, self.remove_button):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _build_form(self, today: date) -> QFormLayout:
        form = QFormLayout()
        self.caption = QLineEdit()
        self.caption.setPlaceholderText(self.tr("可以不写，例如：印发文件"))
        form.addRow(self.tr("说明"), self.caption)
        self.dated = QCheckBox(self.tr("材料日期"))
        self.day = QDateEdit(QDate(today.year, today.month, today.day))
        self.day.setAccessibleName(self.tr("材料日期"))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setEnabled(False)
        self.dated.toggled.connect(self.day.setEnabled)
        line = QHBoxLayout()
        line.addWidget(self.dated)
        line.addWidget(self.day)
        line.addStretch(1)
        form.addRow("", line)
        return form

    def _build_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.ok = buttons.addButton(self.tr("添加"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.ok.setDefault(True)
        buttons.accepted.connect(self.attach)
        buttons.rejected.connect(self.reject)
        return buttons

    # -- the files --------------------------------------------------------------------------

    def ask_files(self) -> None:
        """Ask for files of the system."""
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("添加佐证材料"), str(self._folder))
        if chosen:
            self._folder = Path(chosen[0]).parent
            self.add([NewFile.at(Path(path)) for path in chosen])

    def add(self, files: Sequence[NewFile]) -> None:
        """Put files on the list; one that is there already is not put twice."""
        known = {file.source for file in self.files}
        for file in files:
            if file.source not in known:
                self.files.append(file)
                self.list.addItem(_words(file))
        self._enable()

    def remove_chosen(self) -> None:
        """Take the chosen files off the list."""
        for row in sorted((i.row() for i in self.list.selectedIndexes()), reverse=True):
            self.list.takeItem(row)
            del self.files[row]
        self._enable()

    def _enable(self) -> None:
        self.ok.setEnabled(bool(self.files))
        self.remove_button.setEnabled(bool(self.list.selectedIndexes()))

    # -- adding -----------------------------------------------------------------------------

    def attach(self) -> None:
        """Keep the files and let them stand for all places; what hinders is said, and it stays."""
        files, path = tuple(self.files), self._ledger.path
        self.said.hide()
        try:
            kept = wait_for(
                self, self.tr("正在添加佐证材料…"), lambda watch: keep_beside(path, files, watch)
            )
            if kept.refused:
                self._say_refused(kept)
            if not kept.files:
                return
            change = attaching(
                self._ledger,
                [one.file for one in kept.files],
                [one.content for one in kept.files],
                self._places,
                self.caption.text().strip(),
                self._day(),
            )
        except Stopped:
            self._say(self.tr("已取消，没有添加。"))
        except KnownError as error:
            self._say(sentence(error))
        else:
            self._apply(change)
            if kept.refused:
                self._leave_refused(kept)
            else:
                self.accept()

    def _day(self) -> date | None:
        shown = self.day.date()
        return date(shown.year(), shown.month(), shown.day()) if self.dated.isChecked() else None

    def _leave_refused(self, kept: KeptEach) -> None:
        """What was added goes from the list; the rest can be tried again."""
        added = {one.file for one in kept.files}
        self.files = [file for file in self.files if file not in added]
        self.list.clear()
        self.list.addItems([_words(file) for file in self.files])
        self._enable()

    def _say_refused(self, kept: KeptEach) -> None:
        first = sentence(kept.refused[0])
        words = self.tr("添加了 {added} 份，有 {n} 份没有添加。{first}")
        count = len(kept.refused)
        self._say(words.format(added=len(kept.files), n=count, first=first))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()

    # -- keys and drops ---------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            try:
                self.add(pasted(QGuiApplication.clipboard(), self))
            except KnownError as error:
                self._say(sentence(error))
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_paths(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.add(new_files(local_paths(event.mimeData()), self))


def _words(file: NewFile) -> str:
    """The file's name and size; what cannot be asked for its size is refused when it is read."""
    name = shown_name(file.name)
    try:
        size = len(file.source) if isinstance(file.source, bytes) else file.source.stat().st_size
    except (OSError, ValueError):
        return name
    return f"{name}　{size_words(size)}"
