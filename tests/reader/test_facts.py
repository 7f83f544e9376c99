"""Facts of the head and the foot of a document, whole, broken or without a page's metadata."""

from __future__ import annotations

from datetime import date

import pytest

from taizhang.reader.read import read
from taizhang.reader.reading import Fact, Reading, Reason
from taizhang.reader.source import Block, Cell, Source, SourceFormat

BODY = "\n为做好工作，制定本方案。\n一、主要任务\n1.完善制度。修订办法。（省财政厅负责）"


def of(head: str, body: str = BODY) -> Reading:
    return read(Source.of_text(head + body))


def value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("东岭省人民政府关于加强\n质量工作的意见", "东岭省人民政府关于加强质量工作的意见"),
        ("东岭省三年行动\n方案（2024—2026年）", "东岭省三年行动方案（2024—2026年）"),
        ("东政发〔2020〕3号-关于稳定就业的若干措施", "关于稳定就业的若干措施"),
        ("关于稳定就业的若干措施（东政发〔2020〕3号）", "关于稳定就业的若干措施"),
        ("东岭省优化环境行动方案\n（2025年2月）", "东岭省优化环境行动方案"),
        (
            "关于下达民生任务的通知-东岭区人民政府\n关于下达民生任务的通知\n各镇人民政府：",
            "关于下达民生任务的通知",
        ),
    ],
)
def test_titles(head: str, title: str) -> None:
    assert value(of(head).facts.title) == title


def test_a_notice_and_the_plan_it_issues() -> None:
    facts = of(
        "东州市人民政府关于印发东州市质量方案的通知\n东政〔2020〕5号\n各县人民政府：\n"
        "现将《东州市质量方案》印发给你们，请认真执行。\n东州市人民政府\n2020年5月6日\n"
        "（此件公开发布）\n东州市质量方案"
    ).facts
    assert value(facts.notice_title) == "东州市人民政府关于印发东州市质量方案的通知"
    assert value(facts.title) == "东州市质量方案"
    assert value(facts.doc_number) == "东政〔2020〕5号"
    assert value(facts.issuer) == "东州市人民政府"
    assert facts.issued_on == date(2020, 5, 6)


@pytest.mark.parametrize("number", ["东政〔2020〕5号", "东政[2020]5号", "东政(2020)5号"])
def test_brackets_of_a_number(number: str) -> None:
    assert (
        value(of(f"关于质量的意见\n{number}\n各县人民政府：").facts.doc_number) == "东政〔2020〕5号"
    )


def test_facts_in_traditional_characters() -> None:
    facts = of(
        "東嶺市人民政府關於印發《2022年工作要點》的通知\n東政發〔2022〕118號\n各縣人民政府：\n"
        "《2022年工作要點》已經市政府同意，現印發給你們，請認真落實。\n2022年工作要點"
    ).facts
    assert value(facts.doc_number) == "東政發〔2022〕118號"
    assert value(facts.notice_title) == "東嶺市人民政府關於印發《2022年工作要點》的通知"
    assert value(facts.title) == "2022年工作要點"


def test_the_month_under_the_title_gives_the_year() -> None:
    assert of("东岭省优化环境行动方案\n（2025年2月）").facts.year == 2025


def test_a_broken_number_is_mended_and_said() -> None:
    reading = of("关于质量的意见\n东政办发〔2012123\n各县人民政府：")
    assert value(reading.facts.doc_number) == "东政办发〔2012〕123号"
    assert (Reason.DOC_NUMBER_BROKEN, "东政办发〔2012123") in [
        (one.reason, one.words) for one in reading.unsure
    ]


def test_a_number_that_is_cited_is_not_the_documents() -> None:
    reading = of(
        "关于质量的意见\n根据《国务院关于质量的意见》（国发〔2019〕1号）精神，制定本意见。"
    )
    assert reading.facts.doc_number is None


def test_a_title_glued_to_number_and_addressee() -> None:
    reading = of(
        "东州市人民政府办公厅关于质量的实施意见东府办发〔2021〕88号各区县人民政府，有关单位：为做好工作，制定本意见。",
        "一、主要任务（一）完善制度。修订办法。（市财政局负责）东州市人民政府办公厅2021年8月23日（此件公开发布）",
    )
    assert value(reading.facts.title) == "东州市人民政府办公厅关于质量的实施意见"
    assert value(reading.facts.doc_number) == "东府办发〔2021〕88号"
    assert reading.facts.issued_on == date(2021, 8, 23)
    assert value(reading.facts.issuer) == "东州市人民政府办公厅"
    assert "为做好工作，制定本意见。" in [part.text for part in reading.parts]


def test_many_signatures() -> None:
    facts = of("关于质量的意见\n各县：\n请执行。\n省商务厅 省财政厅\n省审计厅\n2021年1月2日").facts
    assert value(facts.issuer) == "省商务厅等3部门"


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2013年质量行动计划", 2013),
        ("质量方案（2021—2025年）", 2025),
        ("质量提升20条措施", 2020),
    ],
)
def test_the_year(title: str, year: int) -> None:
    assert of(f"{title}\n东政〔2020〕5号").facts.year == year


def test_a_table_of_metadata() -> None:
    words = [
        "索 引 号",
        "0001/2020-01",
        "时 效",
        "根据《关于废止文件的决定》（东政发〔2022〕1号）废止",
    ]
    text = "\n".join([*words, "关于质量的意见" + BODY])
    blocks = []
    place = 0
    for k, line in enumerate(text.split("\n")):
        cell = Cell(0, k // 2, k % 2) if k < len(words) else None
        blocks.append(Block(place, place + len(line), 0, cell))
        place += len(line) + 1
    facts = read(Source("a.html", SourceFormat.WEB_PAGE, text, tuple(blocks))).facts
    assert value(facts.index_number) == "0001/2020-01"
    assert facts.repealed
    assert value(facts.repealed_by) == "东政发〔2022〕1号"
    assert value(facts.repealed_by_title) == "关于废止文件的决定"


def test_what_is_missing_is_said() -> None:
    (one,) = [u for u in of("").unsure if u.reason is Reason.FACT_MISSING]
    assert one.words == "标题、文号、发布机构、发文日期、年份"
