"""The menu bar before there is anything in it: the menus are filled when the window is finished."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QMenuBar


class Titles(NamedTuple):
    """The menus, from left to right."""

    file: QMenu
    edit: QMenu
    plans: QMenu
    look: QMenu
    help: QMenu


def add_titles(bar: QMenuBar) -> Titles:
    """Add the menus with nothing in them, so that the bar has its height from the first paint."""
    return Titles(
        bar.addMenu(QCoreApplication.translate("Menus", "文件(&F)")),
        bar.addMenu(QCoreApplication.translate("Menus", "编辑(&E)")),
        bar.addMenu(QCoreApplication.translate("Menus", "方案(&P)")),
        bar.addMenu(QCoreApplication.translate("Menus", "查看(&V)")),
        bar.addMenu(QCoreApplication.translate("Menus", "帮助(&H)")),
    )
