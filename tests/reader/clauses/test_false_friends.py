"""What looks like a clause and is none; what is reported of it."""

from __future__ import annotations

import pytest

from taizhang.reader.reading import Reason
from tests.reader.clauses.told import clauses_of


@pytest.mark.parametrize(
    "text",
    [
        "在每个地（市、州、盟）开展。",
        "落实（国办发〔2020〕4号）要求。",
        "（此件公开发布）",
        "（以下简称责任单位）",
        "（含技师学院、技工学校）",
        "（子女投靠父母、老人投靠子女、投靠配偶）",
        "（一）指导思想。",
        "本措施由石景山区投资促进服务中心负责解释，自印发之日起施行。",
        "本办法由市财政局负责解释。",
        "由农业农村部、工业和信息化部牵头的国家农业机械化发展协调推进机制，",
        "省财政厅要会同有关方面，研究制定办法。",
        "各级财政部门要会同有关方面研究制定。",
        "市教育局要牵头负责，市财政局积极配合。",
        "各责任单位：要高度重视。\n牵头单位要切实负起责任，配合单位要积极参与。",
        "到2022年，建成300个示范性职业教育集团（联盟），带动中小企业参与。",
        "（民办非企业单位、社会团体）",
        "（新华社北京1月2日电）",
        "（联系人：张三，电话：123456）",
        "（一）市教育局负责。\n",
        "市财政局负责资金保障，市教育局负责落实。",
        "各牵头单位要切实承担起牵头抓总责任。",
        "聘请市场化专业团队负责机构管理。",
        "江西省人民政府办公厅\n2020年3月19日",
    ],
)
def test_neither_taken_nor_reported(text: str) -> None:
    found = clauses_of(text)
    assert not found.taken
    assert not found.not_taken


@pytest.mark.parametrize(
    "text",
    [
        "主办单位：江苏省人民政府办公厅　承办单位：省政府办公厅信息中心\n",
        "版权所有 主办单位：某市教育局 网站标识码：123",
        "责任主体：各地要落实属地责任。",
        "落实单位：要按照“谁主管谁负责”的原则。",
    ],
)
def test_label_of_something_else_is_reported(text: str) -> None:
    found = clauses_of(text)
    assert not found.taken
    assert [doubt.reason for doubt in found.not_taken] == [Reason.NOT_TAKEN]


@pytest.mark.parametrize(
    "words",
    [
        "（技工院校内由人力资源社会保障行政部门负责）",
        "（公益性是指政府通过投资入股、公建配套等方式参与批发市场建设和改造）",
        "（财政部、发展改革委）",
    ],
)
def test_reported_where_it_stands(words: str) -> None:
    text = f"相关部门{words}，要加强指导。"
    found = clauses_of(text)
    assert not found.taken
    (doubt,) = found.not_taken
    assert doubt.reason is Reason.NOT_TAKEN
    assert text[doubt.span.start : doubt.span.end] == doubt.words == words


def test_table_head_in_prose_makes_no_table() -> None:
    assert not clauses_of("牵头单位\n要切实负起责任。\n国务院办公厅\n2020年").taken


@pytest.mark.parametrize(
    "sentence",
    [
        "由市教育局牵头制定方案，市财政局积极配合",
        "牵头部门为市教育局，负责统筹全市教育改革工作",
    ],
)
def test_sentence_with_more_than_agencies_and_roles_is_reported(sentence: str) -> None:
    found = clauses_of(f"推进改革。{sentence}。")
    assert not found.taken
    assert [doubt.words for doubt in found.not_taken] == [sentence]


@pytest.mark.parametrize(
    "line",
    [
        "第 3 页 共 10 页",
        "来源：省教育厅 责任编辑：张三",
        "首页 > 政务公开 > 市教育局",
        "抄送：市委办公室，市人大常委会办公室，市法院。",
        "联系单位：市教育局",
        "责任主体为企业。",
    ],
)
def test_what_a_page_says_of_itself_is_no_clause(line: str) -> None:
    found = clauses_of(f"做好工作。\n{line}\n")
    assert not found.taken
    assert not found.not_taken
