"""Plain text in every encoding that is met."""

from __future__ import annotations

import pytest

from taizhang.reader.formats.limits import Limits
from tests.reader.formats.conftest import Opener, Refusal

SIMPLIFIED = "各市、县人民政府，省各委办厅局：\n为贯彻实施质量发展纲要，制定本行动计划。𬭸镕"
TRADITIONAL = (
    "為貫徹實施質量發展綱要，各縣市政府應當於年底前完成下列工作任務，並報送進度。\n一、總則"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"]
)
def test_encodings(opened: Opener, encoding: str) -> None:
    assert opened(SIMPLIFIED.encode(encoding)).text == SIMPLIFIED


def test_big5_only_where_it_is_sure(opened: Opener) -> None:
    assert opened(TRADITIONAL.encode("big5")).text == TRADITIONAL
    assert opened(TRADITIONAL.encode("gb18030")).text == TRADITIONAL
    assert opened(SIMPLIFIED.encode("gb18030")).text == SIMPLIFIED


def test_line_ends_and_control_characters(opened: Opener) -> None:
    source = opened("一、甲\r\n二、乙\r三、\x07丙\x0b丁\u2028戊\x00\r\n".encode())
    assert source.text == "一、甲\n二、乙\n三、丙\n丁\n戊"
    assert len(source.blocks) == 5


def test_a_few_damaged_bytes_are_marked_and_the_rest_is_read(opened: Opener) -> None:
    data = (SIMPLIFIED * 10).encode()
    text = opened(data[:4] + b"\xff" + data[5:]).text
    assert "\ufffd" in text
    assert "人民政府" in text
    data = (SIMPLIFIED * 10).encode("gb18030")
    assert "人民政府" in opened(data[:-1]).text


def test_too_much_text(refused: Refusal) -> None:
    assert "文字过多" in refused(b"a" * 500, limits=Limits(characters=100))
    assert "文字过多" in refused(b"a" * 101, limits=Limits(characters=100))
