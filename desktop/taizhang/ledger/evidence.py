"""Evidence as it is read: what stands for each place as of a day, its versions, lists of it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from taizhang.errors import KnownError
from taizhang.ledger.evidence_sql import REPLACED
from taizhang.ledger.record import EvidenceItem
from taizhang.ledger.trouble import known_values

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


class EvidencePlace(NamedTuple):
    """What evidence stands for: a unit's task (``milestone_id`` None) or one of its milestones."""

    agency_id: int
    task_id: int
    milestone_id: int | None


@dataclass(frozen=True, slots=True)
class Placed:
    """Evidence with the place it stands for, in the plan's words."""

    item: EvidenceItem
    place: EvidencePlace
    content_id: int
    agency: str
    section: str
    """The section's number: 一 … 八, 要求, 存档."""
    section_title: str
    task: str
    task_title: str
    milestone: str
    """The milestone's number; '' where it stands for the task."""
    milestone_text: str

    @property
    def number(self) -> str:
        """The number of the place: 一.3.2, or 一.3."""
        return self.milestone or self.task


@dataclass(frozen=True, slots=True)
class _Version:
    id: int
    place: EvidencePlace
    content_id: int
    item: EvidenceItem
    replaces: int | None


_COLUMNS = """
    SELECT e.id, e.agency_id, e.task_id, e.milestone_id, e.content_id, e.name, e.caption,
           e.dated_on, e.added_at, e.author, e.replaces, c.size, c.sha256
    FROM evidence AS e JOIN evidence_content AS c ON c.id = e.content_id
"""
_PLACES_OF_CONTENTS = f"""
    SELECT e.agency_id, e.content_id, count(*) FROM evidence AS e
    WHERE e.content_id IN (SELECT value FROM json_each(?)) AND NOT {REPLACED}
    GROUP BY e.agency_id, e.content_id
"""  # noqa: S608 - from this package


def evidence_of(
    ledger: Ledger, agency_id: int, task_ids: Iterable[int], as_of: date = date.max
) -> dict[tuple[int, int | None], tuple[EvidenceItem, ...]]:
    """The unit's evidence for these tasks, by task and milestone (None: the task as a whole).

    Newest versions only, in the order in which files were first added. What bears a day after
    ``as_of`` is left out. The day is the document's own: what was added without one counts always,
    since a plan of past years is judged as of its own year whenever its record is entered.
    """
    sql = f"""{_COLUMNS} WHERE e.agency_id = ?
        AND e.task_id IN (SELECT value FROM json_each(?)) ORDER BY e.id"""  # noqa: S608 - names from this file
    rows = ledger.rows(sql, (agency_id, json.dumps(list(task_ids))))
    found: dict[tuple[int, int | None], list[EvidenceItem]] = defaultdict(list)
    for version in _current(_versions(ledger, rows), as_of):
        place = version.place
        items = found[place.task_id, place.milestone_id]
        items.append(replace(version.item, number=len(items) + 1))
    return {place: tuple(items) for place, items in found.items()}


def placed(ledger: Ledger, agency_id: int | None = None, as_of: date = date.max) -> list[Placed]:
    """All evidence of a unit, or of every unit of the plan that is shown, in the plan's order."""
    sql = f"""{_COLUMNS} JOIN agency AS g ON g.id = e.agency_id
        WHERE g.plan_id = ? AND e.agency_id = ifnull(?, e.agency_id) ORDER BY e.id"""
    rows = ledger.rows(sql, (ledger.plan_id, agency_id))
    versions = _current(_versions(ledger, rows), as_of)
    names = _Names(ledger)
    found = [names.placed(version) for version in versions]
    found.sort(key=lambda p: names.order(p.place))
    return list(_numbered(found))


def placed_item(ledger: Ledger, evidence_id: int) -> Placed:
    """One piece of evidence, an earlier version too. Raises KnownError when there is none."""
    rows = ledger.rows(f"{_COLUMNS} WHERE e.id = ?", (evidence_id,))
    for version in _versions(ledger, rows):
        return _Names(ledger).placed(version)
    raise KnownError("没有编号为 {0} 的佐证材料。", evidence_id)


