"""Where a file that goes out is to be written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from taizhang.window.main_window import MainWindow


def ask_where(window: MainWindow, title: str, kinds: str, name: str) -> Path | None:
    """Ask for a file, offering ``name``, whose suffix a name without one gets; None: none asked."""
    chosen, _ = QFileDialog.getSaveFileName(window, title, str(Path.home() / name), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(Path(name).suffix)
