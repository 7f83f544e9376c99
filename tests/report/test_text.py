from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.report.fonts import FANGSONG, HEI, TITLE
from taizhang.report.text import Align, Paragraph, Span, Style, balanced, labelled, plain, written

BODY = Style(FANGSONG, 16, 28, indent=2.0)
LEFT = Style(FANGSONG, 16, 28, Align.LEFT)

texts = st.text(st.sampled_from("质量发展，。（《》）——…2012abc% 镕😀"), min_size=1, max_size=150)


def ends(paragraph: Paragraph, width: float) -> list[float]:
    """Where the last character of each line ends, with what was put between characters."""
    size = paragraph.style.size
    result = []
    for line in paragraph.lines(width):
        run = paragraph.runs(line, width)[-1]
        natural = sum(FANGSONG[c].width for c in run.text) * size
        result.append(run.x + natural + run.spacing * (len(run.text) - 1))
    return result


@settings(max_examples=200, deadline=None)
@given(texts, st.sampled_from([70.0, 200.0, 442.2]), st.sampled_from([BODY, LEFT]))
def test_runs_draw_every_character_in_order(text: str, width: float, style: Style) -> None:
    paragraph = Paragraph([Span(text, FANGSONG)], style)
    drawn = [
        "".join(run.text for run in paragraph.runs(line, width)) for line in paragraph.lines(width)
    ]
    whole = [text[line.start : line.end] for line in paragraph.lines(width)]
    assert [part.rstrip() for part in whole] == drawn


def test_justified_lines_all_end_at_the_margin() -> None:
    text = "按照2012年行动计划，（全省）共完成1,234项，质量发展纲要实施情况良好。" * 8
    paragraph = plain(text, BODY)
    places = ends(paragraph, 442.2)
    # A closing mark may stand out by the empty half of its square.
    assert all(442.1 < place < 442.3 or 450.1 < place < 450.3 for place in places[:-1])
    assert places[-1] < 442.2


def test_a_line_that_would_gape_is_left_ragged() -> None:
    paragraph = plain("见附件 https://example.cn/aaaaaaaaaaaaaaaaaaaaaaaaa 说明", BODY)
    first = paragraph.lines(400)[0]
    assert all(run.spacing == 0 for run in paragraph.runs(first, 400))


def test_the_first_line_is_indented_by_two_characters() -> None:
    paragraph = plain("质量发展纲要" * 10, BODY)
    lines = paragraph.lines(320)
    assert [paragraph.runs(line, 320)[0].x for line in lines[:2]] == [32.0, 0.0]


def test_spans_keep_their_typefaces() -> None:
    label, body = labelled(Span("进展：", HEI), "<b>甲</b>\n乙", LEFT)
    assert label.text == "进展：<b>甲</b>"
    assert [run.hand.font.name for run in label.runs(label.lines(400)[0], 400)] == [
        "NotoSansSC-Regular",
        "NotoSerifSC-Regular",
        "ReportFangSong-Regular",
        "NotoSerifSC-Regular",
    ]
    assert body.text == "乙"


def test_lines_are_found_once_for_each_width() -> None:
    paragraph = plain("质量发展纲要", LEFT)
    assert paragraph.lines(100) is paragraph.lines(100)
    assert paragraph.lines(100) is not paragraph.lines(200)


def test_a_title_is_broken_into_lines_of_nearly_one_length() -> None:
    style = Style(TITLE, 22, 33, Align.CENTRED)
    lines = balanced("《江苏省贯彻实施质量发展纲要2012年行动计划》落实情况报告", style, 442.2)
    assert [line.text for line in lines] == [
        "《江苏省贯彻实施质量发展纲要",
        "2012年行动计划》落实情况报告",
    ]


def test_empty_texts_make_no_paragraphs() -> None:
    assert written(" \n\u200b\n", LEFT) == []


def test_following_lines_may_hang_and_the_right_be_kept_free() -> None:
    style = Style(FANGSONG, 10, 15, Align.LEFT, indent=1.0, hang=3.0)
    paragraph = plain("附件：1．" + "质量发展纲要" * 20, style)
    lines = paragraph.lines(200)
    assert [paragraph.runs(line, 200)[0].x for line in lines[:3]] == [10.0, 30.0, 30.0]
    assert all(line.width < 17.001 for line in lines[1:])
    dated = plain("2012年12月31日", Style(FANGSONG, 10, 15, Align.RIGHT, inset=4.0))
    assert ends(dated, 200) == [pytest.approx(160)]


def test_a_line_of_spaces_draws_nothing() -> None:
    paragraph = Paragraph([Span("甲 " + " " * 90 + "2乙", FANGSONG)], LEFT)
    assert [run.text for line in paragraph.lines(20) for run in paragraph.runs(line, 20)] == [
        "甲",
        "2",
        "乙",
    ]


def test_characters_no_font_has_are_known_and_shown() -> None:
    paragraph = plain("野家𠮷野家", LEFT)
    assert paragraph.absent == {"𠮷"}
    (line,) = paragraph.lines(400)
    assert "".join(run.text for run in paragraph.runs(line, 400)) == "野家〓野家"
