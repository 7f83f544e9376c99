"""What the clerk is asked when a ledger cannot simply be opened."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from taizhang import clock
from taizhang.ledger.trouble import DamagedLedger
from taizhang.window.presence import Holder
from taizhang.window.sentence import sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from taizhang.ledger.salvage import Salvaged


class OpeningDeclined(Exception):
    """The clerk would rather not open this ledger; nothing was changed."""


class WhenHeld(Enum):
    """What to do about a ledger that somebody has open."""

    LOOK = auto()
    TAKE_OVER = auto()


def ask_about_holder(path: Path, holder: Holder, parent: QWidget | None) -> WhenHeld:
    """Say who has the ledger open since when, and ask whether to look only.

    Taking over is offered for another machine alone: on this one a lock left behind is recognised.

    Raises:
        OpeningDeclined: neither is wanted.
    """
    from PySide6.QtWidgets import QMessageBox

    where = (
        QCoreApplication.translate("opening", "这台电脑")
        if holder.is_here
        else QCoreApplication.translate("opening", "电脑 {machine}").format(machine=holder.machine)
    )
    words = QCoreApplication.translate(
        "opening",
        "台账“{name}”正由 {user} 在{where}上打开，从 {since} 起。\n"
        "可以只读打开来查看；要更改，请等对方关闭后再打开。",
    )
    box = QMessageBox(QMessageBox.Icon.Information, "", "", parent=parent)
    box.setWindowTitle(QCoreApplication.translate("opening", "台账正在使用"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(
        words.format(
            name=path.name,
            user=holder.user or "?",
            where=where,
            since=f"{holder.since:%Y-%m-%d %H:%M}",
        )
    )
    look = box.addButton(
        QCoreApplication.translate("opening", "只读打开"), QMessageBox.ButtonRole.AcceptRole
    )
    take = None
    if not holder.is_here:
        take = box.addButton(
            QCoreApplication.translate("opening", "对方已不在用，接管"),
            QMessageBox.ButtonRole.DestructiveRole,
        )
    box.addButton(
        QCoreApplication.translate("opening", "不打开"), QMessageBox.ButtonRole.RejectRole
    )
    box.exec()
    if box.clickedButton() is look:
        return WhenHeld.LOOK
    if take is not None and box.clickedButton() is take:
        return WhenHeld.TAKE_OVER
    raise OpeningDeclined


def mend(error: DamagedLedger, parent: QWidget | None) -> tuple[Path, str]:
    """Say what was found, and offer the newest good backup and salvage.

    Returns the ledger to open now, and a sentence on what became of it.

    Raises:
        KnownError: it could not be restored or salvaged; the damaged file is as it was.
        OpeningDeclined: neither is wanted.
    """
    from PySide6.QtWidgets import QMessageBox

    from taizhang.ledger.backups import newest_good
    from taizhang.ledger.restoring import restore
    from taizhang.ledger.salvage import salvage

    newest = newest_good(error.path)
    box = QMessageBox(QMessageBox.Icon.Warning, "", sentence(error), parent=parent)
    box.setWindowTitle(QCoreApplication.translate("opening", "台账损坏"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    back = None
    if newest is not None:
        back = box.addButton(
            QCoreApplication.translate("opening", "恢复 {day} 的备份").format(
                day=f"{newest.moment:%Y-%m-%d %H:%M}"
            ),
            QMessageBox.ButtonRole.AcceptRole,
        )
    rescue = box.addButton(
        QCoreApplication.translate("opening", "抢救到新台账…"), QMessageBox.ButtonRole.ActionRole
    )
    box.addButton(
        QCoreApplication.translate("opening", "不打开"), QMessageBox.ButtonRole.RejectRole
    )
    box.exec()
    if newest is not None and box.clickedButton() is back:
        restore(error.path, newest, clock.now())
        words = QCoreApplication.translate("opening", "已恢复 {day} 的备份；损坏的文件另外留着。")
        return error.path, words.format(day=f"{newest.moment:%Y-%m-%d %H:%M}")
    if box.clickedButton() is rescue:
        target = _ask_target(error.path, parent)
        return target, salvaged_words(salvage(error.path, target))
    raise OpeningDeclined


def _ask_target(path: Path, parent: QWidget | None) -> Path:
    from PySide6.QtWidgets import QFileDialog

    name = QCoreApplication.translate("opening", "{name}-抢救.ledger").format(name=path.stem)
    proposed = path.with_name(name)
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        QCoreApplication.translate("opening", "抢救到新台账"),
        str(proposed),
        QCoreApplication.translate("opening", "台账文件 (*.ledger)"),
    )
    if not chosen:
        raise OpeningDeclined
    return Path(chosen)


def salvaged_words(result: Salvaged) -> str:
    """What came back and what did not, in a sentence."""
    if result.complete:
        return QCoreApplication.translate("opening", "全部内容都抢救出来了；损坏的文件没有动。")
    words = QCoreApplication.translate(
        "opening",
        "抢救出 {done} 条进展、{notes} 条备注、{lines} 条更改记录；"
        "有 {lost} 处读不出来，{bad} 条内容不可靠。损坏的文件没有动。",
    )
    return words.format(
        done=result.counts.get("progress", 0),
        notes=result.counts.get("note", 0),
        lines=result.counts.get("journal", 0),
        lost=len(result.lost),
        bad=len(result.rejected) + len(result.altered) + len(result.dangling),
    )