def versions(ledger: Ledger, evidence_id: int) -> tuple[EvidenceItem, ...]:
    """The versions of a file at its place, the newest first, numbered from the first (1)."""
    place = placed_item(ledger, evidence_id).place
    sql = f"""{_COLUMNS} WHERE e.agency_id = ? AND e.task_id = ? AND e.milestone_id IS ?
        ORDER BY e.id"""
    found = list(_versions(ledger, ledger.rows(sql, tuple(place))))
    roots = _roots(found)
    chain = [v.item for v in found if roots[v.id] == roots[evidence_id]]
    return tuple(replace(item, number=n, version=n) for n, item in enumerate(chain, 1))[::-1]


def same_content(ledger: Ledger, evidence_id: int) -> list[Placed]:
    """Everything of the unit that holds the same content now, in the plan's order, itself too."""
    one = placed_item(ledger, evidence_id)
    sql = f"""{_COLUMNS} WHERE e.agency_id = ? AND e.content_id = ? AND NOT {REPLACED}
        ORDER BY e.id"""
    rows = ledger.rows(sql, (one.place.agency_id, one.content_id))
    names = _Names(ledger)
    found = [names.placed(version) for version in _versions(ledger, rows)]
    return sorted(found, key=lambda p: names.order(p.place))


def _versions(ledger: Ledger, rows: list[tuple[Any, ...]]) -> Iterator[_Version]:
    contents = json.dumps(list({row[4] for row in rows}))
    found = ledger.rows(_PLACES_OF_CONTENTS, (contents,)) if rows else []
    places = {(agency_id, content_id): count for agency_id, content_id, count in found}
    with known_values(ledger.path):
        for row in rows:
            id_, *place, content_id, name, caption, day, added_at, author = row[:10]
            replaces, size, sha256 = row[10:]
            dated_on = date.fromisoformat(day) if day else None
            item = EvidenceItem(1, name, caption, dated_on, added_at, size, sha256, id_)
            item = replace(item, author=author, places=places.get((place[0], content_id), 0))
            yield _Version(id_, EvidencePlace(*place), content_id, item, replaces)


def _current(found: Iterable[_Version], as_of: date) -> list[_Version]:
    """The newest version of each file as of the day, in the order of their first versions."""
    found = list(found)
    roots = _roots(found)
    newest: dict[int, _Version] = {}
    count: Counter[int] = Counter()
    for version in found:
        root, day = roots[version.id], version.item.dated_on
        count[root] += 1
        if day is None or day <= as_of:
            newest[root] = replace(version, item=replace(version.item, version=count[root]))
    return [newest[root] for root in sorted(newest)]


def _roots(found: Iterable[_Version]) -> dict[int, int]:
    """The first version of each version, by id. Later ones have higher ids."""
    roots: dict[int, int] = {}
    for version in found:
        earlier = version.id if version.replaces is None else version.replaces
        roots[version.id] = roots.get(earlier, version.id)
    return roots


def _numbered(found: Iterable[Placed]) -> Iterator[Placed]:
    counts: dict[EvidencePlace, int] = defaultdict(int)
    for one in found:
        counts[one.place] += 1
        yield replace(one, item=replace(one.item, number=counts[one.place]))


class _Names:
    """What places are called, and their order in the plan."""

    def __init__(self, ledger: Ledger) -> None:
        self._agencies = dict(ledger.rows("SELECT id, short_name FROM agency"))
        self._tasks = {row[0]: row[1:] for row in ledger.rows(_TASKS)}
        self._milestones = {row[0]: row[1:] for row in ledger.rows(_MILESTONES)}

    def placed(self, version: _Version) -> Placed:
        place = version.place
        _, section, section_title, _, task, task_title = self._tasks[place.task_id]
        milestone, words = "", ""
        if place.milestone_id is not None:
            _, milestone, words = self._milestones[place.milestone_id]
        return Placed(
            version.item,
            place,
            version.content_id,
            self._agencies[place.agency_id],
            section,
            section_title,
            task,
            task_title,
            milestone,
            words,
        )

    def order(self, place: EvidencePlace) -> tuple[int, ...]:
        section, _, _, task, *_ = self._tasks[place.task_id]
        milestone = self._milestones[place.milestone_id][0] if place.milestone_id else 0
        return place.agency_id, section, task, milestone


_TASKS = """
    SELECT t.id, s.position, s.number, s.title, t.position, t.number, t.title
    FROM task AS t JOIN section AS s ON s.id = t.section_id
    WHERE t.id IN (SELECT task_id FROM evidence)
"""
_MILESTONES = """
    SELECT id, position, number, text FROM milestone
    WHERE id IN (SELECT milestone_id FROM evidence)
"""
