"""我的视图: filters with their order and columns, kept under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from taizhang.errors import KnownError
from taizhang.window.sentence import sentence

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


class ViewsMenu(QMenu):
    """The views of the ledger, made anew whenever it is opened."""

    chosen = Signal(str)
    saved = Signal(str)
    """The name under which what is shown is to be kept."""
    removed = Signal(str)
    refused = Signal(str)
    """Why the views cannot be read, in a sentence."""

    def __init__(self, ledger: Ledger, parent: QWidget) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self.setTitle(self.tr("我的视图"))
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        names = self._names()
        for name in names:
            action = self.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _on, n=name: self.chosen.emit(n))
        if not names:
            self.addAction(self.tr("还没有保存视图")).setEnabled(False)
        self.addSeparator()
        self.addAction(self.tr("把现在的筛选存为视图…")).triggered.connect(self.ask_name)
        if names:
            away = self.addMenu(self.tr("删除视图"))
            for name in names:
                action = away.addAction(name.replace("&", "&&"))
                action.triggered.connect(lambda _on, n=name: self.removed.emit(n))

    def _names(self) -> list[str]:
        from taizhang.ledger.views import views

        try:
            return views(self._ledger)
        except KnownError as error:
            self.refused.emit(sentence(error))
            return []

    def ask_name(self) -> None:
        """Ask under which name what is shown is to be kept."""
        from PySide6.QtWidgets import QInputDialog

        name, asked = QInputDialog.getText(
            self.parentWidget(), self.tr("存为视图"), self.tr("视图的名称（同名的会被替换）：")
        )
        if asked:
            self.saved.emit(name)
