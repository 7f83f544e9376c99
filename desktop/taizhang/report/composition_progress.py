"""一、进展情况: how far the tasks got, section by section, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from taizhang.ledger.record import MilestoneRecord, tally
from taizhang.ledger.status import NoteField, Status
from taizhang.plan.model import PlanFacts
from taizhang.report import wording
from taizhang.report.chart import Bar
from taizhang.report.cleaning import one_line
from taizhang.report.composition_words import (
    Matter,
    bare,
    day_in,
    entitled,
    listed,
    note,
    progress_counts,
    role_counts,
    title_of,
)
from taizhang.report.letter import Chart, Outline, Words

_SAID = {
    Status.DONE: "已完成",
    Status.UNDER_WAY: "正在推进",
    Status.NOT_STARTED: "尚未开始",
    Status.NOT_APPLICABLE: "不适用",
}

_WHOLE = {
    Status.DONE: "已全部完成",
    Status.UNDER_WAY: "均在推进",
    Status.NOT_STARTED: "均尚未开始",
    Status.NOT_APPLICABLE: "均不适用",
}
"""Where one status is that of all."""

Details = Callable[[Matter, PlanFacts], list[Words]]
"""What is said of one task, its title left out; its first paragraph stands behind the title."""


def section_words(found: Sequence[Matter], plan: PlanFacts, details: Details) -> list[Words]:
    """A section: its counts, what was done task by task, and what was not begun at all."""
    begun = [m for m in found if not all(v.untouched for v in m.voices)]
    rest = [m for m in found if all(v.untouched for v in m.voices)]
    told = [Words(_section_sentence(found))]
    for number, matter in enumerate(begun, 1):
        first, *more = details(matter, plan)
        lead = f"{number}．{entitled(matter)}。" if len(begun) > 1 else f"{entitled(matter)}。"
        told += [Words(first.text, lead, (_entry(matter),)), *more]
    if rest and begun:
        names = listed([entitled(m) for m in rest])
        outline = tuple(map(_entry, rest))
        told.append(Words(f"尚未开始的任务{len(rest)}项：{names}。", outline=outline))
    elif rest:
        names = listed([entitled(m) for m in rest])
        told[0] = Words(f"{told[0].text}任务名称：{names}。", outline=tuple(map(_entry, rest)))
    return told


def _entry(matter: Matter) -> Outline:
    return f"{matter.task.number} {title_of(matter)}", 2


def _section_sentence(found: Sequence[Matter]) -> str:
    tasks = [v.task for m in found for v in m.voices]
    counts = tally(tasks)
    if found[0].joint:
        units = {v.agency.short_name for m in found for v in m.voices}
        said = f"本类任务{len(found)}项，由{len(units)}个单位承担，分解到单位的节点{counts.total}个"
    else:
        roles = f"（{role_counts(tasks)}）" if len(tasks) > 1 and tasks[0].is_own else ""
        said = f"本类任务{len(tasks)}项{roles}、节点{counts.total}个"
    return f"{said}，{progress_counts(counts)}。" if counts.total else f"{said}。"


def own_details(matter: Matter, plan: PlanFacts) -> list[Words]:
    """One agency's words on its task, then how far each milestone got."""
    task = matter.task
    notes = note(task, NoteField.PROGRESS)
    statuses = _statuses(task.milestones, plan)
    # One paragraph and the counts make one; of several, the counts come behind the last.
    told = [*notes, statuses] if len(notes) > 1 else ["".join([*notes, statuses])]
    noted = [(m, note(m, NoteField.PROGRESS)) for m in task.milestones]
    noted = [(m, said) for m, said in noted if said]
    for number, (milestone, said) in enumerate(noted, 1):
        numbered = f"（{number}）" if len(noted) > 1 else "其中，"
        told += [f"{numbered}{bare(milestone.text)}：{said[0]}", *said[1:]]
    return [Words(text) for text in told]


