"""自查报告, composed from the ledger as the office's best typist would write it.

`compose` puts the parts in order, numbers them, and lets the office's own words stand in the place
of the composed ones. The sentences are made in the other modules of this name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from taizhang.errors import KnownError
from taizhang.ledger.record import MilestoneRecord, People, Record, TaskRecord, tally
from taizhang.ledger.status import NoteField
from taizhang.plan.model import Role
from taizhang.report import annexes, wording
from taizhang.report.cleaning import one_line, paragraphs
from taizhang.report.composition_notes import field_words
from taizhang.report.composition_progress import (
    Details,
    completion_chart,
    joint_details,
    own_details,
    requirement_words,
    section_words,
)
from taizhang.report.composition_tables import (
    Figure,
    Told,
    agencies_table,
    by_milestone,
    figures,
    joint_targets_table,
    reached,
    reported,
    targets_table,
    task_items,
)
from taizhang.report.composition_words import (
    Matter,
    bare,
    by_role,
    entitled,
    heard,
    listed,
    matters,
    named,
    numeral,
    of_role,
    ourselves,
    progress_counts,
    repeal,
    role_counts,
    share_words,
    short_title,
)
from taizhang.report.letter import (
    Attachment,
    Item,
    Key,
    Letter,
    LetterOptions,
    Part,
    Words,
)

JOINT = "汇总/"
"""Before the keys of a summary's parts, so that an agency's own letter keeps its words apart."""
TASK_TABLE = "任务落实情况一览表"


def compose(records: Sequence[Record], options: LetterOptions) -> Letter:
    """The letter of one agency, or the summary of several.

    Args:
        records: of one plan and one day; several make a summary.
        options: what the office chose.

    Raises:
        KnownError: there is no record.
    """
    if not records:
        raise KnownError("没有可以报告的单位。")
    return _Composer(records, options).letter()


@dataclass(frozen=True, slots=True)
class _Draft:
    """A part before it is numbered."""

    key: str
    title: str
    level: int
    items: list[Item]


class _Composer:
    """What all parts of one letter ask: whose it is, which tasks, which words."""

    def __init__(self, records: Sequence[Record], options: LetterOptions) -> None:
        self.records = records
        self.options = options
        self.record = records[0]
        self.plan = self.record.plan
        self.joint = len(records) > 1
        self.all = matters(records)
        self.own = heard(self.all, lambda task: task.is_own)
        self.us = "各单位" if self.joint else ourselves(self.record.agency)
        self.details: Details = joint_details if self.joint else own_details
        self.day = wording.chinese_date(self.record.as_of)

    def letter(self) -> Letter:
        plan, options = self.plan, self.options
        agency = one_line(self.record.agency.full_name)
        issuer = one_line(plan.issuer)
        named_plan = f"《{one_line(plan.title)}》"
        title = f"{agency}关于落实{named_plan}情况的报告"
        if self.joint:
            title = f"关于{named_plan}落实情况的汇总报告"
        addressee = (
            ("" if self.joint else issuer)
            if options.addressee is None
            else (one_line(options.addressee))
        )
        return Letter(
            plan=plan,
            as_of=self.record.as_of,
            title=title,
            addressee=addressee,
            parts=tuple(self._parts()),
            attachments=tuple(self._attachments()),
            signer=one_line(options.signer) or (issuer if self.joint else agency),
            day=options.day,
            contact=_contact(self.record.people),
            red_head=options.red_head,
        )

    def _parts(self) -> Iterator[Part]:
        """Numbered, and with the office's words where it put some."""
        first = second = 0
        for draft in self._drafts():
            if Key(draft.key.partition("/")[0]) in self.options.without:
                continue
            heading = ""
            if draft.level == 1:
                first, second = first + 1, 0
                heading = f"{numeral(first)}、{draft.title}"
            elif draft.level == 2:
                second += 1
                heading = f"（{numeral(second)}）{draft.title}"
            key = (JOINT if self.joint else "") + draft.key
            part = Part(key, heading, draft.level, tuple(draft.items))
            yield _edited(part, self.options.edits)

    def _drafts(self) -> Iterator[_Draft]:
        yield _Draft(Key.OPENING, "", 0, [Words(text) for text in self._opening()])
        yield from self._progress()
        yield _Draft(Key.TARGETS, Key.TARGETS, 1, self._targets())
        active = heard(self.all, lambda task: task.role is not Role.ARCHIVED)
        for key, field in _FIELDS.items():
            items = field_words(active, field, self.us, self.record.as_of)
            yield _Draft(key, key, 1, list(items))
        remarks = self._remarks()
        if remarks:
            yield _Draft(Key.REMARKS, Key.REMARKS, 1, remarks)
        archived = of_role(self.all, Role.ARCHIVED)
        if archived:
            yield _Draft(Key.ARCHIVED, Key.ARCHIVED, 1, list(self._archived(archived)))
        yield _Draft(Key.CLOSING, "", 0, [Words("特此报告。")])

    def _opening(self) -> Iterator[str]:
        what = "各单位" if self.joint else self.us
        verb = "落实情况汇总" if self.joint else "承担任务的落实情况"
        yield f"按照{named(self.plan)}要求，现将{what}{verb}（数据截至{self.day}）报告如下。"
        gone = repeal(self.plan)
        if gone:
            yield gone

    def _progress(self) -> Iterator[_Draft]:
        """The counts, then each section, then what is not counted."""
        items: list[Item] = [Words(text) for text in self._overall()]
        if self.joint:
            items.append(agencies_table(self.records))
        if self.own and self.options.chart:
            items.append(completion_chart(self.own))
        yield _Draft(Key.PROGRESS, Key.PROGRESS, 1, items)
        sections: dict[str, list[Matter]] = {}
        for matter in self.own:
            sections.setdefault(matter.section, []).append(matter)
        for number, group in sections.items():
            words = section_words(group, self.plan, self.details)
            yield _Draft(f"{Key.PROGRESS}/{number}", group[0].title, 2, list(words))
        general = of_role(self.all, Role.GENERAL)
        if general:
            yield _Draft(f"{Key.PROGRESS}/泛指", "泛指任务", 2, list(self._general(general)))
        asked = of_role(self.all, Role.ADDRESSED)
        if asked:
            words = requirement_words(asked, self.plan, self.details)
            yield _Draft(f"{Key.PROGRESS}/要求", "工作要求", 2, list(words))

    def _overall(self) -> Iterator[str]:
        if self.joint:
            yield from self._overall_of_all()
            return
        tasks = [m.task for m in self.own]
        if not tasks:
            yield f"{short_title(self.plan)}没有点名由{self.us}承担的工作任务。"
            return
        counts = tally(tasks)
        roles = role_counts(tasks)
        yield (
            f"{short_title(self.plan)}明确由{self.us}承担的工作任务共{len(tasks)}项（{roles}），"
            f"分解为工作节点{counts.total}个。截至{self.day}，{progress_counts(counts)}"
            f"{share_words(counts)}。{by_role(tasks)}"
        )

    def _overall_of_all(self) -> Iterator[str]:
        counts = tally([task for record in self.records for task in record.own])
        silent = [one_line(r.agency.short_name) for r in self.records if not reported(r)]
        yield (
            f"{short_title(self.plan)}的任务分工涉及本次汇总的{len(self.records)}个单位，工作任务"
            f"{len(self.own)}项，分解到单位的工作节点共{counts.total}个。截至{self.day}，"
            f"{progress_counts(counts)}{share_words(counts)}。"
        )
        if not silent:
            yield f"{len(self.records)}个单位均已填报。"
        elif len(silent) == len(self.records):
            yield "各单位均未填报。"
        else:
            count = len(self.records) - len(silent)
            yield f"已填报的单位{count}个；未报的单位{len(silent)}个：{'、'.join(silent)}。"

    def _general(self, found: Sequence[Matter]) -> Iterator[Words]:
        names = wording.collectives([m.task for m in found])
        told = section_words(found, self.plan, self.details)
        first = Words(
            f"{short_title(self.plan)}中有{len(found)}项任务的承担单位包含{names}，未点名{self.us}，"
            "单独列出，不计入任务统计。"
        )
        return iter([first, *told])

    def _targets(self) -> list[Item]:
        found = figures(self.own)
        if not found:
            return [Words(f"{self.us}承担的任务中没有量化指标。")]
        if self.joint:
            return [Words(_joint_targets_sentence(found)), joint_targets_table(found)]
        return [*map(Words, _target_sentences(found, self.us)), targets_table(found)]

    def _remarks(self) -> list[Item]:
        """待复核: what was recorded before the plan was amended and not looked at since."""
        told = []
        for matter in self.all:
            for voice in matter.voices:
                who = f"{one_line(voice.agency.short_name)}，" if self.joint else ""
                told += [
                    f"{milestone.number} {bare(milestone.text)}（{who}{bare(milestone.recheck)}）"
                    for milestone in voice.task.milestones
                    if milestone.recheck.strip()
                ]
        if not told:
            return []
        plan = short_title(self.plan)
        said = f"{plan}更新后，以下{len(told)}个节点的填报情况待复核：{listed(told)}。"
        return [Words(said)]

    def _archived(self, found: Sequence[Matter]) -> Iterator[Words]:
        yield Words(
            f"{short_title(self.plan)}更新后不再由{self.us}承担、但已有填报记录的任务{len(found)}项，"
            "如实存档如下，不计入任务统计。"
        )
        for number, matter in enumerate(found, 1):
            numbered = f"{number}．" if len(found) > 1 else ""
            first, *more = self.details(matter, self.plan)
            entry = (f"{matter.task.number} {entitled(matter)}", 1)
            yield Words(first.text, f"{numbered}{entitled(matter)}。", (entry,))
            yield from more
            for key, field in _FIELDS.items():
                if any(about.notes.texts.get(field) for about in _abouts(matter)):
                    told = field_words([matter], field, self.us, self.record.as_of)
                    yield Words(told[0].text, f"{key}：")
                    yield from told[1:]

    def _attachments(self) -> Iterator[Attachment]:
        if self.options.task_table and self.all:
            notes, steps = self.options.notes_in_table, self.options.steps_in_table
            told = Told(notes, steps, self.plan.year, self.record.as_of)
            items = task_items(self.all, joint=self.joint, told=told)
            yield Attachment(TASK_TABLE, tuple(items))
        yield from annexes.attachments(self.records, self.options.annexes)


