"""A bug is shown as a report that can be copied; the program goes on."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QMessageBox

from taizhang import __version__
from taizhang.errors import KnownError
from taizhang.window.sentence import sentence


def install() -> None:
    """Show what nobody caught, instead of printing it where no clerk looks."""
    sys.excepthook = _show


def report(error: BaseException, trace: TracebackType | None) -> str:
    """Versions and traceback; nothing that was entered into the ledger."""
    import platform
    import traceback

    lines = traceback.format_exception(type(error), error, trace)
    system = f"{platform.platform()}, Python {platform.python_version()}, Qt {qVersion()}"
    return f"Taizhang {__version__}\n{system}\n\n{''.join(lines)}"


def _show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if isinstance(error, KeyboardInterrupt) or QApplication.instance() is None:
        sys.__excepthook__(kind, error, trace)
        return
    if isinstance(error, KnownError):
        title = QApplication.translate("failure", "台账")
        QMessageBox.warning(None, title, sentence(error))
        return
    text = report(error, trace)
    box = QMessageBox(
        QMessageBox.Icon.Critical,
        QApplication.translate("failure", "台账"),
        QApplication.translate(
            "failure",
            "程序出了错，刚才的操作可能没有完成；已保存的内容不受影响。请把下面的报告发给维护人员。",
        ),
    )
    box.setDetailedText(text)
    copy = box.addButton(
        QApplication.translate("failure", "复制报告"), QMessageBox.ButtonRole.ActionRole
    )
    box.addButton(QApplication.translate("failure", "继续"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    if box.clickedButton() is copy:
        QApplication.clipboard().setText(text)
