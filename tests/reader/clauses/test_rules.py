"""Clauses that set rules for others."""

from __future__ import annotations

import pytest

from taizhang.reader.clauses.model import Rule
from taizhang.reader.reading import Reason
from tests.reader.clauses.told import all_say, clauses_of, only, told

LATER = "二、推进。（商务部、海关总署负责）三、完善。（证监会负责）四、健全。（商务部牵头，海关总署负责）五、提升。（商务部指导，海关总署参与）"


@pytest.mark.parametrize(
    "wording",
    [
        "（税务总局、财政部负责，排在第一位的部门为牵头部门，下同）",
        "（税务总局、财政部负责。列第一位者为牵头单位，下同）",
        "（税务总局、财政部按职责分工负责，列第一的为牵头单位，下同）",
        "（税务总局、财政部，列首的为牵头单位，下同）",
        "（责任单位：税务总局、财政部；列首位的为牵头单位，下同）",
        "（责任单位：税务总局、财政部。第一个单位为牵头单位，下同）",
        "（责任单位：税务总局、财政部，排名第一的为牵头单位，下同）",
        "（责任单位：税务总局、财政部；注：排在首位的单位为牵头单位，下同）",
    ],
)
def test_first_leads_from_here(wording: str) -> None:
    assert all_say(f"一、做好。{wording}{LATER}") == [
        {"牵头": ["税务总局"], "负责": ["财政部"]},
        {"牵头": ["商务部"], "负责": ["海关总署"]},
        {"牵头": ["证监会"]},
        {"牵头": ["商务部"], "负责": ["海关总署"]},
        {"指导": ["商务部"], "参加": ["海关总署"]},
    ]
    assert clauses_of(f"一、做好。{wording}").taken[0].rule is Rule.FIRST_IS_LEAD


def test_rule_in_a_bracket_behind_the_list() -> None:
    text = (
        "4.增长10%。\n责任单位:市发改委、市卫生健康委(除标注“分别牵头”外,列第一位为牵头或汇总单位,下同)\n"
        "5.增长9%。\n责任单位:市商务局\n6.同步。\n责任单位:市人力社保局、市农业农村局分别牵头\n"
    )
    assert all_say(text) == [
        {"牵头": ["市发改委"], "负责": ["市卫生健康委"]},
        {"牵头": ["市商务局"]},
        {"牵头": ["市人力社保局", "市农业农村局"]},
    ]


def test_without_the_word_same_below_it_holds_for_one_clause() -> None:
    found = all_say(
        "做好。（税务总局、财政部负责。列第一位的为牵头单位）推进。（商务部、海关总署负责）"
    )
    assert found == [{"牵头": ["税务总局"], "负责": ["财政部"]}, {"负责": ["商务部", "海关总署"]}]


def test_rule_before_and_after_all_clauses() -> None:
    lists = "一、做好。（责任单位：市教育局、市财政局）"
    for text in (
        f"以下任务排在第一位的单位为牵头单位。{lists}",
        f"{lists}\n注：责任单位中排在首位的为牵头单位。",
    ):
        found = clauses_of(text)
        assert told(found.taken[0]) == {"牵头": ["市教育局"], "负责": ["市财政局"]}
        assert [doubt.reason for doubt in found.not_taken] == [Reason.RULE]


def test_all_later_also() -> None:
    clause = only("（生态环境部指导，试点城市政府负责落实。以下均需试点城市政府落实，不再列出）")
    assert clause.rule is Rule.ALL_LATER_ALSO
    assert clause.rule_subject == "试点城市政府"
    assert told(clause) == {"指导": ["生态环境部"], "负责": ["试点城市政府"]}


def test_two_rules_in_one_clause() -> None:
    clause = only(
        "〔责任单位：市经济和信息化局、市财政局，各县（市、区）政府；列首位的为牵头单位，下同。"
        "以下各项工作任务均涉及各县（市、区）、市直园区，不再单独列出〕"
    )
    assert clause.rule is Rule.FIRST_IS_LEAD
    assert clause.rule_subject == "各县（市、区）、市直园区"
    assert told(clause) == {
        "牵头": ["市经济和信息化局"],
        "负责": ["市财政局", "各县（市、区）政府"],
    }


def test_note_in_a_field_is_no_rule() -> None:
    clause = only(
        "（负责部门：人力资源社会保障部、商务部；适用范围：所有自贸试验区，"
        "以下除标注适用于特定自贸试验区的措施外，适用范围均为所有自贸试验区）"
    )
    assert clause.rule is None
    assert len(clause.assignments) == 2


@pytest.mark.parametrize("rest", ["其余为责任单位", "其馀单位均为责任单位", "其他的为成员单位"])
def test_what_the_rest_are_names_nobody(rest: str) -> None:
    text = f"一、做好。（市教育局、市财政局；排在首位的为牵头单位，{rest}，下同）二、推进。（市民政局、市司法局）"
    assert all_say(text) == [
        {"牵头": ["市教育局"], "负责": ["市财政局"]},
        {"牵头": ["市民政局"], "负责": ["市司法局"]},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、做好。（市教育局、市财政局；第一位为牵头单位，其余为配合单位，下同）二、推进。（市民政局、市司法局）",
        "一、做好。（市教育局、市财政局）二、推进。（市民政局、市司法局）\n"
        "注：排在首位的为牵头单位，其他单位为配合单位。",
    ],
)
def test_the_rest_may_take_part(text: str) -> None:
    assert all_say(text) == [
        {"牵头": ["市教育局"], "参加": ["市财政局"]},
        {"牵头": ["市民政局"], "参加": ["市司法局"]},
    ]


def test_explicit_roles_stand_under_the_rule() -> None:
    text = "一、做好。（市教育局、市财政局；列首位的为牵头单位，下同）二、推进。（市政府新闻办指导，市民政局负责，市融媒体中心参与）"
    assert all_say(text)[1] == {
        "指导": ["市政府新闻办"],
        "负责": ["市民政局"],
        "参加": ["市融媒体中心"],
    }