def _statuses(milestones: Sequence[MilestoneRecord], plan: PlanFacts) -> str:
    """A sentence for each status that there is."""
    sentences = []
    for status, word in _SAID.items():
        of_status = [m for m in milestones if m.status is status]
        if of_status:
            count = f"{len(of_status)}项" if len(of_status) > 1 else ""
            said = f"{word}{count}"
            if count and len(of_status) == len(milestones):
                said = f"{count}工作{_WHOLE[status]}"
            sentences.append(f"{said}：{listed([_link(m, plan) for m in of_status])}。")
    return "".join(sentences)


def _link(milestone: MilestoneRecord, plan: PlanFacts) -> str:
    """A milestone with its day, its figure or its reason."""
    facts = []
    if milestone.completed_on:
        facts.append(day_in(plan, milestone.completed_on))
    if milestone.value is not None:
        word = "完成" if milestone.status is Status.DONE else "目前"
        facts.append(word + wording.value_text(milestone))
    if milestone.reason.strip():
        facts.append(bare(milestone.reason))
    return bare(milestone.text) + (f"（{'，'.join(facts)}）" if facts else "")


def joint_details(matter: Matter, plan: PlanFacts) -> list[Words]:
    """Where several agencies report: who has done, who is at it, who has not begun."""
    groups: dict[str, list[str]] = {}
    for voice in matter.voices:
        name = one_line(voice.agency.short_name)
        groups.setdefault(_standing(voice.task.milestones, voice.untouched), []).append(name)
    order = ("已全部完成", "正在推进", "不适用", "尚无填报")
    present = [f"{word}的{len(g)}个（{'、'.join(g)}）" for word in order if (g := groups.get(word))]
    first = f"承担单位{len(matter.voices)}个，{'，'.join(present)}。"
    if len(matter.voices) == 1:
        voice = matter.voices[0]
        first = f"由{one_line(voice.agency.short_name)}{voice.task.role}，{next(iter(groups))}。"
    told = [Words(first)]
    for voice in matter.voices:
        about = chain(
            [("", note(voice.task, NoteField.PROGRESS))],
            ((bare(m.text), note(m, NoteField.PROGRESS)) for m in voice.task.milestones),
        )
        told += said_by(one_line(voice.agency.short_name), about)
    return told


def _standing(milestones: Iterable[MilestoneRecord], untouched: bool) -> str:
    if untouched:
        return "尚无填报"
    statuses = {m.status for m in milestones}
    if statuses == {Status.NOT_APPLICABLE}:
        return "不适用"
    return "已全部完成" if statuses <= {Status.DONE, Status.NOT_APPLICABLE} else "正在推进"


def said_by(name: str, about: Iterable[tuple[str, list[str]]]) -> Iterator[Words]:
    """An agency's words, each with what they are about ('' for the task as a whole)."""
    for topic, said in about:
        if said:
            named = f"{name}（{topic}）" if topic else name
            yield Words(f"{named}：{said[0]}")
            yield from (Words(text) for text in said[1:])


def completion_chart(found: Sequence[Matter]) -> Chart:
    """A bar for each section."""
    sections: dict[str, list[Matter]] = {}
    for matter in found:
        sections.setdefault(matter.title, []).append(matter)
    bars = []
    for title, group in sections.items():
        counts = tally([v.task for m in group for v in m.voices])
        applicable = counts.total - counts.not_applicable
        words = f"{counts.done}/{applicable} {wording.percent(counts.share)}"
        bars.append(Bar(title, counts.done, counts.under_way, applicable, words))
    return Chart(tuple(bars))


def requirement_words(found: Sequence[Matter], plan: PlanFacts, details: Details) -> list[Words]:
    """What part three asks of the agency, requirement by requirement."""
    told = section_words(found, plan, details)
    counts = tally([v.task for m in found for v in m.voices])
    said = f"涉及的工作要求{len(found)}条、节点{counts.total}个，{progress_counts(counts)}，"
    return [Words(said + "不计入任务统计。", outline=told[0].outline), *told[1:]]
