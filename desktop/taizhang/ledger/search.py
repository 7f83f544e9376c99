"""Where a word stands: in the plan's text, in titles and clauses, in what a unit wrote beside them.

Texts are folded (`taizhang.plan.fold`) once and kept in memory, the plan's for as long as the plan
is the same; a unit's own follow the journal line by line. A search is then a plain scan for the
word, which is exact from one character on; SQLite's tokenizers are not, for Chinese words.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from taizhang.ledger import older_rows
from taizhang.ledger.search_plan import BETWEEN, Hits, PlanIndex
from taizhang.ledger.search_texts import OWN_TABLES, Row, own_rows, own_texts, row_key
from taizhang.plan.fold import squeeze, words

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

_MOST_LINES = 500
"""So many lines of the journal are followed; reading everything anew is quicker for more."""


class Search:
    """The search of one ledger; it notices by itself what was written since."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._plan: tuple[object, PlanIndex] | None = None
        self._own: tuple[object, _OwnIndex] | None = None

    def find(self, agency_id: int, word: str) -> Hits:
        """Where ``word`` is found for the unit; it is one of `taizhang.plan.fold.words`."""
        plan = self.plan()
        own = self._own_index(agency_id, plan).find(word)
        said = plan.find(word)
        return Hits(said.tasks | own.tasks, said.milestones | own.milestones)

    def hits(self, agency_id: int, query: str) -> Hits | None:
        """Where every word of ``query`` is found; None when it has no word.

        A word found in a task as a whole is found in each of its milestones.
        """
        found: Hits | None = None
        for word in words(query):
            here = self.find(agency_id, word)
            found = here if found is None else _both(found, here, self.plan().task_of)
        return found

    def milestones(self, agency_id: int, query: str) -> frozenset[int]:
        """The same as single milestones; none when ``query`` has no word."""
        found = self.hits(agency_id, query)
        if found is None:
            return frozenset()
        return found.milestones | self.plan().milestones_of(found.tasks)

    def marked(self, query: str) -> tuple[str, ...]:
        """The folded words that ``query`` is to be marked by (`taizhang.plan.marks.spans`).

        They are its own, and the names that it spells in pinyin or by another name of a unit.
        """
        own = words(query)
        return tuple(dict.fromkeys([*own, *(n for w in own for n in self.plan().names(w))]))

    def prepare(self, agency_id: int) -> Iterator[None]:
        """Make ready what the first search would have to wait for, a small step at a time.

        Most steps take some milliseconds. Those that read the plan and the unit's own texts take
        longer in large ledgers, and so does the one that imports pypinyin; see docs/search.md.
        """
        plan = self.plan()
        yield
        self._own_index(agency_id, plan)
        yield
        yield from plan.prepare()

    def plan(self) -> PlanIndex:
        """The texts of the plan. They change when it is amended: it has one version more then."""
        ledger = self._ledger
        sql = "SELECT count(*) FROM plan_version WHERE plan_id = ?"
        versions = ledger.rows(sql, (ledger.plan_id,))[0][0]
        token = (ledger.connection, ledger.plan_id, versions)
        if self._plan is None or self._plan[0] != token:
            self._plan = (token, PlanIndex(ledger))
        return self._plan[1]

    def _own_index(self, agency_id: int, plan: PlanIndex) -> _OwnIndex:
        token = (plan, agency_id)
        if self._own is None or self._own[0] != token or not self._own[1].follow():
            self._own = (token, _OwnIndex(self._ledger, agency_id, plan.task_of))
        return self._own[1]


def _both(one: Hits, other: Hits, task_of: Mapping[int, int]) -> Hits:
    """Where both words are found, one perhaps in the task as a whole."""
    found = {
        id_ for id_ in one.milestones if id_ in other.milestones or task_of.get(id_) in other.tasks
    }
    found |= {id_ for id_ in other.milestones if task_of.get(id_) in one.tasks}
    return Hits(one.tasks & other.tasks, frozenset(found))


_Key = tuple[str, int]


