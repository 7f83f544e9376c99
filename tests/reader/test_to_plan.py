"""From a reading to a plan: what is missing is said, units are told by the form of their names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from taizhang.errors import KnownError
from taizhang.plan.model import AgencyKind, Role, SectionKind
from taizhang.reader.read import read
from taizhang.reader.reading import Fact, ReadFacts, Reading
from taizhang.reader.source import Source
from taizhang.reader.to_plan import plan_of

TEXT = (
    "东岭省人民政府办公厅关于加强质量工作的意见\n东政办发〔2021〕3号\n各市、县人民政府：\n"
    "为加强质量工作，提出如下意见。\n一、总体要求\n坚持质量第一。\n二、主要任务\n"
    "1.完善制度。修订办法。（省财政厅、东州海关、东岭银保监局、高新区管委会、东岭机场集团有限公司负责，"
    "各市、县人民政府参加）\n2.加强检查。6月底前开展抽查。（省审计厅牵头，省审计厅、省有关部门配合）\n"
    "三、工作要求\n各市、县人民政府要加强领导，制定方案。省有关部门要密切配合。\n"
    "东岭省人民政府办公厅\n2021年4月2日"
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(Source.of_text(TEXT))


def test_kinds_and_full_names(reading: Reading) -> None:
    agencies = {agency.short_name: agency for agency in plan_of(reading, "k").agencies}
    assert {name: agency.kind for name, agency in agencies.items()} == {
        "省财政厅": AgencyKind.DEPARTMENT,
        "东州海关": AgencyKind.CENTRAL,
        "东岭银保监局": AgencyKind.CENTRAL,
        "高新区管委会": AgencyKind.LOCAL,
        "东岭机场集团有限公司": AgencyKind.OTHER,
        "省审计厅": AgencyKind.DEPARTMENT,
        "各市、县人民政府": AgencyKind.COLLECTIVE,
        "省有关部门": AgencyKind.COLLECTIVE,
    }
    assert agencies["省审计厅"].full_name == "东岭省审计厅"
    assert agencies["东州海关"].full_name == "东州海关"
    assert agencies["各市、县人民政府"].covers == (AgencyKind.LOCAL,)


def test_one_role_for_each_agency_of_a_task(reading: Reading) -> None:
    task = plan_of(reading, "k").sections[0].tasks[1]
    assert [(one.agency, one.role) for one in task.assignments] == [
        ("省审计厅", Role.LEAD),
        ("省有关部门", Role.PARTICIPANT),
    ]


def test_deadlines(reading: Reading) -> None:
    first, second = plan_of(reading, "k").sections[0].tasks
    assert first.milestones[0].due == date(2021, 12, 31)
    assert second.milestones[0].due == date(2021, 6, 30)
    assert plan_of(reading, "k", 2022).sections[0].tasks[0].milestones[0].due == date(2022, 12, 31)


def test_general_parts_and_requirements(reading: Reading) -> None:
    plan = plan_of(reading, "k")
    assert plan.preamble == "为加强质量工作，提出如下意见。"
    assert (plan.general_heading, plan.general_text) == ("一、总体要求", "坚持质量第一。")
    part = plan.sections[-1]
    assert (part.number, part.title, part.kind) == ("要求", "工作要求", SectionKind.REQUIREMENTS)
    assert [(t.number, t.title, t.text) for t in part.tasks] == [
        ("要求.1", "各市、县人民政府", "加强领导，制定方案。"),
        ("要求.2", "省有关部门", "密切配合。"),
    ]
    assert part.tasks[0].assignments[0].role is Role.ADDRESSED


def test_what_is_missing_is_said(reading: Reading) -> None:
    with pytest.raises(KnownError, match="标题"):
        plan_of(replace(reading, facts=ReadFacts()), "k")
    untold = ReadFacts(title=Fact("质量工作方案"))
    with pytest.raises(KnownError, match="年度"):
        plan_of(replace(reading, facts=untold), "k")
    assert plan_of(replace(reading, facts=untold), "k", 2020).facts.year == 2020
    with pytest.raises(KnownError, match="没有任务"):
        plan_of(replace(reading, tasks=()), "k")
