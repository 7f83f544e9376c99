"""What the letter says: counts, sentences, the office's own words, summaries of several agencies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from taizhang.errors import KnownError
from taizhang.ledger.record import Record, SectionRecord, TaskRecord
from taizhang.ledger.status import NoteField, Status
from taizhang.plan.model import Agency, AgencyKind, Role, SectionKind, Target, Validity
from taizhang.report.composition import compose
from taizhang.report.composition_words import matters, numeral, ourselves
from taizhang.report.letter import Chart, Key, Letter, LetterOptions, LetterTable
from tests.report.conftest import FACTS, YEAR_END, Factory

OPTIONS = LetterOptions(date(2013, 1, 8))
OTHER = Agency("省教育厅", "某省教育厅", AgencyKind.DEPARTMENT)


def texts(letter: Letter) -> dict[str, str]:
    return {part.key: part.text for part in letter.parts}


def of(*tasks: TaskRecord, make: Factory) -> dict[str, str]:
    return texts(compose([make.record(tasks)], OPTIONS))


def test_the_letter_opens_with_the_plan_and_its_standing(make: Factory) -> None:
    letter = compose([make.full()], OPTIONS)
    assert letter.addressee == "某省人民政府办公厅"
    assert texts(letter)["引言"] == (
        "按照《某省贯彻实施质量发展纲要2012年行动计划》（某政办发〔2012〕123号，以下简称《行动计划》）"
        "要求，现将我局承担任务的落实情况（数据截至2012年12月31日）报告如下。\n"
        "《行动计划》现已失效（依据某政发〔2016〕142号《省政府关于宣布失效一批省政府文件的决定》），"
        "以下所报系其施行期间的落实情况。"
    )
    in_force = make.record([make.task()], facts=replace(FACTS, validity=Validity.IN_FORCE))
    assert not any("失效" in text for text in texts(compose([in_force], OPTIONS)).values())


def test_progress_counts_what_names_the_agency(make: Factory) -> None:
    said = texts(compose([make.full()], OPTIONS))
    assert said["进展情况"] == (
        "《行动计划》明确由我局承担的工作任务共2项（牵头1项、参加1项），分解为工作节点5个。"
        "截至2012年12月31日，已完成1个，正在推进1个，尚未开始2个，不适用1个，完成率25%"
        "（不适用的不计入）。其中，牵头任务的节点4个，已完成1个，正在推进1个，尚未开始1个，"
        "不适用1个；参加任务的节点1个，均尚未开始。"
    )
    assert said["进展情况/一"] == (
        "本类任务1项、节点4个，已完成1个，正在推进1个，尚未开始1个，不适用1个。\n"
        "部署推进质量强省工作（牵头）。已印发方案。\n"
        "会议已召开。\n"
        "已完成：制定出台《意见》（3月5日）。正在推进：力争年内新增2-4个左右江苏名牌（目前3个）。"
        "尚未开始：明确目标任务和工作分工。不适用：召开动员大会（国家标准尚未发布）。\n"
        "其中，明确目标任务和工作分工：进展情况的内容。"
    )
    assert "中有1项任务的承担单位包含“省有关部门”，未点名我局" in said["进展情况/泛指"]
    assert said["进展情况/要求"].startswith(
        "涉及的工作要求1条、节点1个，均尚未开始，不计入任务统计。"
    )


def test_what_is_whole_is_said_short(make: Factory) -> None:
    done = make.milestone(status=Status.DONE, completed_on=date(2012, 5, 1))
    said = of(make.task(milestones=[done]), make.task("一.2", "建立责任制"), make=make)
    assert "1项任务" not in said["进展情况/一"]
    assert said["进展情况/一"].endswith("尚未开始的任务1项：建立责任制（牵头）。")
    said = of(make.task(milestones=[done]), make=make)
    assert "分解为工作节点1个。截至2012年12月31日，已全部完成。" in said["进展情况"]
    assert said["下一步打算"] == "我局承担的各项任务均已完成，没有需要继续推进的节点。"
    said = of(make.task(), make=make)
    assert "均尚未开始。" in said["进展情况"]


def test_a_day_of_another_year_keeps_its_year(make: Factory) -> None:
    done = make.milestone(status=Status.DONE, completed_on=date(2013, 1, 5))
    said = of(make.task(milestones=[done]), make=make)
    assert "（2013年1月5日）" in said["进展情况/一"]


def test_parts_without_notes_say_so(make: Factory) -> None:
    said = of(make.task(), make=make)
    assert said["量化指标完成情况"] == "我局承担的任务中没有量化指标。"
    assert said["存在的问题"] == "我局承担的各项任务均未反映存在问题。"
    assert said["下一步打算"] == "我局承担的各项任务均未填报下一步打算。"
    assert said["需协调事项"] == "我局承担的各项任务均无需要上级协调的事项。"


def test_notes_are_grouped_by_task_and_end_as_sentences(make: Factory) -> None:
    milestones = [
        make.milestone(f"一.1.{i}", f"事项{i}", notes={NoteField.PROBLEMS: f"难处{i}"})
        for i in (1, 2)
    ]
    task = make.task(milestones=milestones, notes={NoteField.PROBLEMS: "经费不足"})
    other = make.task("二.1", "建立责任制", notes={NoteField.PROBLEMS: "缺人。"})
    assert of(task, other, make=make)["存在的问题"] == (
        "1．部署推进质量强省工作（牵头）。经费不足。\n"
        "（1）事项1：难处1。\n（2）事项2：难处2。\n2．建立责任制（牵头）。缺人。"
    )


def test_what_is_overdue_is_a_problem(make: Factory) -> None:
    late = replace(make.milestone(text="制定办法"), due=date(2012, 6, 30))
    said = of(make.task(milestones=[late, make.milestone("一.1.2")]), make=make)
    assert said["存在的问题"] == (
        "截至2012年12月31日，已过完成时限而未完成的节点有1个：制定办法（时限2012年6月30日）。"
    )


@pytest.mark.parametrize(
    ("value", "qualifier", "words"),
    [
        (912.0, "", "达到目标值的1项：江苏名牌912个（目标900个）。"),
        (890.0, "", "未达到目标值的1项：江苏名牌890个（目标900个）。"),
        (890.0, "左右", ""),
        (890.0, "以内", "达到目标值的1项：江苏名牌890个（目标900个以内）。"),
        (None, "", ""),
    ],
)
def test_figures_are_compared_with_their_targets(
    make: Factory, value: float | None, qualifier: str, words: str
) -> None:
    target = Target("江苏名牌", 900, 900, "个", qualifier)
    milestone = make.milestone(target=target, value=value, status=Status.UNDER_WAY)
    letter = compose([make.record([make.task(milestones=[milestone])])], OPTIONS)
    part = next(part for part in letter.parts if part.key == Key.TARGETS)
    assert part.text.startswith("我局承担的任务中有量化指标1项，正在推进1项，具体情况见下表。")
    assert ("目标值的" in part.text) is bool(words)
    assert words in part.text
    (table,) = [item for item in part.items if isinstance(item, LetterTable)]
    assert table.rows[0].texts[2:] == (
        "江苏名牌",
        f"900个{qualifier}",
        f"{value:.0f}个" if value else "—",
        "◧ 进行中",
    )


def test_what_an_amendment_changed_is_said(make: Factory) -> None:
    milestone = replace(make.milestone(text="制定办法"), recheck="文字有改动")
    gone = make.task(
        "一.9",
        "已删去的任务",
        Role.ARCHIVED,
        [make.milestone("一.9.1", "旧事项", Status.DONE, completed_on=date(2012, 4, 1))],
        notes={NoteField.PROGRESS: "做过。", NoteField.PROBLEMS: "难过。"},
    )
    record = make.record([make.task(milestones=[milestone])])
    archive = SectionRecord("存档", "存档", SectionKind.ARCHIVE, (gone,))
    letter = compose([replace(record, sections=(*record.sections, archive))], OPTIONS)
    said = texts(letter)
    assert "以下1个节点的填报情况待复核：一.1.1 制定办法（文字有改动）。" in said["需要说明的事项"]
    assert "不再由我局承担、但已有填报记录的任务1项" in said["存档事项"]
    assert "做过。已完成：旧事项（4月1日）。" in said["存档事项"]
    assert "难过。" in said["存档事项"]
    assert "难过。" not in said["存在的问题"]
    assert [p.heading for p in letter.parts if p.level == 1][-2:] == [
        "六、需要说明的事项",
        "七、存档事项",
    ]


def test_the_office_has_the_last_word(make: Factory) -> None:
    composed = compose([make.full()], OPTIONS)
    said = texts(composed)
    edits = {
        "存在的问题": "一是经费不足。\n二是人手不够。",
        "进展情况/一": said["进展情况/一"].replace("已印发方案。", "方案已印发。"),
        "没有的部分": "无",
        "需协调事项": "  \n ",
    }
    edited = compose([make.full()], replace(OPTIONS, edits=edits))
    now = {part.key: part for part in edited.parts}
    assert now["存在的问题"].text == edits["存在的问题"]
    assert {key for key, part in now.items() if part.edited} == {"存在的问题", "进展情况/一"}
    assert now["需协调事项"].text == said["需协调事项"]
    assert now["存在的问题"].composed == said["存在的问题"]
    # The task's title stays a title, with its place in the outline.
    kept = [item for item in now["进展情况/一"].items if getattr(item, "lead", "")]
    assert kept[0].whole.startswith("部署推进质量强省工作（牵头）。方案已印发。")  # type: ignore[union-attr]
    assert kept[0].outline == (("一.1 部署推进质量强省工作", 2),)  # type: ignore[union-attr]


def test_edits_leave_tables_and_chart(make: Factory) -> None:
    edits = {"进展情况": "改写。", "量化指标完成情况": "改写。"}
    parts = {p.key: p for p in compose([make.full()], replace(OPTIONS, edits=edits)).parts}
    assert isinstance(parts["进展情况"].items[-1], Chart)
    assert isinstance(parts["量化指标完成情况"].items[-1], LetterTable)


def test_parts_may_be_left_out(make: Factory) -> None:
    options = replace(
        OPTIONS, without=frozenset({Key.TARGETS, Key.CLOSING}), chart=False, task_table=False
    )
    letter = compose([make.full()], options)
    assert [p.heading for p in letter.parts if p.level == 1] == [
        "一、进展情况",
        "二、存在的问题",
        "三、下一步打算",
        "四、需协调事项",
    ]
    assert letter.attachments == ()
    assert letter.attachment_lines == ()


def test_a_summary_says_who_has_not_reported_and_who_said_what(make: Factory) -> None:
    notes = {NoteField.COORDINATION: "请拨款", NoteField.PROGRESS: "已开会"}
    first = make.record([make.task(notes=notes)])
    silent = make.record(
        [make.task(role=Role.PARTICIPANT), make.task("三.1", "自己的任务")], agency=OTHER
    )
    letter = compose([first, silent], OPTIONS)
    said = texts(letter)
    assert letter.title == "关于《某省贯彻实施质量发展纲要2012年行动计划》落实情况的汇总报告"
    assert (letter.signer, letter.addressee) == ("某省人民政府办公厅", "")
    assert all(key.startswith("汇总/") for key in said)
    assert said["汇总/进展情况"] == (
        "《行动计划》的任务分工涉及本次汇总的2个单位，工作任务2项，分解到单位的工作节点共3个。"
        "截至2012年12月31日，均尚未开始。\n已填报的单位1个；未报的单位1个：省教育厅。"
    )
    assert said["汇总/进展情况/一"] == (
        "本类任务1项，由2个单位承担，分解到单位的节点2个，均尚未开始。\n"
        "部署推进质量强省工作。承担单位2个，正在推进的1个（省质监局），尚无填报的1个（省教育厅）。\n"
        "省质监局：已开会。"
    )
    assert said["汇总/需协调事项"] == "部署推进质量强省工作。省质监局：请拨款。"
    part = next(p for p in letter.parts if p.key == "汇总/进展情况")
    (table,) = [item for item in part.items if isinstance(item, LetterTable)]
    assert [row.texts[:4] for row in table.rows] == [
        ("省质监局", "已报", "1", "1"),
        ("省教育厅", "未报", "2", "2"),
        ("合计", "", "3", "3"),
    ]
    rows = [
        row.texts
        for item in letter.attachments[0].items
        if isinstance(item, LetterTable)
        for row in item.rows
    ]
    assert ("一.1.1", "建立统筹协调工作机制", "省质监局：☐ 未开始\n省教育厅：☐ 未开始") in rows


def test_a_summary_lists_each_agencys_figures(make: Factory) -> None:
    target = Target("江苏名牌", 900, 900, "个")

    def record(agency: Agency, value: float | None) -> Record:
        milestone = make.milestone(target=target, value=value)
        return make.record([make.task(milestones=[milestone])], agency=agency)

    third = replace(OTHER, short_name="省财政厅")
    letter = compose(
        [
            record(OTHER, 40.0),
            record(third, 2.5),
            record(replace(OTHER, short_name="省科技厅"), None),
        ],
        OPTIONS,
    )
    part = next(p for p in letter.parts if p.key == "汇总/量化指标完成情况")
    assert "有量化指标1项，已有单位填报完成值的1项" in part.text
    (table,) = [item for item in part.items if isinstance(item, LetterTable)]
    assert [row.texts[-1] for row in table.rows] == ["省教育厅：40个\n省财政厅：2.5个"]


def test_the_list_of_tasks_says_its_deadline_once(make: Factory) -> None:
    early = replace(make.milestone("一.1.2", "制定办法"), due=date(2012, 6, 30))
    task = make.task(milestones=[make.milestone(), early, make.milestone("一.1.3")])
    (listed,) = compose([make.record([task])], OPTIONS).attachments
    words, table = listed.items
    assert words.whole == "除备注另有注明的外，各节点的完成时限为2012年12月31日。"  # type: ignore[union-attr]
    assert isinstance(table, LetterTable)
    assert [row.texts[-1] for row in table.rows[2:]] == ["", "时限2012年6月30日", ""]


def test_no_record_is_refused() -> None:
    with pytest.raises(KnownError, match="没有可以报告的单位"):
        compose([], OPTIONS)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("江苏省质量技术监督局", "我局"),
        ("江苏省教育厅", "我厅"),
        ("江苏省发展和改革委员会", "我委"),
        ("江苏省人民政府法制办公室", "我办"),
        ("中华人民共和国南京海关", "我关"),
        ("中国人民银行南京分行", "我行"),
        ("某市人民政府", "我市"),
        ("某某中心", "我单位"),
    ],
)
def test_an_office_speaks_of_itself_by_its_kind(name: str, expected: str) -> None:
    assert ourselves(Agency(name, name, AgencyKind.OTHER)) == expected


def test_headings_are_numbered_in_chinese() -> None:
    assert [numeral(n) for n in (1, 10, 11, 20, 21, 99)] == [
        "一",
        "十",
        "十一",
        "二十",
        "二十一",
        "九十九",
    ]


def test_tasks_of_several_agencies_stand_in_the_plans_order(make: Factory) -> None:
    first = make.record([make.task("三.2"), make.task("十一.1")])
    second = make.record([make.task("一.10"), make.task("一.9"), make.task("三.2")], agency=OTHER)
    asked = make.record(requirements=[make.task("要求.2", role=Role.ADDRESSED)])
    found = matters([asked, first, second])
    assert [m.task.number for m in found] == ["一.9", "一.10", "三.2", "十一.1", "要求.2"]
    assert [len(m.voices) for m in found] == [1, 1, 2, 1, 1]
    assert first.as_of == YEAR_END
