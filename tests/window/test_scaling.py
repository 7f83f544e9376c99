"""The window at 1366×768, and on screens that are scaled: all of it fits, no label is cut."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.window.conftest import of_unit, screen

_SCRIPT = """
import json, sys
from datetime import date
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QStyle, QStyleOptionComboBox
from taizhang.ledger.store import open_ledger
from taizhang.window.agency_dialog import AgencyDialog
from taizhang.window.plan_dialog import PlanDialog
from taizhang.window.report.report_dialog import ReportDialog
from taizhang.window.main_window import MainWindow
from taizhang.window.outline_columns import Column
from taizhang.window.program import make_application
from taizhang.window.state import WindowState

path, picture, maximized = Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "maximized"
app = make_application()
window = MainWindow(open_ledger(path), WindowState(path.with_suffix(".ini")), lambda: date(2012, 9, 30))
room = QGuiApplication.primaryScreen().availableGeometry()
if maximized:
    window.setGeometry(room)
window.show()
window.view.go_to(3)
for _ in range(5):
    app.processEvents()
shot = window.grab()
assert shot.save(picture)
widgets = [w for kind in (QAbstractButton, QComboBox, QLabel, QLineEdit)
           for w in window.bar.findChildren(kind) if w.isVisible()]
inside = window.bar.rect()
dialogs = [AgencyDialog(window.ledger, window.unit, window), PlanDialog(window.ledger, window),
           ReportDialog(window.ledger, window.unit, date(2012, 9, 30), window)]
for dialog in dialogs:
    dialog.show()
app.processEvents()
print(json.dumps({
    "screen": [room.width(), room.height()],
    "window": [window.width(), window.height()],
    "least": [window.minimumSizeHint().width(), window.minimumSizeHint().height()],
    "picture": [shot.width(), shot.height()],
    "cut": [w.text() if hasattr(w, "text") else w.currentText() for w in widgets
            if not isinstance(w, QLineEdit) and w.width() < w.sizeHint().width()],
    "outside": [w.accessibleName() or w.objectName() or str(w) for w in widgets
                if not inside.contains(w.geometry())],
    "text": window.view.columnWidth(Column.TEXT),
    "detail": window.detail.width(),
    "dialogs": [[d.width(), d.height()] for d in dialogs],
}))
for dialog in dialogs:
    dialog.close()
window.close()
window.ledger.close()
"""


_SEEN: dict[tuple[str, tuple[int, int], str], dict[str, Any]] = {}


def look(ledger_path: Path, scale: str, pixels: tuple[int, int], how: str) -> dict[str, Any]:
    """Measure the window in a program of its own on a screen of so many pixels, once."""
    if (scale, pixels, how) not in _SEEN:
        _SEEN[scale, pixels, how] = _look(ledger_path, scale, pixels, how)
    return _SEEN[scale, pixels, how]


def _look(ledger_path: Path, scale: str, pixels: tuple[int, int], how: str) -> dict[str, Any]:
    of_unit(ledger_path, "省质监局").close()
    picture = ledger_path.with_suffix(".png")
    environment = os.environ | {
        "QT_SCALE_FACTOR": scale,
        "QT_QPA_PLATFORM": screen(ledger_path.with_suffix(".json"), pixels),
        "PYTHONPATH": str(Path(sys.modules["taizhang"].__path__[0]).parent),
    }
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(ledger_path), str(picture), how],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


SCREENS = [("1", (1366, 768)), ("1.25", (1366, 768)), ("1.25", (1920, 1080)), ("2", (2732, 1536))]


@pytest.mark.parametrize(("scale", "pixels"), SCREENS)
def test_window_as_first_opened_fits_the_screen(
    ledger_path: Path, scale: str, pixels: tuple[int, int]
) -> None:
    seen = look(ledger_path, scale, pixels, "as it comes")
    assert seen["window"][0] <= seen["screen"][0]
    assert seen["window"][1] <= seen["screen"][1]


@pytest.mark.parametrize(("scale", "pixels"), SCREENS)
def test_no_label_of_the_filter_bar_is_cut(
    ledger_path: Path, scale: str, pixels: tuple[int, int]
) -> None:
    seen = look(ledger_path, scale, pixels, "maximized")
    assert seen["window"] == seen["screen"]
    assert seen["cut"] == []
    assert seen["outside"] == []


@pytest.mark.parametrize(("scale", "pixels"), SCREENS)
def test_words_of_the_list_have_room_beside_the_panel(
    ledger_path: Path, scale: str, pixels: tuple[int, int]
) -> None:
    seen = look(ledger_path, scale, pixels, "maximized")
    assert seen["text"] >= 300
    assert seen["detail"] >= 320


def test_window_can_be_made_as_small_as_half_a_common_screen(ledger_path: Path) -> None:
    least = look(ledger_path, "1", (1366, 768), "maximized")["least"]
    assert least[0] <= 960
    assert least[1] <= 540


@pytest.mark.parametrize(("scale", "pixels"), SCREENS)
def test_dialogs_fit_the_screen(ledger_path: Path, scale: str, pixels: tuple[int, int]) -> None:
    seen = look(ledger_path, scale, pixels, "maximized")
    width, height = seen["screen"]
    assert [d for d in seen["dialogs"] if d[0] > width or d[1] > height] == []
