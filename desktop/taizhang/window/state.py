"""How the window was left: sizes, columns, filters. An ini file, apart from the ledger."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

from taizhang.ledger.outline import Filter
from taizhang.ledger.record import Status
from taizhang.plan.model import Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QSplitter, QTableView


class WindowState:
    """Reads and writes the ini file; what cannot be read there counts as never written."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def restore_window(self, window: QMainWindow, splitter: QSplitter, table: QTableView) -> bool:
        """Put sizes and columns back. Returns whether there were any."""
        geometry = self._bytes("geometry")
        if geometry is None:
            return False
        window.restoreGeometry(geometry)
        for key, target in (("splitter", splitter), ("columns", table.horizontalHeader())):
            state = self._bytes(key)
            if state is not None:
                target.restoreState(state)
        return True

    def keep_window(self, window: QMainWindow, splitter: QSplitter, table: QTableView) -> None:
        """Write sizes and columns."""
        self._settings.setValue("geometry", window.saveGeometry())
        self._settings.setValue("splitter", splitter.saveState())
        self._settings.setValue("columns", table.horizontalHeader().saveState())
        self._settings.sync()

    def _bytes(self, key: str) -> QByteArray | None:
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def filter(self, agency_id: int) -> Filter:
        """The filter as it was left, for this agency."""
        try:
            kept = json.loads(str(self._settings.value("filter", "{}")))
            return Filter(
                agency_id,
                role=Role(kept["role"]) if kept.get("role") else None,
                status=Status(kept["status"]) if kept.get("status") else None,
                section=str(kept.get("section", "")),
                text=str(kept.get("text", "")),
                whole_plan=bool(kept.get("whole_plan", False)),
            )
        except (ValueError, TypeError, AttributeError):
            return Filter(agency_id)

    def keep_filter(self, wanted: Filter) -> None:
        """Write the filter at once, so that it is there again after a crash as well."""
        self._settings.setValue("filter", json.dumps(asdict(wanted), ensure_ascii=False))
        self._settings.sync()

    def last_ledger(self) -> Path | None:
        """The ledger opened last through the menu."""
        value = str(self._settings.value("ledger", ""))
        return Path(value) if value else None

    def keep_last_ledger(self, path: Path) -> None:
        """Open this ledger next time when no other is named."""
        self._settings.setValue("ledger", str(path))
        self._settings.sync()
