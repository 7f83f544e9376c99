"""Agencies, facts and titles corrected; what was corrected is no longer unsure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from taizhang.plan.model import Role
from taizhang.reader.correct import (
    add_assignment,
    merge_agencies,
    remove_assignment,
    retitle,
    retitle_section,
    set_assignment,
    set_open_ended,
    settle,
    task_of,
    with_aliases,
    with_task,
)
from taizhang.reader.correct_facts import FactName, set_fact, set_issued_on, set_year
from taizhang.reader.correct_names import agency_counts, near_spellings
from taizhang.reader.corrections import Corrections
from taizhang.reader.reading import Reading, Reason, Span, Unsure
from tests.reader.correcting import (
    jiangsu,
    number_of,
    roles,
    sentence,
    small,
    sound,
)

# --- agencies -------------------------------------------------------------------------------------


def test_assignments_are_set_added_and_removed() -> None:
    reading = small()
    number = number_of(reading, "稳物价")
    reading = sound(set_assignment(reading, number, 0, role=Role.LEAD))
    reading = sound(add_assignment(reading, number, " 市公安局 ", Role.PARTICIPANT))
    assert roles(reading, number) == {"市市场监管局": "牵头", "市公安局": "参加"}
    reading = sound(set_assignment(reading, number, 1, agency="各区人民政府", collective=True))
    assert task_of(reading, number).assignments[1].collective
    reading = sound(remove_assignment(reading, number, 0))
    assert roles(reading, number) == {"各区人民政府": "参加"}
    assert task_of(set_open_ended(reading, number, True), number).open_ended


def test_what_makes_no_assignment_is_refused() -> None:
    number = number_of(small(), "稳生产")
    assert "已经有" in sentence(lambda: add_assignment(small(), number, "市经信局", Role.LEAD))
    assert "已经有" in sentence(lambda: set_assignment(small(), number, 1, agency="市经信局"))
    assert "不能为空" in sentence(lambda: add_assignment(small(), number, " ", Role.LEAD))
    assert "角色" in sentence(lambda: add_assignment(small(), number, "市公安局", Role.GENERAL))
    assert "没有这个单位" in sentence(lambda: remove_assignment(small(), number, 7))
    assert "不能为空" in sentence(lambda: retitle(small(), number, " \n"))


def test_an_agency_that_the_clause_names_twice_can_be_given_one_role() -> None:
    number = number_of(small(), "稳生产")
    task = task_of(small(), number)
    again = replace(task.assignments[0], role=Role.PARTICIPANT)
    reading = with_task(small(), replace(task, assignments=(*task.assignments, again)))
    reading = set_assignment(reading, number, 3, role=Role.GUIDE)
    assert len(task_of(reading, number).assignments) == 4
    reading = sound(remove_assignment(reading, number, 3))
    assert roles(reading, number)["市经信局"] == "牵头"


def doubtful(reading: Reading, number: str, index: int) -> tuple[Reading, Unsure]:
    """The reading with a doubt about one name."""
    one = task_of(reading, number).assignments[index]
    doubt = Unsure(Reason.NEW_NAME, one.span, one.agency, number)
    return replace(reading, unsure=(*reading.unsure, doubt)), doubt


def test_a_renamed_or_removed_agency_is_no_longer_doubted_a_new_role_leaves_the_doubt() -> None:
    number = number_of(small(), "稳生产")
    reading, doubt = doubtful(small(), number, 1)
    assert doubt in set_assignment(reading, number, 1, role=Role.GUIDE).unsure
    assert doubt not in set_assignment(reading, number, 1, agency="市发展改革委").unsure
    assert doubt not in remove_assignment(reading, number, 1).unsure
    assert doubt not in settle(reading, doubt).unsure
    assert doubt in remove_assignment(reading, number, 0).unsure


def test_two_spellings_become_one_everywhere() -> None:
    reading = small()
    one, two = number_of(reading, "稳生产"), number_of(reading, "稳就业")
    reading, doubt = doubtful(reading, one, 1)
    merged = sound(merge_agencies(reading, "市发改委", "市发展改革委"))
    assert roles(merged, one)["市发展改革委"] == "负责"
    assert roles(merged, two)["市发展改革委"] == "负责"
    assert agency_counts(merged)["市发展改革委"] == 2
    assert doubt not in merged.unsure
    assert "没有名称" in sentence(lambda: merge_agencies(merged, "市发改委", "市发展改革委"))
    assert "自己" in sentence(lambda: merge_agencies(merged, "市财政局", "市财政局"))


def test_merged_in_one_task_the_stronger_role_stays() -> None:
    reading = small()
    number = number_of(reading, "稳生产")
    merged = sound(merge_agencies(reading, "市财政局", "市经信局"))
    assert roles(merged, number) == {"市经信局": "牵头", "市发改委": "负责"}
    merged = sound(merge_agencies(reading, "市经信局", "市财政局"))
    assert roles(merged, number) == {"市财政局": "牵头", "市发改委": "负责"}


def test_remembered_spellings_are_followed_to_the_end_and_circles_end() -> None:
    number = number_of(small(), "稳生产")
    aliases = {"市发改委": "市发改局", "市发改局": "市发展改革委"}
    assert "市发展改革委" in roles(with_aliases(small(), aliases), number)
    sound(with_aliases(small(), {"市发改委": "市经信局", "市经信局": "市发改委"}))
    assert with_aliases(small(), {"没有的": "市经信局"}) is small()


def test_near_spellings_are_proposed_and_different_agencies_are_not() -> None:
    counts = {
        "市发展改革委": 5,
        "市发改委": 1,
        "省人力资源社会保障厅": 4,
        "省人力资源和社会保障厅": 2,
        "江苏证监局": 2,
        "江苏保监局": 1,
        "省教育厅": 1,
        "教育厅": 1,
        "省体育局": 1,
        "省财政厅": 9,
        "省商务厅": 9,
        "各市、县（市、区）人民政府": 3,
        "各市、县〔市、区〕人民政府": 1,
    }
    assert near_spellings(counts) == {
        "市发改委": "市发展改革委",
        "省人力资源和社会保障厅": "省人力资源社会保障厅",
        "教育厅": "省教育厅",
        "各市、县〔市、区〕人民政府": "各市、县（市、区）人民政府",
    }
    assert near_spellings(agency_counts(jiangsu())) == {}


# --- facts, titles, history -----------------------------------------------------------------------


def test_facts_are_set_and_their_doubts_settled() -> None:
    missing = Unsure(Reason.FACT_MISSING, Span(0, 0), "文号、发布机构、发文日期")
    broken = Unsure(Reason.DOC_NUMBER_BROKEN, Span(0, 2), "〔2020")
    reading = replace(small(), unsure=(missing, broken))
    reading = set_fact(reading, FactName.DOC_NUMBER, " 某政办发〔2020〕1号 ")
    assert reading.facts.doc_number is not None
    assert reading.facts.doc_number.value == "某政办发〔2020〕1号"
    assert [u.words for u in reading.unsure] == ["发布机构、发文日期"]
    reading = set_issued_on(set_fact(reading, FactName.ISSUER, "某市人民政府"), date(2020, 3, 1))
    assert reading.unsure == ()
    assert set_year(reading, 2021).facts.year == 2021
    assert set_fact(reading, FactName.TITLE, "").facts.title is None
    assert "年度" in sentence(lambda: set_year(reading, 202))


def test_titles_of_tasks_and_sections() -> None:
    number = number_of(small(), "稳物价")
    reading = sound(retitle(small(), number, "  稳定\n物价 "))
    assert task_of(reading, number).title == "稳定 物价"
    reading = sound(retitle_section(reading, "一", "稳住企业"))
    assert reading.sections[0].title == "稳住企业"
    assert "不能为空" in sentence(lambda: retitle_section(reading, "一", ""))


def test_steps_are_taken_back_and_made_again() -> None:
    steps = Corrections(small())
    number = number_of(small(), "稳物价")
    assert not steps.do(lambda r: retitle(r, number, task_of(r, number).title), "改标题")
    assert not steps.made
    assert steps.do(lambda r: retitle(r, number, "甲"), "改标题")
    assert steps.merge("市发改委", "市发展改革委", "合并单位")
    assert steps.merge("市发展改革委", "市发改委局", "合并单位")
    assert steps.merged == {"市发改委": "市发改委局", "市发展改革委": "市发改委局"}
    steps.undo()
    assert steps.merged == {"市发改委": "市发展改革委"}
    assert (steps.undoable, steps.redoable) == ("合并单位", "合并单位")
    steps.undo()
    steps.undo()
    assert steps.reading is small()
    assert steps.merged == {}
    steps.undo()
    steps.redo()
    assert task_of(steps.reading, number).title == "甲"
    steps.do(lambda r: retitle(r, number, "乙"), "改标题")
    assert steps.redoable is None
