"""The deadlines as a calendar file (.ics), for the office's own calendar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from taizhang import clock
from taizhang.errors import KnownError
from taizhang.ledger.records import record_of
from taizhang.window.saving import ask_where
from taizhang.window.sentence import sentence

if TYPE_CHECKING:
    from taizhang.window.main_window import MainWindow


def ask_and_save(window: MainWindow) -> None:
    """Ask where the calendar goes, and write it there; says what hinders it."""
    unit = window.unit
    if unit is None:
        window.ask_agency()
        return
    title = QCoreApplication.translate("calendar_file", "把时限存成日历")
    kinds = QCoreApplication.translate("calendar_file", "日历文件 (*.ics)")
    name = QCoreApplication.translate("calendar_file", "{unit}完成时限.ics").format(unit=unit.name)
    path = ask_where(window, title, kinds, name)
    if path is not None:
        save(window, path)


def save(window: MainWindow, path: Path) -> None:
    """Write the deadlines of what the list shows, as of the bar's day."""
    from taizhang.exchange.calendar import write_calendar

    assert window.unit is not None
    window.detail.settle()
    wanted = window.bar.wanted
    try:
        record = record_of(window.ledger, window.unit, wanted.as_of or window.today(), wanted)
        events = write_calendar(record, path, clock.now())
    except KnownError as error:
        window.notice.say(sentence(error))
        return
    said = QCoreApplication.translate("calendar_file", "已存成 {path}：{n} 个时限。")
    window.notice.say(said.format(path=path, n=events))
