"""What the clerk is asked when the window is to close and something could not be saved."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def may_lose(count: int, why: str, parent: QWidget) -> bool:
    """Ask what becomes of ``count`` changes; ``why`` hinders them. Returns whether to lose them."""
    words = QCoreApplication.translate(
        "MainWindow", "有 {n} 项更改没有保存。{why}\n现在关闭，这些更改就丢失了。"
    )
    box = QMessageBox(
        QMessageBox.Icon.Warning,
        QCoreApplication.translate("MainWindow", "未保存"),
        words.format(n=count, why=why),
        parent=parent,
    )
    box.setTextFormat(Qt.TextFormat.PlainText)
    stay = box.addButton(
        QCoreApplication.translate("MainWindow", "不关闭"), QMessageBox.ButtonRole.RejectRole
    )
    lose = box.addButton(
        QCoreApplication.translate("MainWindow", "丢弃并关闭"),
        QMessageBox.ButtonRole.DestructiveRole,
    )
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is lose
