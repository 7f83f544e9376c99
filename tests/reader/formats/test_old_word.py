"""Old Word documents. ``plan.doc`` is described in the README beside it."""

from __future__ import annotations

import struct

import pytest

from taizhang.reader.formats.old_word_file import properties
from taizhang.reader.formats.old_word_table import Row, laid_out
from taizhang.reader.source import SourceFormat
from tests.reader.formats.conftest import Opener, Refusal, cells, paragraphs
from tests.reader.formats.making import DATA

PLAN = (DATA / "plan.doc").read_bytes()
FIB = PLAN.index(b"\xec\xa5")


def patched(at: int, data: bytes) -> bytes:
    return PLAN[: FIB + at] + data + PLAN[FIB + at + len(data) :]


def renamed(name: str) -> bytes:
    """The file with its main stream under another name."""
    old, new = "WordDocument".encode("utf-16-le"), name.encode("utf-16-le")
    at = PLAN.index(old)
    entry = new.ljust(64, b"\x00") + struct.pack("<H", len(new) + 2)
    return PLAN[:at] + entry + PLAN[at + 66 :]


def test_text_numbers_headings_and_tables(opened: Opener) -> None:
    source = opened(PLAN, "计划.wps")
    assert source.format is SourceFormat.OLD_WORD
    assert paragraphs(source) == [
        "某省2012年行动计划",
        "一、总体要求",
        "（一）指导思想",
        "1.坚持以质取胜",
        "2.推进质量强省",
        "（二）工作目标",
        "1.第一项",
        "二、工作任务",
        "看得见插入链接文字",
        "软回车",
        "第二行\t𬭸镕",
        "二〇一二年六月二十一日",
    ]
    assert [b.heading for b in source.blocks if b.cell is None][7:9] == [1, 0]
    assert cells(source) == [
        (0, 0, 1, 1, "序号"),
        (0, 1, 1, 1, "任务"),
        (0, 2, 1, 1, "牵头单位"),
        (1, 0, 2, 1, "1"),
        (1, 1, 1, 1, "建立机制\n第二段"),
        (1, 2, 1, 1, ""),
        (2, 1, 1, 2, "合并"),
    ]
    assert [b.cell.header for b in source.blocks if b.cell][:4] == [True, True, True, False]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (patched(10, struct.pack("<H", 0x1300)), "有密码"),
        (renamed("EncryptedPackage"), "有密码"),
        (renamed("Workbook"), "不是 Word 文档"),
        (patched(2, struct.pack("<H", 101)), "很早版本"),
        (patched(0x1A2, struct.pack("<II", 0, 0)), "损坏"),
        (patched(0x1A2, struct.pack("<II", 2**31, 2**31)), "损坏"),
        (patched(76, struct.pack("<i", -5)), "损坏"),
        (patched(76, struct.pack("<i", 2**30)), "损坏"),
        (PLAN[:700], "Word"),
        (PLAN[:4000], "Word"),
    ],
)
def test_what_cannot_be_read(refused: Refusal, data: bytes, words: str) -> None:
    assert words in refused(data)


def test_property_lists_of_every_operand_size() -> None:
    listed = (
        b"\x16\x24\x01"  # one byte
        b"\x0b\x46\x02\x00"  # two
        b"\x49\x66\x01\x00\x00\x00"  # four
        b"\x08\xd6\x04\x00abc"  # a table's definition: two bytes of length, one too high
        b"\x2b\xd6\x02\x01\x03"  # a length and as many bytes
        b"\x17\x24\x01"
    )
    assert [code for code, _ in properties(listed)] == [
        0x2416,
        0x460B,
        0x6649,
        0xD608,
        0xD62B,
        0x2417,
    ]
    assert list(properties(b"\x08\xd6")) == []


def definition(edges: list[int], flags: list[int]) -> bytes:
    words = b"".join(struct.pack("<h", edge) for edge in edges)
    words += b"".join(struct.pack("<H18x", flag) for flag in flags)
    return b"\x08\xd6" + struct.pack("<HB", len(words) + 2, len(flags)) + words


def test_cells_are_placed_by_their_edges() -> None:
    rows = [
        Row(("甲", "乙", "丙"), definition([0, 1000, 2000, 3000], [0x60, 0, 0])),
        Row(("", "丁"), definition([5, 1010, 3000], [0x20, 0])),
        Row(("戊", "", "己"), definition([0, 1000, 2000, 3000], [2, 1, 0])),
        Row(("没有", "定义"), b""),
    ]
    found = [(c.row, c.column, c.rows, c.columns, c.text) for c in laid_out(rows)]
    assert found[:6] == [
        (0, 0, 2, 1, "甲"),
        (0, 1, 1, 1, "乙"),
        (0, 2, 1, 1, "丙"),
        (1, 1, 1, 2, "丁"),
        (2, 0, 1, 2, "戊"),
        (2, 2, 1, 1, "己"),
    ]
    assert [text for *_, text in found[6:]] == ["没有", "定义"]
