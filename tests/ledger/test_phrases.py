"""常用语: kept in the ledger, filled in, found by pinyin; what the history says of them."""

from __future__ import annotations

import pytest

from taizhang.errors import KnownError
from taizhang.ledger.filters import AS_DOCUMENT, Arrangement, Column, Filter, view_of
from taizhang.ledger.history import Wanted, entries
from taizhang.ledger.phrases import (
    SHIPPED,
    RemovePhrase,
    SavePhrase,
    fill,
    found,
    phrases,
)
from taizhang.ledger.soundness import findings
from taizhang.ledger.store import Ledger
from taizhang.ledger.views import RemoveView, SaveView
from tests.conftest import AT


def names(ledger: Ledger) -> list[str]:
    return [phrase.name for phrase in phrases(ledger) if phrase.own]


def test_a_new_ledger_offers_the_programs_own(ledger: Ledger) -> None:
    assert phrases(ledger) == list(SHIPPED)
    assert ledger.rows("SELECT * FROM setting WHERE key GLOB 'phrase/*'") == []


def test_saved_renamed_and_removed_with_undo(ledger: Ledger) -> None:
    ledger.apply(SavePhrase(" 已 印发\n ", "《＿＿》已印发。"), AT)
    assert names(ledger) == ["已 印发"]
    ledger.apply(SavePhrase("印发", "《＿＿》已印发。", instead_of="已 印发"), AT)
    assert names(ledger) == ["印发"]
    ledger.apply(RemovePhrase("印发"), AT)
    assert names(ledger) == []
    for left in (["印发"], ["已 印发"], []):
        ledger.undo(AT)
        assert names(ledger) == left
    assert findings(ledger) == []


def test_one_of_the_same_name_stands_for_the_programs(ledger: Ledger) -> None:
    ledger.apply(SavePhrase("已印发", "已印发。"), AT)
    (one,) = [phrase for phrase in phrases(ledger) if phrase.name == "已印发"]
    assert (one.text, one.own) == ("已印发。", True)
    ledger.apply(RemovePhrase("已印发"), AT)
    assert phrases(ledger) == list(SHIPPED)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (SavePhrase("", "字"), "名称"),
        (SavePhrase("名" * 41, "字"), "名称"),
        (SavePhrase("名", " \n"), "文字"),
        (SavePhrase("名", "字" * 5001), "5000"),
        (SavePhrase("新", "字", instead_of="已印发"), "自带"),
        (SavePhrase("新", "字", instead_of="没有"), "没有名为"),
        (SavePhrase("乙", "字", instead_of="甲"), "已经有"),
        (RemovePhrase("已印发"), "自带"),
        (RemovePhrase("没有"), "没有名为"),
    ],
)
def test_refused(ledger: Ledger, change: SavePhrase | RemovePhrase, said: str) -> None:
    ledger.apply(SavePhrase("甲", "甲"), AT)
    ledger.apply(SavePhrase("乙", "乙"), AT)
    with pytest.raises(KnownError, match=said):
        ledger.apply(change, AT)


def test_braces_are_filled_in() -> None:
    values = {"单位": "省质监局", "日期": "2012年9月30日", "节点": ""}
    assert fill("｛单位｝于{日期}完成{节点}，{其他}{{单位}}", values) == (
        "省质监局于2012年9月30日完成＿＿，{其他}{省质监局}"
    )


def test_what_is_filled_in_is_not_filled_in_again() -> None:
    assert fill("{任务}", {"任务": "{单位}", "单位": "甲"}) == "{单位}"


@pytest.mark.parametrize("query", ["印发", "yinf", "yinfa", "YF", "已于", " 已印 "])
def test_found_by_name_pinyin_and_text(query: str) -> None:
    assert "已印发" in [phrase.name for phrase in found(query, list(SHIPPED))]


def test_history_says_phrases_and_views(ledger: Ledger) -> None:
    wanted = Filter(1, text="质量").where(Column.STATUS, "未开始", "进行中")
    wanted = wanted.where(Column.NOTE, "", negated=True)
    ledger.apply(SavePhrase("印发", "《＿＿》"), AT)
    ledger.apply(SaveView("未完", view_of(wanted, Arrangement(Column.LEAD, Column.DUE))), AT)
    ledger.apply(SaveView("都要", view_of(Filter(1), AS_DOCUMENT)), AT)
    ledger.apply(RemoveView("都要"), AT)
    assert [(e.action, e.subject, e.before, e.after) for e in entries(ledger, Wanted())] == [
        ("删除视图", "都要", "都要：全部", ""),
        ("保存视图", "都要", "", "都要：全部"),
        (
            "保存视图",
            "未完",
            "",
            "未完：状态是未开始、进行中，备注不是空白，搜索“质量”，按牵头单位分组，按时限升序",
        ),
        ("保存常用语", "印发", "", "印发：《＿＿》"),
    ]
    assert findings(ledger) == []


def test_a_view_that_cannot_be_read_does_not_hide_the_history(ledger: Ledger) -> None:
    ledger.apply(SaveView("旧", view_of(Filter(1))), AT)
    ledger.connection.execute("UPDATE setting SET value = '{}' WHERE key = 'view/旧'")
    ledger.apply(RemoveView("旧"), AT)
    assert entries(ledger, Wanted())[0].before == "旧：读不懂的视图"