class _OwnIndex:
    """What a unit wrote: notes, names and captions of evidence, steps, reasons.

    Whatever changes the record, in this process or in another, adds its rows to the journal; what
    is typed and not yet a change does not. So the journal tells what to fold anew.
    """

    def __init__(self, ledger: Ledger, agency_id: int, task_of: Mapping[int, int]) -> None:
        self._ledger = ledger
        self._agency_id = agency_id
        self._task_of = task_of
        self._texts: dict[int, dict[_Key, tuple[int, str]]] = defaultdict(dict)
        self._joined: dict[int, str] = {}
        self._task: dict[_Key, int] = {}
        self._replaces: dict[_Key, int] = {}
        self._replaced: Counter[int] = Counter()
        # The line comes first: what is written in between is read twice, not missed.
        self._line = self._last_line()
        for table, row in own_rows(ledger, agency_id):
            self._put(table, row)

    def find(self, word: str) -> Hits:
        """Where ``word`` is found; of evidence only the newest version counts."""
        tasks: list[int] = []
        milestones: list[int] = []
        for task_id, texts in self._texts.items():
            if word not in self._all_of(task_id):
                continue
            keys = [key for key, (_, text) in texts.items() if word in text]
            if self._replaced:
                keys = [key for key in keys if not self._is_replaced(key)]
            found = [texts[key][0] for key in keys]
            milestones += found
            if 0 in found:
                tasks.append(task_id)
        return Hits(frozenset(tasks), frozenset(milestones) - {0})

    def _all_of(self, task_id: int) -> str:
        """All that the unit wrote at a task: what is not in it need not be looked for further."""
        if task_id not in self._joined:
            texts = self._texts[task_id].values()
            self._joined[task_id] = BETWEEN.join(text for _, text in texts)
        return self._joined[task_id]

    def follow(self) -> bool:
        """Take in what the journal tells since; False when everything must be read anew."""
        number, hash_ = self._line
        lines = self._ledger.rows(_LINES, (number, _MOST_LINES + 1))
        if number:
            if not lines or lines[0][:2] != (number, hash_):
                return False
            lines = lines[1:]
        if len(lines) >= _MOST_LINES or any(kind == "plan" for _, _, kind, _ in lines):
            return False
        for id_, line_hash, _, edits in lines:
            self._take_in(json.loads(edits))
            self._line = (id_, line_hash)
        return True

    def _last_line(self) -> tuple[int, str]:
        rows = self._ledger.rows("SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1")
        return (rows[0][0], rows[0][1]) if rows else (0, "")

    def _take_in(self, edits: Iterable[Mapping[str, Any]]) -> None:
        for edit in edits:
            table = edit["table"]
            row = older_rows.current(table, edit["after"] or edit["before"])
            if table not in OWN_TABLES or row is None or row["agency_id"] != self._agency_id:
                continue
            self._drop(row_key(table, row))
            if edit["after"] is not None:
                self._put(table, row)

    def _put(self, table: str, row: Row) -> None:
        key = row_key(table, row)
        texts = own_texts(table, row, self._task_of)
        if texts:
            task_id, milestone_id = texts[0].task_id, texts[0].milestone_id
            joined = BETWEEN.join(squeeze(text.text) for text in texts)
            self._texts[task_id][key] = (milestone_id, joined)
            self._joined.pop(task_id, None)
            self._task[key] = task_id
        if row.get("replaces") is not None:
            self._replaces[key] = row["replaces"]
            self._replaced[row["replaces"]] += 1

    def _drop(self, key: _Key) -> None:
        task_id = self._task.pop(key, None)
        if task_id is not None:
            del self._texts[task_id][key]
            self._joined.pop(task_id, None)
        replaced = self._replaces.pop(key, None)
        if replaced is not None:
            self._replaced[replaced] -= 1

    def _is_replaced(self, key: _Key) -> bool:
        return key[0] == "evidence" and self._replaced[key[1]] > 0


_LINES = "SELECT id, hash, kind, edits FROM journal WHERE id >= ? ORDER BY id LIMIT ?"
