"""What search takes as the same, and that no character minds its neighbours."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang import paths
from taizhang.plan.fold import fold, folded, squeeze, words


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("质量", "質量"),
        ("發展", "发展"),
        ("头发", "頭髮"),
        ("着力", "著力"),
        ("干部", "幹部"),
        ("乾", "干"),
        ("于", "於"),
        ("前后", "前後"),
        ("公里", "公裏"),
        ("里面", "裡面"),
        ("台臺檯颱", "台台台台"),
        ("为为", "爲為"),
        ("卫群", "衞羣"),
        ("长门页", "⻓⻔⻚"),
        ("一金", "⼀⾦"),
        ("车", "車"),
        ("AA级", "ａａ級"),
        ("50%", "５０％"),
        ("苏政办发[2012]123号", "苏政办发〔2012〕123号"),
        ("(2012)", "〔2012〕"),
        ("【通知】", "[通知]"),
        ("3.15", "3·15"),
        ("卡尔·马克思", "卡尔・马克思"),
        ("10-15", "10—15"),
        ("10-15", "１０～１５"),
        ("--", "——"),
        ('"质量月"', "“质量月”"),
        ('"质量月"', "「质量月」"),
        ("<办法>", "《办法》"),
        ("质量,信用", "质量，信用"),
        ("(试行)", "（试行）"),
        ("二〇一二", "二○一二"),
        ("1/2", "½"),
        ("m2", "㎡"),
        ("viii", "Ⅷ"),
        ("3x3", "3×3"),
        ("...", "…"),
        ("cafe", "Café"),
        ("cafe", "Cafe\u0301"),
        ("ss", "ß"),
        ("质量", "质\u200b量"),
        ("葛", "葛\U000e0100"),
    ],
)
def test_alike(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("划", "画"),  # 畫 is 画 only: else every 计划 would be found by 画
        ("链", "炼"),
        ("像", "象"),
        ("，", "、"),
        ("。", "."),
        ("“", "‘"),
        ("〇", "零"),
    ],
)
def test_not_alike(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_folding_twice_is_folding_once_for_every_character() -> None:
    for code in range(sys.maxunicode + 1):
        once = fold(chr(code))
        assert fold(once) == once
        assert once == " " or once == once.strip()


def test_the_table_names_each_character_once() -> None:
    text = (paths.resources() / "han" / "alike.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    others = [character for line in lines for character in line[1:]]
    assert len(others) == len(set(others)) > 4000
    assert not {line[0] for line in lines} & set(others)


@given(st.text(), st.text())
def test_no_character_minds_its_neighbours(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@given(st.text())
def test_each_folded_character_has_its_place(text: str) -> None:
    found = folded(text)
    assert found.text == squeeze(text)
    assert len(found.places) == len(found.text)
    assert list(found.places) == sorted(found.places)
    for character, place in zip(found.text, found.places, strict=True):
        assert character in fold(text[place])


def test_words_are_what_stands_between_blanks() -> None:
    assert words(" 質量　標準\t质量\n") == ("质量", "标准")
    assert words(" \u200b ") == ()