_FIELDS = {
    Key.PROBLEMS: NoteField.PROBLEMS,
    Key.NEXT_STEPS: NoteField.NEXT_STEPS,
    Key.COORDINATION: NoteField.COORDINATION,
}


def _abouts(matter: Matter) -> Iterator[TaskRecord | MilestoneRecord]:
    for voice in matter.voices:
        yield voice.task
        yield from voice.task.milestones


def _edited(part: Part, edits: Mapping[str, str]) -> Part:
    """The part in the office's words; a paragraph that begins as a composed one keeps its lead."""
    text = edits.get(part.key, "")
    if not text.strip():
        return part
    words = [item for item in part.items if isinstance(item, Words)]
    told = [_as_composed(paragraph, words) for paragraph in paragraphs(text)]
    rest = [item for item in part.items if not isinstance(item, Words)]
    return replace(part, items=(*told, *rest), composed=part.text)


def _as_composed(text: str, words: Sequence[Words]) -> Words:
    for word in words:
        if word.whole == text:
            return word
        if word.lead and text.startswith(word.lead):
            return Words(text.removeprefix(word.lead), word.lead, word.outline)
    return Words(text)


def _target_sentences(found: Sequence[Figure], us: str) -> Iterator[str]:
    """How many figures there are, which were reached, which are short."""
    milestones = [m for _, m in found]
    counts = tally([replace(v.task, milestones=(m,)) for v, m in found])
    said = progress_counts(counts).replace("个", "项")
    yield f"{us}承担的任务中有量化指标{len(found)}项，{said}，具体情况见下表。"
    done = [m for m in milestones if reached(m) is True]
    short = [m for m in milestones if reached(m) is False]
    if done:
        yield f"从填报的完成值看，达到目标值的{len(done)}项：{'、'.join(map(_achieved, done))}。"
    if short:
        yield f"未达到目标值的{len(short)}项：{'、'.join(map(_achieved, short))}。"
    silent = sum(m.value is None for m in milestones)
    if silent and (done or short):
        yield f"尚未填报完成值的{silent}项。"


def _joint_targets_sentence(found: Sequence[Figure]) -> str:
    groups = by_milestone(found).values()
    entered = sum(any(m.value is not None for _, m in group) for group in groups)
    said = f"已有单位填报完成值的{entered}项" if entered else "均无单位填报完成值"
    return f"各单位承担的任务中有量化指标{len(groups)}项，{said}；各单位的完成值分别列出，不相加。"


def _achieved(milestone: MilestoneRecord) -> str:
    """江苏名牌912个（目标900个）."""
    target = milestone.target
    assert target is not None
    aim = one_line(wording.target_text(target))
    return f"{one_line(target.name)}{one_line(wording.value_text(milestone))}（目标{aim}）"


def _contact(people: People) -> str:
    """附注: who to ask, with room to write in by hand what was not entered."""
    blank = "＿＿＿＿"
    named_people = (
        ("填报人", people.reporter),
        ("审核人", people.reviewer),
        ("电话", people.phone),
    )
    said = "，".join(f"{word}：{one_line(name) or blank}" for word, name in named_people)
    return f"（{said}）"
