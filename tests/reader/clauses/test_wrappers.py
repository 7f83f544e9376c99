"""What holds a clause together: brackets of every kind, labels, lines, sentences, lost marks."""

from __future__ import annotations

import pytest

from taizhang.reader.reading import Reason
from tests.reader.clauses.told import all_say, clauses_of, only, says, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推广。（体育总局、北京冬奥组委负责）", {"负责": ["体育总局", "北京冬奥组委"]}),
        (
            "退还。(责任单位：北京海关、市财政局、北京市税务局、市卫生健康委)",
            {"负责": ["北京海关", "市财政局", "北京市税务局", "市卫生健康委"]},
        ),
        (
            "需求。(责任单位:人行贵阳中心支行、贵州银保监局、省地方金融监管局)",
            {"负责": ["人行贵阳中心支行", "贵州银保监局", "省地方金融监管局"]},
        ),
        (
            "审批。(责任单位：省政务服务办、省市场监管局、省金融监管局等，各市、县〔区〕政府）",
            {"负责": ["省政务服务办", "省市场监管局", "省金融监管局", "各市、县〔区〕政府"]},
        ),
        (
            "做好。[责任单位：市工业和信息化局、市文化旅游和广播电视局，各县（市）区政府]",
            {"负责": ["市工业和信息化局", "市文化旅游和广播电视局", "各县（市）区政府"]},
        ),
        ("做好。〔责任单位：市经济和信息化局〕", {"负责": ["市经济和信息化局"]}),
        ("做好。【责任单位：市经济和信息化局】", {"负责": ["市经济和信息化局"]}),
        ("做好。{责任单位：市经济和信息化局}", {"负责": ["市经济和信息化局"]}),
        ("做好。（责任单位：市教育局]", {"负责": ["市教育局"]}),
        (
            "用税。（省税务局牵头，各市、县〔区〕人民政府、赣江新区管委会配合）",
            {"牵头": ["省税务局"], "参加": ["各市、县〔区〕人民政府", "赣江新区管委会"]},
        ),
        (
            "退回劳务派遣用工（市人社局牵头，市工信局、卫健委、各县〔市、区〕人民政府配合）。",
            {"牵头": ["市人社局"], "参加": ["市工信局", "市卫健委", "各县〔市、区〕人民政府"]},
        ),
        ("加工包装。（省农业农村厅）", {"负责": ["省农业农村厅"]}),
        (
            "满分。（市农牧业局、市环境保护局、市卫生计生委、市食品药品监管局）",
            {"负责": ["市农牧业局", "市环境保护局", "市卫生计生委", "市食品药品监管局"]},
        ),
    ],
)
def test_brackets(text: str, expected: dict[str, list[str]]) -> None:
    assert says(text) == expected
    assert not only(text).doubts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "责任单位:市金融监管局、人行、银保监分局、投资集团，各县（市、区）人民政府，各银行机构",
            [
                "市金融监管局",
                "人行",
                "银保监分局",
                "投资集团",
                "各县（市、区）人民政府",
                "各银行机构",
            ],
        ),
        ("一、做好。\n责任单位：省科技厅、工信厅\n二、推进", ["省科技厅", "省工信厅"]),
        ("做好。 责任单位：市科技局（二）推进", ["市科技局"]),
        ("做好。责任单位：省科技厅、工信厅 鼓励企业做大做强。", ["省科技厅", "省工信厅"]),
        ("责任单位 市教育局、市财政局\n其他", ["市教育局", "市财政局"]),
        ("责任单位：\n市教育局\n市财政局\n2.推进", ["市教育局", "市财政局"]),
        ("责任单位：市教育局、\n市财政局\n2.推进", ["市教育局", "市财政局"]),
        (
            "责任单位：市教育局、市人力资源和社会\n保障局\n2.推进",
            ["市教育局", "市人力资源和社会保障局"],
        ),
        ("责任单位：市教育局　市财政局　市公安局", ["市教育局", "市财政局", "市公安局"]),
    ],
)
def test_labels_without_brackets(text: str, expected: list[str]) -> None:
    assert says(text) == {"负责": expected}


def test_label_lines_that_follow_each_other_are_one_clause() -> None:
    text = "1.增长7%左右。\n牵头单位:区工信局\n责任单位:区财政局,区商务局\n2.增长8%。\n牵头单位:区发改局\n责任单位:区住建局"
    assert all_say(text) == [
        {"牵头": ["区工信局"], "负责": ["区财政局", "区商务局"]},
        {"牵头": ["区发改局"], "负责": ["区住建局"]},
    ]


def test_labels_on_one_line_and_glued() -> None:
    expected = {"牵头": ["市教育局"], "参加": ["市财政局", "市人社局"]}
    assert says("牵头单位：市教育局 配合单位：市财政局、市人社局") == expected
    assert says("牵头单位：市教育局配合单位：市财政局、市人社局") == expected
    assert says("（牵头单位：市教育局）（配合单位：市财政局、市人社局）") == expected


@pytest.mark.parametrize(
    "text",
    [
        "做好。\n省发展改革委、教育厅、财政厅、省政府金融办负责落实。\n2.推进",
        "做好。省发展改革委、教育厅、财政厅、省政府金融办负责落实。",
    ],
)
def test_sentence(text: str) -> None:
    assert says(text) == {"负责": ["省发展改革委", "省教育厅", "省财政厅", "省政府金融办"]}


