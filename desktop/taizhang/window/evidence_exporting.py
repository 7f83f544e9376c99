"""导出佐证材料…: all of the unit's evidence as a zip or a folder, with a bar and 取消."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from taizhang.errors import KnownError
from taizhang.window.evidence_keeping import Stopped, Watch
from taizhang.window.evidence_waiting import wait_for
from taizhang.window.sentence import sentence

if TYPE_CHECKING:
    from taizhang.window.main_window import MainWindow


def ask_and_export(window: MainWindow) -> None:
    """Ask where it goes; a zip, or a new folder where the clerk chooses that kind."""
    if window.unit is None:
        window.ask_agency()
        return
    zip_, folder = _tr("压缩包 (*.zip)"), _tr("文件夹 (*)")
    name = _tr("{unit}佐证材料.zip").format(unit=window.unit.name)
    chosen, kind = QFileDialog.getSaveFileName(
        window, _tr("导出佐证材料"), str(Path.home() / name), f"{zip_};;{folder}"
    )
    if chosen:
        path = Path(chosen)
        if kind == folder:
            path = path.with_suffix("") if path.suffix.lower() == ".zip" else path
        elif path.suffix.lower() != ".zip":
            path = path.with_name(f"{path.name}.zip")
        export(window, path)


def export(window: MainWindow, path: Path) -> None:
    """Write the unit's evidence to ``path``; says what came of it."""
    from taizhang.exchange import evidence_export
    from taizhang.ledger.store import open_ledger

    assert window.unit is not None
    window.detail.evidence.finish()
    agency, source, plan = window.unit.id, window.ledger.path, window.ledger.plan_id
    say = window.notice.say

    def work(watch: Watch) -> evidence_export.Exported:
        other = open_ledger(source, read_only=True)
        try:
            other.plan_id = plan
            return evidence_export.export(other, path, agency, progress=watch)
        finally:
            other.close()

    try:
        done = wait_for(window, _tr("正在导出佐证材料…"), work)
    except KnownError as error:
        say(sentence(error))
    except Stopped:
        say(_tr("已取消，没有导出。"))
    else:
        words = _tr("已导出 {n} 份佐证材料：{path}").format(n=done.files, path=path)
        if done.damaged:
            lost = _tr("{n} 份内容已损坏，没有导出：{names}")
            words += "　" + lost.format(n=len(done.damaged), names="、".join(done.damaged))
        say(words)


def _tr(words: str) -> str:
    return QCoreApplication.translate("evidence_exporting", words)
