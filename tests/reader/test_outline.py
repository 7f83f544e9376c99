"""Numbered headings and items, at the start of lines and glued into flattened text."""

from __future__ import annotations

import pytest

from taizhang.reader.lines import Stretches, lines_of
from taizhang.reader.outline import Outline, outline_of
from taizhang.reader.reading import Reason
from taizhang.reader.source import Block, Source, SourceFormat
from taizhang.reader.view import View


def outline(text: str) -> Outline:
    source = Source.of_text(text)
    view = View.of(text)
    return outline_of(view.text, lines_of(source, view), Stretches([]), 0, len(view.text))


def shape(text: str) -> list[tuple[str, int, int]]:
    """Kind, number and parent of every item."""
    return [(item.kind, item.number, item.parent) for item in outline(text).items]


def test_every_level() -> None:
    text = "第一章 总则\n第一条 适用\n一、概述\n（一）原则\n1．坚持\n（1）甲\n①子\n第二章 附则"
    assert shape(text) == [
        ("章", 1, -1),
        ("条", 1, 0),
        ("一、", 1, 1),
        ("（一）", 1, 2),
        ("1.", 1, 3),
        ("（1）", 1, 4),
        ("①", 1, 5),
        ("章", 2, -1),
    ]


@pytest.mark.parametrize("mark", ["1.", "1．", "1、"])
def test_points_of_any_width(mark: str) -> None:
    assert shape(f"{mark}加强监管") == [("1.", 1, -1)]


def test_numbers_that_run_on_or_begin_again_are_in_order() -> None:
    running = "一、甲\n1.子\n2.丑\n二、乙\n3.寅"
    again = "一、甲\n（一）子\n（二）丑\n二、乙\n（一）寅"
    assert outline(running).odd == outline(again).odd == ()
    assert shape(running)[-1] == ("1.", 3, 3)


def test_a_gap_and_a_number_used_twice_are_said() -> None:
    odd = outline("1.甲\n2.乙\n4.丁\n4.戊\n5.己").odd
    assert [one.reason for one in odd] == [Reason.NUMBER_GAP, Reason.NUMBER_TWICE]


def test_headings_glued_to_each_other_and_to_sentences() -> None:
    text = "现提出以下意见。一、提升便利度（一）优化流程。从一件事出发。（二）提升效率。推行分级。二、简化审批（三）降低门槛。"
    assert shape(text) == [
        ("一、", 1, -1),
        ("（一）", 1, 0),
        ("（一）", 2, 0),
        ("一、", 2, -1),
        ("（一）", 3, 3),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "全面贯彻党的十九大和十九届二中、三中全会精神",
        "依照本条第（一）项的规定办理",
        "增长3.5个百分点，达到12.8亿元",
        "一是提高站位，二是细化举措",
        "新建、改建项目共20.5万平方米",
    ],
)
def test_words_that_are_no_marks(text: str) -> None:
    assert shape(text) == []


def test_a_style_of_the_document_makes_a_heading() -> None:
    text = "重点任务\n加强监管。\n保障措施"
    blocks = (Block(0, 4, 1), Block(5, 10), Block(11, 15, 1))
    source = Source("a.docx", SourceFormat.WORD, text, blocks)
    view = View.of(text)
    items = outline_of(view.text, lines_of(source, view), Stretches([]), 0, len(text)).items
    assert [(item.style, view.text[item.start : item.end].strip()) for item in items] == [
        (True, "重点任务\n加强监管。"),
        (True, "保障措施"),
    ]
