"""Places of the source in the widgets that show it: no character, mark or length leads astray."""

from __future__ import annotations

import random

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from taizhang.reader.reading import Span
from taizhang.window.review.differing import differing
from taizhang.window.review.shown_text import ShownText
from taizhang.window.review.source_view import SourceView


def words_at(view: QPlainTextEdit, start: int, end: int) -> str:
    """What the widget has between two positions."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n")


ODD = [
    "一二三四五六七八九十",
    "𠮷野家，𡈽屋\n𠮷",
    "甲\u2028乙\u2029丙\r\n丁\x00戊\ufdd0己\ufffc庚",
    "甲\u202e乙\u2066丙\u200b丁",
    "\ud800孤\udfff立",
    "无标点" * 3000,
    ("建立机制，完善制度。" * 700 + "\n") * 2 + "𠮷" * 4000,
    "",
    "\n\n",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_every_stretch_of_the_source_is_found_in_the_widget(text: str, qapp: QApplication) -> None:
    shown = ShownText(text)
    view = QPlainTextEdit()
    view.setPlainText(shown.text)
    chance = random.Random(1)
    places = [0, len(text), *(chance.randrange(len(text) + 1) for _ in range(200))]
    for place in places:
        assert shown.place(shown.position(place)) == place
        start, end = sorted((place, min(len(text), place + chance.randrange(60))))
        found = words_at(view, *shown.positions(Span(start, end)))
        assert len(found.replace("\n", "")) == len(text[start:end].replace("\n", ""))
        assert same(found) == same(text[start:end])


def same(text: str) -> str:
    """Only what is shown as itself; breaks that were put in do not count."""
    return "".join(c for c in text if c.isalnum() and not "\ud800" <= c <= "\udfff")


def test_long_paragraphs_are_broken_where_a_sentence_ends() -> None:
    text = "建立健全工作机制。" * 1000
    lines = ShownText(text).text.split("\n")
    assert "".join(lines) == text
    assert max(map(len, lines)) <= 1500
    assert all(line.endswith("。") for line in lines)


def test_positions_never_go_back() -> None:
    shown = ShownText(ODD[6])
    positions = [shown.position(place) for place in range(0, len(ODD[6]), 7)]
    assert positions == sorted(set(positions))


def test_marks_follow_the_words_behind_breaks_and_wide_characters(qtbot: QtBot) -> None:
    text = "𠮷" * 10 + "建立健全工作机制。" * 1000 + "（省教育厅负责）"
    view = SourceView(text)
    qtbot.addWidget(view)
    start = text.index("省教育厅")
    view.mark(Span(start - 1, len(text)), [Span(start, start + 4)])
    assert view.marked == ["（省教育厅负责）", "省教育厅"]
    view.select(start, start + 4)
    assert view.selected() == (start, start + 4)


# --- what differs ---------------------------------------------------------------------------------


def marked(old: str, new: str) -> tuple[list[str], list[str]]:
    gone, put = differing(old, new)
    return [old[s.start : s.end] for s in gone], [new[s.start : s.end] for s in put]


def test_the_words_that_differ_are_found() -> None:
    assert marked("新建厂房20座。", "新建厂房25座。") == (["0"], ["5"])
    assert marked("开展检查。", "开展专项检查。") == ([], ["专项"])
    assert marked("甲", "甲") == ([], [])
    assert marked("", "甲乙") == ([], ["甲乙"])


def test_single_equal_characters_between_changes_are_no_islands() -> None:
    gone, put = marked("加强市场监测力度", "开展场所检测工作")
    assert "".join(gone) + "".join(put)
    assert all(len(words) > 1 for words in gone + put)


def test_what_is_left_is_the_same_on_both_sides() -> None:
    chance = random.Random(3)
    for _ in range(60):
        old = "".join(chance.choices("建立健全工作机制。，", k=chance.randrange(60)))
        new = "".join(c for c in old if chance.random() > 0.2) + "新增"
        gone, put = differing(old, new)
        assert left(old, gone) == left(new, put)


def test_very_long_texts_are_compared_by_phrases() -> None:
    old = "建立机制，完善制度。" * 300
    new = old + "办好展会。"
    assert marked(old, new) == ([], ["办好展会。"])
    gone, put = differing(old, old.replace("完善", "健全", 1))
    assert len(gone) == len(put) == 1


def left(text: str, spans: tuple[Span, ...]) -> str:
    for span in reversed(spans):
        text = text[: span.start] + text[span.end :]
    return text
