"""Whole documents: a page around the text, a text without line breaks, one without any clause."""

from __future__ import annotations

from datetime import date

import pytest

from taizhang.reader.as_json import reading_json
from taizhang.reader.read import read
from taizhang.reader.reading import Fact, Reading, Reason
from taizhang.reader.source import Source
from tests.conftest import DATA


def document(name: str) -> Reading:
    return read(Source.of_text((DATA / "reader" / name).read_text(encoding="utf-8"), name))


@pytest.fixture(scope="module")
def page() -> Reading:
    return document("page.txt")


@pytest.fixture(scope="module")
def flattened() -> Reading:
    return document("flattened.txt")


def value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def reasons(reading: Reading) -> list[tuple[Reason, str]]:
    return [(one.reason, one.words) for one in reading.unsure]


def test_the_pages_metadata_give_the_facts(page: Reading) -> None:
    facts = page.facts
    assert value(facts.title) == "东岭省建设质量强省工作方案（2022—2025年）"
    assert (value(facts.notice_title) or "").endswith("工作方案（2022—2025年）的通知")
    assert value(facts.doc_number) == "东政办发〔2022〕9号"
    assert value(facts.index_number) == "000014349/2022-00031"
    assert value(facts.issuer) == "东岭省人民政府办公厅"
    assert facts.issued_on == date(2022, 2, 18)
    assert facts.year == 2025
    assert not facts.repealed


def test_facts_stand_where_their_spans_say(page: Reading) -> None:
    text = page.source.text
    for fact in (page.facts.title, page.facts.doc_number, page.facts.issuer):
        assert fact is not None
        assert fact.span is not None
        assert text[fact.span.start : fact.span.end] == fact.value


def test_the_page_itself_is_set_aside(page: Reading) -> None:
    aside = [page.source.text[span.start : span.end] for span in page.furniture]
    assert any("当前位置" in words for words in aside)
    assert any("扫一扫" in words for words in aside)
    assert any("一图读懂" in words for words in aside)
    assert not any("扫一扫" in part.text for part in page.parts)


def test_sections_that_restart_are_numbered_by_their_own_numeral(page: Reading) -> None:
    assert [(s.number, s.title) for s in page.sections] == [("一", "夯实基础"), ("二", "强化监管")]
    assert [task.number for task in page.tasks] == ["一.1", "一.3", "二.1"]
    assert [task.title for task in page.tasks] == ["加强标准引领", "提升检测能力", "严格准入"]


def test_what_is_odd_is_said(page: Reading) -> None:
    said = reasons(page)
    assert (Reason.NUMBER_GAP, "3．") in said
    assert (Reason.NO_CLAUSE, "2．强化宣传") in said
    assert (Reason.DUE_IN_TEXT, "2023年底前") in said
    assert (Reason.DUE_UNCLEAR, "每年2月底前") in said
    places = [one.span for one in page.unsure]
    assert places == sorted(places)


def test_targets_deadlines_and_milestones(page: Reading) -> None:
    first, second, _ = page.tasks
    assert [(t.name, t.low, t.high, t.unit, t.qualifier) for t in first.targets] == [
        ("主导制定国家标准", 200.0, 200.0, "项", "左右"),
        ("标准化试点", 80.0, 80.0, "个", "以上"),
    ]
    assert [m.text for m in first.milestones] == [
        "到2025年，主导制定国家标准200项左右",
        "标准化试点达到80个以上",
    ]
    assert [(t.low, t.high, t.qualifier) for t in second.targets] == [(2.0, 3.0, "力争")]
    assert second.due == date(2023, 12, 31)
    assert [m.due for m in second.milestones] == [date(2023, 12, 31), None]


def test_parts_hold_what_no_task_does(page: Reading) -> None:
    headings = [part.heading for part in page.parts]
    assert headings[-1] == "三、工作要求"
    assert "一、总体要求" in headings
    assert "为建设质量强省，制定本方案。" in [part.text for part in page.parts if not part.heading]


def test_a_text_without_line_breaks(flattened: Reading) -> None:
    facts = flattened.facts
    assert value(facts.title) == "东岭市2023年质量提升行动方案"
    assert value(facts.doc_number) == "东政办发〔2023〕7号"
    assert value(facts.issuer) == "东岭市人民政府办公室"
    assert (facts.issued_on, facts.year) == (date(2023, 3, 1), 2023)
    assert [(s.number, s.title) for s in flattened.sections] == [
        ("一", "提升产品质量"),
        ("二", "提升服务质量"),
    ]
    assert [(t.number, t.title) for t in flattened.tasks] == [
        ("一.1", "开展监督抽查"),
        ("一.2", "推进品牌培育"),
        ("二.3", "完善服务标准"),
    ]
    assert flattened.tasks[0].text == "对30种产品开展监督抽查，公布结果。"
    assert [t.written for task in flattened.tasks for t in task.targets] == [
        "30种",
        "12个",
        "15项以上",
    ]
    assert flattened.tasks[1].due == date(2023, 9, 30)


