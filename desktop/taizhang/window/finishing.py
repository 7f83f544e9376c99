"""The rest of a window: what its first rows need not wait for.

It is built as soon as they are painted, or before that when something asks for a part of it, or
when a key comes: whoever is so quick finds everything in place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QSplitter, QWidget

from taizhang.window.menu_titles import add_titles

if TYPE_CHECKING:
    from taizhang.window.bulk.edits import BulkEdits
    from taizhang.window.detail_panel import DetailPanel
    from taizhang.window.main_window import MainWindow
    from taizhang.window.menus import Menus

_LEAST_WIDTH = 320
"""Of the panel beside the list; kept free until it is there."""
_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
"""What a window is told of every key, before its shortcuts are looked for."""


class Finishing(QObject):
    """Keeps the places, and puts the panel beside the list, the menus and the bar below there."""

    def __init__(self, window: MainWindow, splitter: QSplitter) -> None:
        super().__init__(window)
        self._window = window
        self._splitter = splitter
        self._detail: DetailPanel | None = None
        self._bulk: BulkEdits | None = None
        self._menus: Menus | None = None
        self._place = QWidget()
        self._place.setMinimumWidth(_LEAST_WIDTH)
        splitter.addWidget(self._place)
        self._titles = add_titles(window.menuBar())
        for menu in self._titles:
            menu.aboutToShow.connect(self.finish)
        window.view.first_painted.connect(self.finish)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _KEYS:
            self.finish()
        return super().eventFilter(watched, event)

    def finish(self) -> None:
        """Build what is not there yet; nothing happens when all is."""
        if self._detail is not None:
            return
        from taizhang.window.bulk.edits import BulkEdits
        from taizhang.window.detail_panel import DetailPanel
        from taizhang.window.menus import Menus

        window = self._window
        window.removeEventFilter(self)
        self._detail = DetailPanel(window.ledger, window.saver, window.today)
        sizes = self._splitter.sizes()
        self._splitter.replaceWidget(1, self._detail)
        self._place.deleteLater()
        self._splitter.setSizes(sizes)
        window.join(self._detail)
        self._bulk = BulkEdits(window)
        self._menus = Menus(window, self._titles)
        self._menus.name_steps()

    @property
    def detail_if_there(self) -> DetailPanel | None:
        """The panel; None before it is built."""
        return self._detail

    @property
    def detail(self) -> DetailPanel:
        """The panel that shows the chosen task."""
        self.finish()
        assert self._detail is not None
        return self._detail

    @property
    def bulk(self) -> BulkEdits:
        """What is done to the selected rows."""
        self.finish()
        assert self._bulk is not None
        return self._bulk

    @property
    def menus(self) -> Menus:
        """The commands and their keys."""
        self.finish()
        assert self._menus is not None
        return self._menus
