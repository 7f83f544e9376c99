"""`kill -9`: what the clerk saw done and typed is in the ledger."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from taizhang.ledger.agencies import unit_by_name
from taizhang.ledger.find import find_milestone
from taizhang.ledger.records import task_record
from taizhang.ledger.soundness import findings
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import open_ledger
from tests.window.conftest import of_unit

NOTE = "《江苏省质量奖管理办法》已送审；Draft 3 & <续>。"

_SCRIPT = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import Qt
from taizhang.ledger.find import find_milestone
from taizhang.ledger.record import NoteField
from taizhang.ledger.store import open_ledger
from taizhang.window.main_window import MainWindow
from taizhang.window.program import make_application
from taizhang.window.state import WindowState
from tests.window.clerk import press, type_text

path, note = Path(sys.argv[1]), sys.argv[2]
app = make_application()
window = MainWindow(open_ledger(path), WindowState(path.with_suffix(".ini")), lambda: date(2012, 9, 30))
window.show()
app.processEvents()
window.view.go_to(window.model.outline.row_of_milestone(*find_milestone(window.ledger, "一.3.2")))
press(window.view, Qt.Key.Key_Space, " ")
press(window.view, Qt.Key.Key_Return)
type_text(window.detail.editor(NoteField.PROGRESS), note)
print("ready", flush=True)
app.exec()
"""


@pytest.mark.parametrize("note", [NOTE, "甲", "长" * 500])
def test_tick_and_note_outlive_a_kill(ledger_path: Path, note: str) -> None:
    of_unit(ledger_path, "省质监局").close()
    package = Path(sys.modules["taizhang"].__path__[0]).parent
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", _SCRIPT, str(ledger_path), note],
        env=os.environ
        | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": f"{package}{os.pathsep}{root}"},
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        program.kill()
        assert program.wait() == -signal.SIGKILL
    ledger = open_ledger(ledger_path)
    try:
        unit = unit_by_name(ledger, "省质监局")
        task_id, milestone_id = find_milestone(ledger, "一.3.2")
        task = task_record(ledger, unit.id, task_id)
        milestone = next(m for m in task.milestones if m.id == milestone_id)
        assert milestone.status is Status.DONE
        assert milestone.completed_on == date(2012, 9, 30)
        assert milestone.notes.texts == {NoteField.PROGRESS: note}
        assert findings(ledger) == []
    finally:
        ledger.close()