def test_sentence_of_collectives_alone_needs_company() -> None:
    alone = clauses_of("做好。各有关部门按职责分工负责。\n")
    assert not alone.taken
    assert [doubt.reason for doubt in alone.not_taken] == [Reason.NOT_TAKEN]
    assert len(all_say("做好。省教育厅负责落实。\n推进。各地区、各部门负责落实。\n")) == 2


def test_sentence_lead_by_one_and_carried_out_by_others() -> None:
    assert says("人民银行广东省分行牵头，省委金融办，广东金融监管局按职责分工负责。") == {
        "牵头": ["人民银行广东省分行"],
        "负责": ["省委金融办", "广东金融监管局"],
    }


def test_unclosed_bracket_ends_at_the_next_item() -> None:
    clause = only(
        "减租。（责任单位：区国资委、区政府集体资产监管办 4.对租用其他经营用房，鼓励减租。"
    )
    assert told(clause) == {"负责": ["区国资委", "区政府集体资产监管办"]}
    assert [doubt.reason for doubt in clause.doubts] == [Reason.UNCLOSED]


def test_unclosed_bracket_does_not_swallow_the_next_clause() -> None:
    assert all_say("一、做好。（省教育厅、财政厅负责\n二、推进。（省公安厅负责）") == [
        {"负责": ["省教育厅", "省财政厅"]},
        {"负责": ["省公安厅"]},
    ]


def test_name_cut_off_by_the_lost_end() -> None:
    clause = only("做好。（责任单位：市教育局、市人力资源和社会")
    assert [doubt.reason for doubt in clause.doubts] == [Reason.UNCLOSED, Reason.CUT_NAME]


def test_bracket_that_was_never_opened() -> None:
    clause = only("做好。市教育局、市财政局负责）\n二、推进")
    assert told(clause) == {"负责": ["市教育局", "市财政局"]}
    assert clause.doubts[0].reason is Reason.UNCLOSED


def test_name_of_no_known_shape() -> None:
    clause = only("做好防汛。（市三防负责）")
    assert told(clause) == {"负责": ["市三防"]}
    assert [doubt.reason for doubt in clause.doubts] == [Reason.NEW_NAME]
    assert not clauses_of("做好会务。（会议由张三负责）").taken


def test_lost_first_name() -> None:
    clause = only("（责任单位：、区市场监管局、区投促中心）")
    assert told(clause) == {"负责": ["区市场监管局", "区投促中心"]}
    assert [doubt.reason for doubt in clause.doubts] == [Reason.EMPTY_NAME]


def test_lost_mark_between_two_names() -> None:
    clause = only("（责任单位：区国资委、区政府集体资产监管办区住房城市建设委）")
    assert told(clause) == {"负责": ["区国资委", "区政府集体资产监管办", "区住房城市建设委"]}
    assert [doubt.reason for doubt in clause.doubts] == [Reason.LOST_TEXT]


def test_blanks_and_newlines_anywhere() -> None:
    assert says("做好。（责任 单位 ：市教 育局、市财\n政局、国 网南通\n供电公司）") == {
        "负责": ["市教育局", "市财政局", "国网南通供电公司"]
    }


@pytest.mark.parametrize(
    "inner",
    [
        "省教育厅、财 政厅按职责分工负责",
        "省教育厅、财政厅按 职责分工负责",
        "省教育厅、财政厅按职责分工负\n责",
        "省教\n育厅、财政厅按职责分工负责",
        "省教育\n厅、\n财政厅\n按职责分工负责",
        "省 教 育 厅 、 财 政 厅 负 责",
    ],
)
def test_broken_words(inner: str) -> None:
    assert says(f"做好。（{inner}）\n二、推进") == {"负责": ["省教育厅", "省财政厅"]}


def test_bare_list_without_its_last_bracket() -> None:
    clause = only("满分。（市农牧业局、市环境保护局\n二、推进")
    assert told(clause) == {"负责": ["市农牧业局", "市环境保护局"]}
    assert [doubt.reason for doubt in clause.doubts] == [Reason.UNCLOSED]


def test_several_clauses_in_a_paragraph() -> None:
    text = "推进甲工作（市财政局负责）、乙工作（市教育局负责）。完善丙。（市公安局牵头）健全丁。（市司法局负责）"
    assert [next(iter(one.values())) for one in all_say(text)] == [
        ["市财政局"],
        ["市教育局"],
        ["市公安局"],
        ["市司法局"],
    ]


@pytest.mark.parametrize("page", ["— 3 —", "- 12 -", "第 3 页 共 10 页", "3/10"])
def test_a_page_ends_within_a_list_or_a_name(page: str) -> None:
    found = {"负责": ["市人力资源和社会保障局", "市民政局"]}
    broken = f"市人力资源和\n{page}\n社会保障局、\n{page}\n市民政局"
    assert says(f"做好。（责任单位：{broken}）") == found
    assert says(f"做好。\n责任单位：{broken}\n") == found


def test_a_deadline_goes_to_the_clause_it_stands_at() -> None:
    text = "一、做好。（市教育局负责）（完成时限：6月底）二、推进。（市财政局负责）三、完善。（市民政局负责）（2020年）"
    found = clauses_of(text).taken
    assert [clause.due_words for clause in found] == ["6月底", "", ""]
    assert found[0].words == "（市教育局负责）（完成时限：6月底）"


def test_lines_of_names_before_a_heading_belong_to_the_label_only_if_indented() -> None:
    lines = "责任单位：市教育局\n{0}市财政局\n二、推进。\n"
    assert says(lines.format("　　　　　")) == {"负责": ["市教育局", "市财政局"]}
    assert says(lines.format("")) == {"负责": ["市教育局"]}
