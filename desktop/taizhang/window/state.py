"""How the window was left: sizes, columns, filters. An ini file, apart from the ledger."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QTimer

from taizhang import paths
from taizhang.ledger.filters import View, from_json, to_json

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QSplitter, QTableView


_PAUSE_MS = 500
_WIDE = 1200
"""Pixels (device-independent) of a window that has room for a pane beside list and task."""

CHINESE = "zh_CN"
LANGUAGES = {CHINESE: "中文", "en": "English"}
"""By the name of their translation, each in its own words."""


class WindowState:
    """Reads and writes the ini file; what cannot be read there counts as never written."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)
        # Words of another length need columns of another width.
        self._columns = "columns2" if self.language == CHINESE else f"columns2_{self.language}"
        self._view: View | None = None
        self._pause = QTimer()
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    def restore_window(self, window: QMainWindow, splitter: QSplitter, table: QTableView) -> bool:
        """Put sizes and columns back. Returns whether there were any."""
        geometry = self._bytes("geometry")
        if geometry is None:
            return False
        if not window.restoreGeometry(geometry):
            return False
        for key, target in (("splitter", splitter), (self._columns, table.horizontalHeader())):
            state = self._bytes(key)
            if state is not None:
                target.restoreState(state)
        return True

    def keep_window(self, window: QMainWindow, splitter: QSplitter, table: QTableView) -> None:
        """Write sizes and columns, and the filter if it waits."""
        self.flush()
        self._settings.setValue("geometry", window.saveGeometry())
        self._settings.setValue("splitter", splitter.saveState())
        self._settings.setValue(self._columns, table.horizontalHeader().saveState())
        self._settings.sync()

    def _bytes(self, key: str) -> QByteArray | None:
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def view(self) -> View:
        """The filter and the order as they were left."""
        self.flush()
        try:
            return from_json(str(self._settings.value("view", "")))
        except ValueError:
            return View()

    def keep_view(self, view: View) -> None:
        """Write the view at the next pause: a write at every key of a search costs the key."""
        self._view = view
        self._pause.start()

    def flush(self) -> None:
        """Write now what waits for a pause."""
        self._pause.stop()
        if self._view is not None:
            kept, self._view = to_json(self._view), None
            self._settings.setValue("view", kept)
            self._settings.sync()

    def shows_nav(self, width: int) -> bool:
        """Whether the pane at the left was shown; at first where the window is wide enough."""
        kept = str(self._settings.value("nav", ""))
        return width >= _WIDE if kept not in ("true", "false") else kept == "true"

    def keep_nav(self, shown: bool) -> None:
        """Show the pane at the left, or not, at the next start too."""
        self._settings.setValue("nav", "true" if shown else "false")
        self._settings.sync()

    def report_options(self) -> dict[str, object]:
        """What was chosen of the report last; empty before the first time."""
        try:
            kept = json.loads(str(self._settings.value("report", "{}")))
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    def keep_report_options(self, kept: dict[str, object]) -> None:
        """Offer the same for the next report."""
        self._settings.setValue("report", json.dumps(kept, ensure_ascii=False))
        self._settings.sync()

    @property
    def language(self) -> str:
        """The language of the next start: as it was chosen, or Chinese."""
        kept = str(self._settings.value("language", CHINESE))
        return kept if kept in LANGUAGES else CHINESE

    def keep_language(self, language: str) -> None:
        """Start in this language from now on."""
        self._settings.setValue("language", language)
        self._settings.sync()

    def last_ledger(self) -> Path | None:
        """The ledger opened last through the menu."""
        value = str(self._settings.value("ledger", ""))
        if not value:
            return None
        stick = paths.portable_folder()
        return stick / value if stick is not None else Path(value)

    def keep_last_ledger(self, path: Path) -> None:
        """Open this ledger next time when no other is named.

        On a stick the place is kept from the stick on: its letter is another at the next machine.
        """
        stick = paths.portable_folder()
        if stick is not None and path.is_relative_to(stick):
            path = path.relative_to(stick)
        self._settings.setValue("ledger", path.as_posix())
        self._settings.sync()
