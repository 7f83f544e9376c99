"""What a clerk does at 佐证材料 in the pane, and what the clerk sees there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMessageBox

from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.evidence_adding import NewFile, attach
from taizhang.ledger.find import find
from taizhang.window.evidence_panel import EvidencePanel
from tests.conftest import AT
from tests.window.clerk import Clerk

PLACE = "一.3.2"


def panel_of(clerk: Clerk) -> EvidencePanel:
    return clerk.window.detail.evidence


def file(folder: Path, name: str, content: bytes = b"%PDF-1.4 ") -> Path:
    path = folder / name
    path.write_bytes(content + name.encode())
    return path


def add(clerk: Clerk, *found: Path) -> None:
    """Add files as the dialog's answer does, and wait until they stand there."""
    panel_of(clerk).add_paths(found)
    panel_of(clerk).finish()


def names(clerk: Clerk) -> list[str]:
    return [row.name for row in panel_of(clerk).list.rows]


def held(clerk: Clerk, number: str = PLACE) -> list[str]:
    """What the ledger holds for a milestone."""
    return [item.name for item in clerk.record(number).evidence]


def key(
    clerk: Clerk, code: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    panel_of(clerk).list.setFocus()
    QTest.keyClick(panel_of(clerk).list, code, held)


def heading(clerk: Clerk) -> str:
    return next(words for words in clerk.detail_words if words.startswith("佐证材料"))


def attach_at(clerk: Clerk, new: NewFile, number: str = PLACE, caption: str = "") -> None:
    assert clerk.window.unit is not None
    place = find(clerk.window.ledger, number)
    at = EvidencePlace(clerk.window.unit.id, place.task_id, place.milestone_id)
    attach(clerk.window.ledger, [new], [at], AT, caption)


def answer(monkeypatch: pytest.MonkeyPatch, words: str) -> list[str]:
    """Push that button of every message; returns the list of what messages will have said."""
    said: list[str] = []

    def push(box: QMessageBox) -> int:
        assert box.textFormat() is Qt.TextFormat.PlainText
        said.append(box.text())
        buttons: list[QAbstractButton] = box.buttons()
        next(button for button in buttons if button.text() == words).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", push)
    return said
