"""Read a plan that the program ships: a TOML file, made by hand from the published document.

The file keeps the published words and marks; see its head for how a person checks it. Everything
that can be checked here is: spans, figures, names.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from taizhang.errors import KnownError
from taizhang.plan.model import (
    Agency,
    AgencyKind,
    Assignment,
    Milestone,
    Plan,
    PlanFacts,
    Role,
    Section,
    SectionKind,
    Target,
    Task,
    Validity,
)
from taizhang.plan.punctuation import PUNCTUATION, display

FORMAT = 1
REQUIREMENTS = "要求"
_WRITTEN_ROLES = (Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT, Role.GUIDE)


def load_plan(path: Path) -> Plan:
    """Read the plan in ``path``.

    Raises:
        KnownError: the file cannot be read, is not of this format, or contradicts itself.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise KnownError(
                "方案文件“{0}”的格式版本不是 {1}，请使用新版本的台账。", path.name, FORMAT
            )
        return _Reader(data, path).plan()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnownError(
            "方案文件“{0}”读不出来：{1}。请重新安装台账。", path.name, error
        ) from error
    except (KeyError, TypeError, ValueError) as error:
        raise KnownError(
            "方案文件“{0}”内容有误：{1}。请重新安装台账。", path.name, error
        ) from error


class _Reader:
    def __init__(self, data: dict[str, Any], path: Path) -> None:
        self.data = data
        self.path = path
        self.due = date(data["document"]["year"], 12, 31)
        self.collectives = {c["name"] for c in data["collectives"]}
        self.known = self.collectives | {a["short"] for a in data["agencies"]}

    def plan(self) -> Plan:
        general = self.data["general"]
        published = self.path.with_name(self.data["document"]["published"])
        return Plan(
            key=self.path.stem,
            facts=self._facts(),
            preamble=display(self.data["document"]["preamble"]),
            general_heading=general["heading"],
            general_text=display(general["text"]),
            published=published.read_text(encoding="utf-8"),
            sections=(*map(self._section, self.data["sections"]), self._requirements()),
            agencies=self._agencies(),
        )

    def _facts(self) -> PlanFacts:
        document = self.data["document"]
        return PlanFacts(
            title=document["title"],
            notice_title=document["notice_title"],
            doc_number=document["doc_number"],
            index_number=document["index_number"],
            issuer=document["issuer"],
            issued_on=document["issued_on"],
            year=document["year"],
            validity=Validity(document["validity"]),
            repealed_by=document.get("repealed_by", ""),
            repealed_by_title=document.get("repealed_by_title", ""),
        )

    def _agencies(self) -> tuple[Agency, ...]:
        named = [
            Agency(a["short"], a["full"], AgencyKind(a["kind"])) for a in self.data["agencies"]
        ]
        collective = [
            Agency(
                display(c["name"]),
                display(c["name"]),
                AgencyKind.COLLECTIVE,
                tuple(AgencyKind(kind) for kind in c["covers"]),
            )
            for c in self.data["collectives"]
        ]
        return (*named, *collective)

    def _section(self, section: dict[str, Any]) -> Section:
        tasks = tuple(map(self._task, section["tasks"]))
        return Section(section["number"], display(section["title"]), SectionKind.TASKS, tasks)

    def _task(self, task: dict[str, Any]) -> Task:
        published_body = task["body"].replace("\n", "")
        return Task(
            number=task["number"],
            title=display(task["title"]),
            text=display(published_body),
            clause=display(task["clause"]),
            published=f"{task['title']}。{published_body}{task['clause']}",
            assignments=tuple(
                self._assignment(name, role)
                for role in _WRITTEN_ROLES
                for name in task.get(role.value, [])
            ),
            milestones=self._milestones(task),
            open_ended=task.get("open_ended", False),
        )

    def _requirements(self) -> Section:
        part = self.data["requirements"]
        tasks = tuple(
            Task(
                number=item["number"],
                title=display(item["collective"]),
                text=display(item["body"].replace("\n", "")),
                clause="",
                published=item["addressee"] + item["body"].replace("\n", ""),
                assignments=(self._assignment(item["collective"], Role.ADDRESSED),),
                milestones=self._milestones(item),
            )
            for item in part["items"]
        )
        title = display(part["heading"]).removeprefix("三、")
        return Section(REQUIREMENTS, title, SectionKind.REQUIREMENTS, tasks)

    def _assignment(self, name: str, role: Role) -> Assignment:
        if name not in self.known:
            raise ValueError(f"没有名为“{name}”的单位")
        return Assignment(display(name), role, name in self.collectives)

    def _milestones(self, task: dict[str, Any]) -> tuple[Milestone, ...]:
        lines = task["body"].splitlines()
        text = display("".join(lines))
        targets = {t["line"]: t for t in task.get("targets", [])}
        found = []
        start = 0
        for place, line in enumerate(lines, 1):
            end = start + len(line)
            words = _span_of_words(text, start, end)
            target = _target(targets.pop(place), line) if place in targets else None
            number = f"{task['number']}.{place}"
            found.append(Milestone(number, text[slice(*words)], *words, self.due, target))
            start = end
        if targets:
            raise ValueError(f"{task['number']} 的指标指向不存在的行：{sorted(targets)}")
        return tuple(found)


def _span_of_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow ``text[start:end]`` past the mark that ends it; quotes and brackets stay with it."""
    trailing = PUNCTUATION - set("“”‘’（）()")
    while end > start and text[end - 1] in trailing:
        end -= 1
    return start, end


def _target(target: dict[str, Any], line: str) -> Target:
    if target["written"] not in line:
        raise ValueError(f"指标“{target['written']}”不在“{line}”中")
    return Target(
        name=display(target["name"]),
        low=float(target["low"]),
        high=float(target["high"]),
        unit=target["unit"],
        qualifier=target["qualifier"],
        written=target["written"],
    )
