"""Random lines in real fonts: nothing lost, nothing outside, no rule broken without need."""

from __future__ import annotations

import random

import pytest

from taizhang.report.fonts import FANGSONG, KAI
from taizhang.report.kinsoku import HALF, KINDS
from taizhang.report.text import Align, Paragraph, Span, Style
from tests.report.test_kinsoku import NOT_FIRST, NOT_LAST, forbidden

SIZE = 10.5
EM_HALF = 0.5 + 1e-6
HAN = "按照质量发展纲要的省政府办公厅年个项万家镕喆𬭸〇"
PIECES = (
    *("2012", "98.75%", "1,234,567.89", "GB/T", "ISO9001", "a@b.cn", "x" * 9, "y" * 40),
    *("——", "……", "—", " ", "  ", "　", "😀", "é", "《", "（", "。”", "），", "〔2012〕", "￥100"),
    *("１２３", "10个", "2万家", "http://example.cn/" + "p/" * 30, "“甲”、", "：“"),
    *("e\u0325\u0325", "👍🏽", "\u0325" * 50, "１２３．４５", "万万亿", "《（“", "”）》。"),
)


def random_text(chance: random.Random) -> str:
    parts = []
    for _ in range(chance.randint(1, 40)):
        kind = chance.random()
        if kind < 0.6:
            parts.append("".join(chance.choices(HAN, k=chance.randint(1, 9))))
        elif kind < 0.8:
            parts.append("".join(chance.choices(NOT_FIRST + NOT_LAST, k=chance.randint(1, 2))))
        else:
            parts.append(chance.choice(PIECES))
    return "".join(parts)


def stretch(text: str, place: int) -> tuple[int, int]:
    """The unbreakable part of the text around a place."""
    start, end = place, place
    while start > 0 and forbidden(text, start):
        start -= 1
    while end < len(text) and forbidden(text, end):
        end += 1
    return start, end


def check(paragraph: Paragraph, width: float) -> int:
    """Look at every line of the paragraph; how many there were."""
    text, style = paragraph.text, paragraph.style
    advance = [style.typeface[c].width for c in text]
    lines = paragraph.lines(width)
    assert "".join(text[line.start : line.end] for line in lines) == text
    for line in lines:
        solid = text[line.start : line.end].rstrip()
        runs = paragraph.runs(line, width)
        shown = "".join(style.typeface[c].char for c in solid)  # 〓 for what no font has
        assert "".join(run.text for run in runs) == shown
        indent = style.indent if line.start == 0 else style.hang
        for run in runs:
            natural = sum(style.typeface[c].width for c in run.text)
            right = (run.x + run.spacing * (len(run.text) - 1)) / SIZE + natural
            spare = EM_HALF if KINDS[solid[-1]] & HALF and run is runs[-1] else 1e-6
            assert right <= width / SIZE + spare or len(solid) == 1
            assert run.x >= -1e-6 or len(solid) == 1
        if line.last or not forbidden(text, line.end):
            continue
        start, end = stretch(text, line.end)
        wide = sum(advance[start:end]) > width / SIZE - max(style.hang, indent)
        assert start <= line.start or wide, (text, line, width)
    return len(lines)


def run(seed: int, least: int) -> None:
    """Check at least so many lines."""
    chance = random.Random(seed)
    styles = [
        Style(typeface, SIZE, 15, align, indent=indent, hang=hang)
        for typeface in (FANGSONG, KAI)
        for align in Align
        for indent, hang in ((0.0, 0.0), (2.0, 0.0), (0.0, 1.0))
    ]
    count = 0
    while count < least:
        style = chance.choice(styles)
        paragraph = Paragraph([Span(random_text(chance), style.typeface)], style)
        count += check(paragraph, chance.uniform(42, 450))


def test_two_thousand_random_lines() -> None:
    run(2012, 2000)


@pytest.mark.slow
def test_a_hundred_thousand_random_lines() -> None:
    run(123, 100_000)
