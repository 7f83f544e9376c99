"""Targets: figures to reach, with their names; and figures that are none."""

from __future__ import annotations

import pytest

from taizhang.reader.figures import figures_in
from taizhang.reader.target_names import name_of


@pytest.mark.parametrize(
    ("words", "low", "high", "unit", "qualifier", "name"),
    [
        ("新建农业标准化示范区20个", 20, 20, "个", "", "新建农业标准化示范区"),
        ("力争2-4个园区被确认为示范区", 2, 4, "个", "力争", "被确认为示范区的园区"),
        ("力争全年发展900个江苏名牌", 900, 900, "个", "力争", "江苏名牌"),
        ("新建乡镇商贸中心500家以上", 500, 500, "家", "以上", "新建乡镇商贸中心"),
        ("培育新型农业经营主体20万家以上", 2e5, 2e5, "家", "以上", "培育新型农业经营主体"),
        ("规模达到2万亿元", 2e12, 2e12, "元", "", "规模"),
        ("秸秆综合利用率达到85%以上", 85, 85, "%", "以上", "秸秆综合利用率"),
        ("冷链流通率超过35%", 35, 35, "%", "超过", "冷链流通率"),
        ("结案率不低于95％", 95, 95, "%", "不低于", "结案率"),
        ("全省新增冷库库容1500万立方米", 1.5e7, 1.5e7, "立方米", "", "全省新增冷库库容"),
        ("退税办理时间压减至8个工作日以内", 8, 8, "个工作日", "以内", "退税办理时间"),
        ("开展计量服务走进千家中小企业活动", 1000, 1000, "家", "", "计量服务走进的中小企业"),
        ("对10种商品开展监督检查", 10, 10, "种", "", "开展监督检查的商品"),
        ("每年引进研发机构2—3家", 2, 3, "家", "", "每年引进研发机构"),
    ],
)
def test_targets(words: str, low: float, high: float, unit: str, qualifier: str, name: str) -> None:
    (found,) = figures_in(words)
    assert (found.low, found.high, found.unit, found.qualifier) == (low, high, unit, qualifier)
    assert words[found.start : found.end] == found.written
    assert name_of(words, found) == name


@pytest.mark.parametrize(
    "words",
    [
        "落实《“20条”措施》和三年行动计划",
        "按照国办发〔2020〕4号文件办理",
        "拨打热线12315或0731—58225116",
        "开展一企一策服务",
        "对承租房屋的企业给予每平方米100元补贴",
        "每人每天300元",
        "参保职工超过100人的企业",
        "补助不超过合同额50%",
        "贷款贴息50%",
        "免收3个月房租",
        "每降低1个百分点扣1分",
        "2020年2月3日起实施",
        "为毕业2年内的毕业生提供岗位",
        "一次性奖励20万元",
        "在5个工作日内办结",
    ],
)
def test_figures_that_are_no_targets(words: str) -> None:
    assert figures_in(words) == ()


def test_two_targets_of_one_verb() -> None:
    words = "力争达到100项以上，自由贸易试验区力争达到150项"
    assert [(f.low, f.qualifier) for f in figures_in(words)] == [
        (100.0, "力争、以上"),
        (150.0, "力争"),
    ]


def test_the_name_of_a_bare_verb_comes_from_before() -> None:
    words = "科学布局起降点，2025年底前建成100个"
    (found,) = figures_in(words)
    assert name_of(words, found) == "建成科学布局起降点"
