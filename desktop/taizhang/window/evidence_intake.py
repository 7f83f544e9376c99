"""What comes in from outside: files of this machine, folders, a picture from the clipboard."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QClipboard, QImage
from PySide6.QtWidgets import QMessageBox, QWidget

from taizhang import clock
from taizhang.errors import KnownError

if TYPE_CHECKING:
    from taizhang.ledger.evidence_adding import NewFile


def local_paths(content: QMimeData) -> list[Path]:
    """The files and folders of this machine that are dropped or pasted."""
    return [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]


def new_files(paths: Iterable[Path], parent: QWidget) -> list[NewFile]:
    """The files in ``paths``; of folders the files in them, when the clerk says so."""
    from taizhang.ledger.evidence_adding import NewFile
    from taizhang.ledger.evidence_sources import dropped

    found = dropped(paths)
    if found.folders and not _ask_folders(parent, found.folders, len(found.files), found.too_many):
        return []
    return [NewFile.at(path) for path in found.files]


def _ask_folders(parent: QWidget, folders: tuple[str, ...], count: int, too_many: bool) -> bool:
    from taizhang.ledger.evidence_names import shown_name

    name = shown_name(folders[0])
    if too_many:
        words = _tr("“{name}”里的文件超过 {n} 个，请分几次添加。")
    elif not count:
        words = _tr("文件夹“{name}”里没有文件。")
    elif len(folders) == 1:
        words = _tr("要添加文件夹“{name}”里的文件吗？一共 {n} 个。")
    else:
        words = _tr("要添加“{name}”等文件夹里的文件吗？一共 {n} 个。")
    box = QMessageBox(
        QMessageBox.Icon.Question,
        _tr("添加佐证材料"),
        words.format(name=name, n=count),
        parent=parent.window(),
    )
    box.setTextFormat(Qt.TextFormat.PlainText)
    if too_many or not count:
        box.addButton(_tr("知道了"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return False
    add = box.addButton(_tr("添加"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_tr("不添加"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(add)
    box.exec()
    chosen = box.clickedButton() is add
    box.deleteLater()
    return chosen


def pasted(clipboard: QClipboard, parent: QWidget) -> list[NewFile]:
    """What the clipboard holds: files, or a picture as PNG.

    Raises:
        KnownError: neither of them, or the picture cannot be read.
    """
    content = clipboard.mimeData()
    paths = local_paths(content)
    if paths:
        return new_files(paths, parent)
    if content.hasImage():
        return [_screenshot(clipboard.image())]
    raise KnownError("剪贴板里没有图片，也没有文件。请先截图或复制文件。")


def _screenshot(picture: QImage) -> NewFile:
    from taizhang.ledger.evidence_adding import NewFile

    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    if not picture.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise KnownError("剪贴板里的图片读不了，没有添加。请重新截图。")
    name = _tr("截图-{moment}.png").format(moment=f"{clock.now():%Y-%m-%d-%H%M}")
    return NewFile(name, bytes(buffer.data().data()))


def _tr(words: str) -> str:
    return QCoreApplication.translate("evidence_intake", words)
