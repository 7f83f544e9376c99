"""The plan that the program ships with, against its file made by hand."""

from __future__ import annotations

import tomllib

from taizhang.paths import shipped_plan
from tests.reader.clauses.told import clauses_of, told


def test_every_assignment_of_the_shipped_plan() -> None:
    plan = tomllib.loads(shipped_plan().read_text(encoding="utf-8"))
    published = shipped_plan().with_name(plan["document"]["published"])
    found = clauses_of(published.read_text(encoding="utf-8"))
    tasks = [task for section in plan["sections"] for task in section["tasks"]]
    expected = [
        {role: task[role] for role in ("牵头", "负责", "参加") if role in task} for task in tasks
    ]
    assert [told(clause) for clause in found.taken] == expected
    assert [clause.open_ended for clause in found.taken] == [
        task.get("open_ended", False) for task in tasks
    ]
    assert sum(len(clause.assignments) for clause in found.taken) == 165
    assert not found.not_taken
    assert not any(clause.doubts for clause in found.taken)
