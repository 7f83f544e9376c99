"""The selected milestones to the clipboard as a table, and a column or a table back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from taizhang.errors import KnownError
from taizhang.ledger.filter_sql import where
from taizhang.ledger.lines import read_milestones
from taizhang.window.bulk.busy import busy
from taizhang.window.commands import ask
from taizhang.window.outline_columns import FIELDS
from taizhang.window.sentence import sentence

if TYPE_CHECKING:
    from taizhang.window.main_window import MainWindow


class Clipboard(QObject):
    """Copy and paste of the list."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def copy(self) -> None:
        """Put the selected milestones on the clipboard, with the columns that are shown."""
        from taizhang.exchange.clipboard import as_html, as_text, table

        window, outline = self._window, self._window.model.outline
        ids = [place.milestone_id for place in window.view.selected.places()]
        if outline is None or not ids:
            return
        with busy():
            window.detail.settle()
            read = read_milestones(window.ledger, ids, where(window.ledger, outline.wanted))
            lines = {line.id: line for line in read}
            columns = [FIELDS[column] for column in window.view.columns]
            shown = table([lines[id_] for id_ in ids], columns)
            mime = QMimeData()
            mime.setText(as_text(shown))
            mime.setHtml(as_html(shown))
            QGuiApplication.clipboard().setMimeData(mime)
        words = self.tr("已复制 {n} 个节点，可以粘贴到 Excel 或 WPS。")
        window.notice.tell(words.format(n=len(ids)))

    def paste(self) -> None:
        """Take over what was copied in Excel or WPS, after it was looked at."""
        from taizhang.exchange.clipboard import read_block
        from taizhang.window.bulk.paste_dialog import PasteDialog

        window = self._window
        if window.unit is None or window.model.outline is None:
            return
        window.detail.settle()
        try:
            block = read_block(QGuiApplication.clipboard().text())
            with busy():
                dialog = PasteDialog(window, window.unit, block)
        except KnownError as error:
            window.notice.say(sentence(error))
            return
        if ask(dialog):
            words = self.tr("已更改 {n} 个节点。")
            window.notice.tell(words.format(n=dialog.changed))
