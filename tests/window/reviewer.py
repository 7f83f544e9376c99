"""A clerk before 核对方案, who has no mouse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)
from pytestqt.qtbot import QtBot

from taizhang.reader.correct import task_of
from taizhang.reader.read import read
from taizhang.reader.reading import Reading, ReadTarget, ReadTask, Reason
from taizhang.reader.source import Source
from taizhang.window.review.review_dialog import ReviewDialog
from tests.window.clerk import type_text

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

TEXT = """某市2020年稳增长工作方案

各区要加强领导，落实责任。
一、稳企业
1.稳生产。制定稳产方案，新建厂房20座。6月底前召开大会。（市经信局牵头，市发改委、财政局负责）
2.稳就业。开展招聘活动10场。建立用工台账。（市人社局、市发展改革委负责）
3.稳外贸。支持企业出口，办好展会。（市商务局负责，市财政局参加）
二、惠民生
4.稳物价。加强市场监测。年底前打击囤积居奇。（市市场监管局负责）
"""


def reading_of(text: str = TEXT) -> Reading:
    """What is read; that 文号 and the like are missing is beside the point here."""
    found = read(Source.of_text(text, "方案.txt"))
    unsure = tuple(one for one in found.unsure if one.reason is not Reason.FACT_MISSING)
    return replace(found, unsure=unsure)


class Reviewer:
    """A clerk before the dialog, who has no mouse."""

    def __init__(self, dialog: ReviewDialog) -> None:
        self.dialog = dialog

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.focus, key, modifier)
        # A cell takes over what was written only when the key is done with.
        QApplication.processEvents()

    def type(self, text: str) -> None:
        type_text(self.focus, text)

    def overwrite(self, widget: QWidget, text: str) -> None:
        """Write something else into a line and press Enter."""
        widget.setFocus()
        self.key(Key.Key_A, CTRL)
        self.type(text)
        self.key(Key.Key_Return)

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def reading(self) -> Reading:
        return self.dialog.reading

    @property
    def chosen(self) -> str:
        return self.dialog.editor.number

    @property
    def task(self) -> ReadTask:
        return task_of(self.reading, self.chosen)

    def go(self, number: str) -> None:
        """Walk down the list to a task."""
        self.dialog._show_tab(0)
        self.key(Key.Key_Home)
        for _ in range(len(self.dialog.tasks.model.rows)):
            if self.chosen == number:
                return
            self.key(Key.Key_Down)
        pytest.fail(f"{number} is not in the list")

    @property
    def roles(self) -> dict[str, str]:
        return {one.agency: str(one.role) for one in self.task.assignments}

    @property
    def cut(self) -> list[str]:
        return [one.text for one in self.task.milestones]

    @property
    def targets(self) -> list[ReadTarget]:
        return [one.target for one in self.task.milestones if one.target is not None]

    @property
    def notice(self) -> str:
        return self.dialog.notice.sentence

    @property
    def bar(self) -> str:
        return self.dialog.doubts.bar.words

    @property
    def rows(self) -> list[str]:
        model = self.dialog.tasks.model
        return [model.data(model.index(row)) for row in range(model.rowCount())]


def seat(
    qtbot: QtBot, reading: Reading | None = None, aliases: Mapping[str, str] | None = None
) -> Reviewer:
    """Open the dialog and put a clerk before it."""
    dialog = ReviewDialog(reading or reading_of(), aliases or {})
    # Closed as it is left: nobody answers whether corrections may be lost.
    qtbot.addWidget(dialog, before_close_func=lambda _: dialog.done(0))
    for model in (
        dialog.tasks.model,
        dialog.names.model,
        dialog.doubts.model,
        dialog.editor.agencies.model,
    ):
        mode = QAbstractItemModelTester.FailureReportingMode.Warning
        QAbstractItemModelTester(model, mode, dialog)
    dialog.resize(1366, 728)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return Reviewer(dialog)