def test_without_any_clause_numbered_items_are_tasks() -> None:
    reading = read(
        Source.of_text(
            "关于做好防汛工作的通知\n各镇人民政府：\n一、总体要求\n坚持预防为主。\n"
            "二、重点任务\n（一）排查隐患。对水库逐一排查。\n（二）备足物资。储备编织袋2万条。\n"
            "县人民政府办公室\n2021年5月1日"
        )
    )
    assert [(t.number, t.title, t.text) for t in reading.tasks] == [
        ("二.1", "排查隐患", "对水库逐一排查。"),
        ("二.2", "备足物资", "储备编织袋2万条。"),
    ]
    assert [one.reason for one in reading.unsure].count(Reason.NO_CLAUSE) == 1
    assert reading.facts.issued_on == date(2021, 5, 1)


def test_several_clauses_in_one_item_are_several_tasks() -> None:
    reading = read(
        Source.of_text(
            "一、加强监管\n（一）完善制度。修订办法。（省教育厅负责）健全台账。（省财政厅负责）\n"
            "（二）开展检查。组织抽查。（省审计厅负责）"
        )
    )
    assert [(t.number, t.text) for t in reading.tasks] == [
        ("一.1", "修订办法。"),
        ("一.1-2", "健全台账。"),
        ("一.2", "组织抽查。"),
    ]


def test_paragraphs_under_one_heading_are_tasks_of_its_section() -> None:
    reading = read(
        Source.of_text(
            "一、稳定就业\n支持企业稳岗。（省人社厅负责）\n扩大见习规模。（省教育厅负责）\n"
            "二、促进消费\n举办购物节。（省商务厅负责）\n支持夜间经济。（省文旅厅负责）"
        )
    )
    assert [(t.number, t.section, t.text) for t in reading.tasks] == [
        ("一.1", "一", "支持企业稳岗。"),
        ("一.2", "一", "扩大见习规模。"),
        ("二.1", "二", "举办购物节。"),
        ("二.2", "二", "支持夜间经济。"),
    ]


def test_a_parent_and_its_measures_each_have_a_task() -> None:
    reading = read(
        Source.of_text(
            "一、深化改革（一）完善机制，提高效率。（财政部负责）具体措施："
            "1．2020年底前公布清单，接受监督。（财政部牵头，各地区负责）2．简化程序，减少材料。（税务总局负责）"
            "（二）优化服务，方便群众。（公安部负责）"
        )
    )
    assert [(t.number, t.text[:5]) for t in reading.tasks] == [
        ("一.1", "完善机制，"),
        ("一-一.1", "2020年"),
        ("一-一.2", "简化程序，"),
        ("一.2", "优化服务，"),
    ]
    assert reading.tasks[1].due == date(2020, 12, 31)


def test_wrapped_lines_and_page_numbers_fall_out_of_the_body() -> None:
    reading = read(
        Source.of_text(
            "一、发展旅游\n1.编制规划。编制全州全域旅游发展总体规划，推动旅游\n— 2 —\n"
            "规划与国土空间规划衔接。\n（州文旅局负责）"
        )
    )
    assert reading.tasks[0].text == "编制全州全域旅游发展总体规划，推动旅游规划与国土空间规划衔接。"


def test_the_json_has_exactly_these_keys(page: Reading) -> None:
    data = reading_json(page)
    assert list(data) == [
        "title",
        "doc_number",
        "issuer",
        "issued_on",
        "sections",
        "tasks",
        "unsure",
    ]
    assert data["issued_on"] == "2022-02-18"
    assert data["sections"][0] == {"number": "一", "title": "夯实基础"}
    task = data["tasks"][0]
    assert list(task) == [
        "number",
        "section",
        "title",
        "text",
        "assignments",
        "open_ended",
        "due",
        "targets",
        "milestones",
        "source",
    ]
    assert task["assignments"][0] == {
        "agency": "省市场监管局",
        "role": "牵头",
        "collective": False,
    }
    assert task["milestones"][0]["due"] == "2025-12-31"
    assert list(data["unsure"][0]) == ["reason", "words", "start", "end", "task"]


def test_an_empty_text_is_read() -> None:
    reading = read(Source.of_text(""))
    assert (reading.tasks, reading.parts, reading.furniture) == ((), (), ())
