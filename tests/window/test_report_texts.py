"""正文修改: the office's own words, part by part, in the pages and kept."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from taizhang.ledger.agencies import Unit
from taizhang.ledger.reports import report_texts
from taizhang.ledger.store import Ledger
from taizhang.window.report.text_page import TextPage
from tests.window.before import Before
from tests.window.clerk import type_text

DAY = date(2012, 12, 31)
OWN = "各项任务总体进展顺利，<b>重点</b>工作已见成效。"
NEXT = "下一步打算"


@pytest.fixture
def before(ledger: Ledger, quality: Unit, qtbot: QtBot) -> Before:
    made = Before(ledger, quality, qtbot)
    made.dialog.tabs.setCurrentWidget(made.dialog.texts)
    return made


def texts(before: Before) -> TextPage:
    return before.dialog.texts


def choose(before: Before, words: str) -> None:
    """Choose the part whose label has these words."""
    parts = texts(before).parts
    (item,) = parts.findItems(words, Qt.MatchFlag.MatchContains)
    parts.setCurrentItem(item)


def write(before: Before, part: str, text: str) -> None:
    choose(before, part)
    texts(before).editor.setFocus()
    texts(before).editor.selectAll()
    type_text(texts(before).editor, text)


def labels(before: Before) -> list[str]:
    parts = texts(before).parts
    return [parts.item(row).text() for row in range(parts.count())]


def test_every_part_is_there_in_its_order_with_its_words(before: Before) -> None:
    found = labels(before)
    assert found[0] == "引言"
    assert found[1:3] == ["一、进展情况", "　（一）组织实施质量强省建设"]
    assert found[-1] == "结语"
    choose(before, "结语")
    assert texts(before).editor.toPlainText() == "特此报告。"
    assert not texts(before).restore.isEnabled()


def test_own_words_are_printed_kept_and_marked(before: Before, quality: Unit) -> None:
    write(before, NEXT, OWN)
    texts(before).settle()
    before.wait()
    assert OWN in before.text
    assert report_texts(before.ledger, quality.id, DAY) == {NEXT: OWN}
    assert any(words.startswith("〔已修改〕") and NEXT in words for words in labels(before))
    assert texts(before).editor.toPlainText() == OWN
    assert before.dialog.options.isEnabled()


def test_a_pause_is_enough(before: Before, quality: Unit) -> None:
    write(before, NEXT, OWN)
    before.qtbot.waitUntil(
        lambda: report_texts(before.ledger, quality.id, DAY) == {NEXT: OWN}, timeout=10_000
    )


def test_leaving_the_part_the_field_or_the_dialog_is_enough(before: Before, quality: Unit) -> None:
    write(before, NEXT, "甲")
    choose(before, "结语")
    assert report_texts(before.ledger, quality.id, DAY) == {NEXT: "甲"}
    before.wait()
    write(before, "结语", "乙")
    texts(before).parts.setFocus()
    assert report_texts(before.ledger, quality.id, DAY)["结语"] == "乙"
    before.wait()
    write(before, "引言", "丙")
    before.dialog.close()
    assert report_texts(before.ledger, quality.id, DAY)["引言"] == "丙"


def test_own_words_are_there_when_the_dialog_is_opened_again(
    before: Before, quality: Unit, qtbot: QtBot
) -> None:
    write(before, NEXT, OWN)
    before.dialog.close()
    again = Before(before.ledger, quality, qtbot)
    assert OWN in again.text
    assert any("〔已修改〕" in words for words in labels(again))


def test_typing_goes_on_while_the_pages_are_made(before: Before) -> None:
    write(before, NEXT, "先写一句，")
    texts(before).settle()
    type_text(texts(before).editor, "再写一句。")
    before.wait()
    assert texts(before).editor.toPlainText() == "先写一句，再写一句。"
    texts(before).settle()
    before.wait()
    assert "先写一句，再写一句。" in before.text


def test_composed_words_come_back(before: Before, quality: Unit) -> None:
    composed = before.text
    write(before, "结语", OWN)
    texts(before).settle()
    before.wait()
    assert before.text != composed
    QTest.mouseClick(texts(before).restore, Qt.MouseButton.LeftButton)
    before.wait()
    assert before.text == composed
    assert texts(before).editor.toPlainText() == "特此报告。"
    assert report_texts(before.ledger, quality.id, DAY) == {}
    assert not texts(before).restore.isEnabled()


def test_own_words_belong_to_their_day(before: Before) -> None:
    write(before, NEXT, OWN)
    texts(before).settle()
    before.dialog.as_of.setDate(QDate(2012, 6, 30))
    before.wait()
    assert OWN not in before.text
    before.dialog.as_of.setDate(QDate(2012, 12, 31))
    before.wait()
    assert OWN in before.text


def test_a_summary_has_words_of_its_own(before: Before) -> None:
    write(before, NEXT, OWN)
    texts(before).settle()
    before.choose(before.dialog.options.whose, 1)
    before.wait()
    assert OWN not in before.text
    write(before, "结语", "汇总如上。")
    texts(before).settle()
    before.wait()
    assert "汇总如上。" in before.text
    before.choose(before.dialog.options.whose, 0)
    before.wait()
    assert "汇总如上。" not in before.text
    assert OWN in before.text


@pytest.mark.parametrize("form", [1, 2])
def test_other_forms_say_that_they_have_none(before: Before, form: int) -> None:
    before.choose(before.dialog.options.form, form)
    before.wait()
    assert any("只有自查报告有正文" in words for words in before.labels)
    assert not texts(before).editor.isVisible()


def test_what_cannot_be_kept_stays_in_sight_and_is_asked_about(
    before: Before, quality: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = before.ledger.connection
    connection.execute("PRAGMA query_only = ON")
    write(before, NEXT, OWN)
    choose(before, "结语")
    assert "台账" in before.said
    assert any(words.startswith("〔未保存〕") and NEXT in words for words in labels(before))
    choose(before, NEXT)
    assert texts(before).editor.toPlainText() == OWN
    asked: list[str] = []

    def stay(box: QMessageBox) -> int:
        asked.append(box.text())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", stay)
    before.dialog.close()
    assert before.dialog.isVisible()
    assert asked == ["正文的改动没有保存。现在关闭，这些改动就丢失了。"]
    connection.execute("PRAGMA query_only = OFF")
    before.dialog.close()
    assert not before.dialog.isVisible()
    assert report_texts(before.ledger, quality.id, DAY) == {NEXT: OWN}
