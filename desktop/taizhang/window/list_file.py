"""The list as it is filtered, saved as a workbook that can be filled in and read back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from taizhang.errors import KnownError
from taizhang.ledger.facts import default_as_of
from taizhang.ledger.records import record_of
from taizhang.ledger.scheme import scheme
from taizhang.window.saving import ask_where
from taizhang.window.sentence import sentence

if TYPE_CHECKING:
    from taizhang.window.main_window import MainWindow


def ask_and_save(window: MainWindow) -> None:
    """Ask where the list goes, and write it there; says what hinders it."""
    unit = window.unit
    if unit is None:
        window.ask_agency()
        return
    title = QCoreApplication.translate("list_file", "把列表存成 Excel")
    kinds = QCoreApplication.translate("list_file", "Excel 工作簿 (*.xlsx)")
    name = QCoreApplication.translate("list_file", "{unit}任务列表.xlsx").format(unit=unit.name)
    path = ask_where(window, title, kinds, name)
    if path is not None:
        save(window, path)


def save(window: MainWindow, path: Path) -> None:
    """Write what the list shows, as of its day."""
    from taizhang.exchange.workbook import write_workbook

    assert window.unit is not None
    window.detail.settle()
    today = window.today()
    as_of = window.bar.wanted.as_of or default_as_of(window.ledger, window.unit.id, today)
    try:
        record = record_of(window.ledger, window.unit, as_of, window.bar.wanted)
        rows = write_workbook([record], path, today, scheme=scheme(window.ledger))
    except KnownError as error:
        window.notice.say(sentence(error))
        return
    said = QCoreApplication.translate("list_file", "已存成 {path}：{n} 行。")
    window.notice.say(said.format(path=path, n=rows))
