"""The plan's side of search: its texts folded, its titles and units spelt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from taizhang.ledger.search_texts import named_units, plan_tasks
from taizhang.plan.fold import fold, squeeze

if TYPE_CHECKING:
    from taizhang.ledger.search_texts import Named, PlanTask
    from taizhang.ledger.store import Ledger
    from taizhang.plan.names import Spelt

_NUMERALS = "一二三四五六七八九十"
BETWEEN = "\n"
"""Between texts that are kept as one: no folded word has a blank."""
_REMEMBERED = 8
_TASKS_A_STEP = 20
_NAMES_A_STEP = 50
_LEAST_OF_FULL_NAME = 4
_PREFIXES = "省市区县州"


class Hits(NamedTuple):
    """Where one word was found: tasks as a whole, and single milestones, by their ids."""

    tasks: frozenset[int]
    milestones: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit by its folded names, and the tasks that name it."""

    short_name: str
    full_name: str
    tasks: frozenset[int]

    def has(self, word: str) -> bool:
        """Part of the short name, or the end of the full one.

        Not any part of that: 质量 would find whatever 省质监局 (省质量技术监督局) has to do.
        """
        if word in self.short_name:
            return True
        return len(word) >= _LEAST_OF_FULL_NAME and self.full_name.endswith(word)


class _Spoken(NamedTuple):
    """A title, or a name of a unit, with its pinyin."""

    spelt: Spelt
    tasks: frozenset[int]
    unit: str
    """The folded short name of the unit; '' for a title."""

    def find(self, letters: str) -> list[str]:
        """What ``letters`` spell, folded: of titles and short names the part, else the unit."""
        name = self.spelt.name
        places = self.spelt.find(letters)
        if not self.unit or squeeze(name) == self.unit:
            return [squeeze(name[start:end]) for start, end in places]
        least = len(name) - _LEAST_OF_FULL_NAME
        return [self.unit for start, end in places if end == len(name) and start <= least]


def _to_spell(
    tasks: Iterable[PlanTask], units: Iterable[Named]
) -> list[tuple[str, frozenset[int], str]]:
    """Titles, and short and full names of units: the name, its tasks, the unit's short name."""
    found = [(task.title, frozenset([task.id]), "") for task in tasks]
    for unit in units:
        for name in dict.fromkeys((unit.short_name, unit.full_name)):
            found.append((name, unit.tasks, squeeze(unit.short_name)))
    return found


class _Task(NamedTuple):
    """A task's folded texts."""

    id: int
    number: str
    heading: str
    """Title and clause."""
    body: str
    """The whole text, and with it each milestone's."""
    milestones: list[tuple[int, str, str]]
    """Id, number, text."""

    def has(self, word: str) -> bool:
        """Whether ``word`` stands anywhere in it."""
        return word in self.body or word in self.heading


def _folded(task: PlanTask) -> _Task:
    body = squeeze(task.text)
    milestones = [(id_, fold(number), squeeze(text)) for id_, number, text in task.milestones]
    # Milestones are cut out of the text: no word is in one that is not in the text as well.
    apart = [text for _, _, text in milestones if text not in body]
    return _Task(
        task.id,
        fold(task.number),
        BETWEEN.join((squeeze(task.title), squeeze(task.clause))),
        BETWEEN.join((body, *apart)),
        milestones,
    )


class PlanIndex:
    """What the plan that is shown says, folded; made once for each version of a plan.

    ``task_of`` leads from a milestone to its task.
    """

    def __init__(self, ledger: Ledger) -> None:
        tasks = plan_tasks(ledger)
        units = named_units(ledger)
        self.task_of = {m[0]: task.id for task in tasks.values() for m in task.milestones}
        self._unfolded = list(tasks.values())
        self._folded: dict[int, _Task] = {}
        self._units = [_Unit(squeeze(u.short_name), squeeze(u.full_name), u.tasks) for u in units]
        self._unspelt = _to_spell(tasks.values(), units)
        self._spelt: list[_Spoken] = []
        self._remembered: dict[str, tuple[Hits, list[_Task]]] = {}

    def find(self, word: str) -> Hits:
        """Where ``word`` is found.

        In a milestone: in its text, or its number begins so. In a task as a whole: in its title,
        its clause, its units, its number; or in its text, but in none of its milestones.

        Each further letter of a word is looked for only where the word before it was found, and
        taking it out again finds what was found then.
        """
        if word not in self._remembered:
            shorter = [where for known, (_, where) in self._remembered.items() if known in word]
            among = min(shorter, key=len) if shorter else list(self._tasks.values())
            where = [task for task in among if task.has(word)]
            if len(self._remembered) >= _REMEMBERED:
                del self._remembered[next(iter(self._remembered))]
            self._remembered[word] = (self._hits(word, where), where)
        return self._remembered[word][0]

    def _hits(self, word: str, where: Iterable[_Task]) -> Hits:
        tasks = [self.tasks_of_units(word), self._tasks_by_pinyin(word)]
        whole: list[int] = []
        single: list[int] = []
        for task in where:
            inside = [id_ for id_, _, text in task.milestones if word in text]
            single += inside
            if word in task.heading or not inside:
                whole.append(task.id)
        number = _as_number(word)
        if number:
            for task in self._tasks.values():
                if task.number.startswith(number):
                    whole.append(task.id)
                single += [id_ for id_, own, _ in task.milestones if own.startswith(number)]
        return Hits(frozenset(whole).union(*tasks), frozenset(single))

    def tasks_of_units(self, word: str) -> frozenset[int]:
        """The tasks that name a unit which ``word`` is a name of, a part of one, or spells."""
        found = [unit.tasks for unit in self._units if unit.has(word)]
        if _is_spelling(word):
            found += [name.tasks for name in self._spellings() if name.unit and name.find(word)]
        return frozenset().union(*found)

    def milestones_of(self, tasks: Iterable[int]) -> frozenset[int]:
        """All milestones of these tasks."""
        known = (self._tasks[task_id] for task_id in tasks if task_id in self._tasks)
        return frozenset(id_ for task in known for id_, _, _ in task.milestones)

    def names(self, word: str) -> list[str]:
        """The names, or parts of them, that ``word`` stands for; folded."""
        named = [unit.short_name for unit in self._units if unit.has(word)]
        found = [word if word in name else name for name in named]
        if _is_spelling(word):
            for spoken in self._spellings():
                found += spoken.find(word)
        # A clause leaves out 省 where it stood before another unit.
        found += [name[1:] for name in found if len(name) > 2 and name[0] in _PREFIXES]
        return [name for name in dict.fromkeys(found) if name != word]

    def prepare(self) -> Iterator[None]:
        """Fold the texts, then spell titles and units; some at each step."""
        yield from self._fold_in_steps()
        yield from self._spell_in_steps()

    @property
    def _tasks(self) -> dict[int, _Task]:
        for _ in self._fold_in_steps():
            pass
        return self._folded

    def _fold_in_steps(self) -> Iterator[None]:
        while self._unfolded:
            for _ in range(min(_TASKS_A_STEP, len(self._unfolded))):
                task = self._unfolded.pop()
                self._folded[task.id] = _folded(task)
            yield

    def _spell_in_steps(self) -> Iterator[None]:
        from taizhang.plan.names import spelt, teach_field_words

        teach_field_words()
        yield
        while self._unspelt:
            for _ in range(min(_NAMES_A_STEP, len(self._unspelt))):
                name, tasks, unit = self._unspelt.pop()
                self._spelt.append(_Spoken(spelt(name), tasks, unit))
            yield

    def is_number(self, word: str, number: str) -> bool:
        """Whether ``word`` is ``number``, or its beginning, perhaps written otherwise."""
        wanted = _as_number(word)
        return bool(wanted) and fold(number).startswith(wanted)

    def only_in_body(self, task_id: int, word: str) -> bool:
        """Whether ``word`` stands in the task's text, but in none of its milestones."""
        task = self._tasks[task_id]
        return word in task.body and not any(word in text for _, _, text in task.milestones)

    def _spellings(self) -> list[_Spoken]:
        """Made when letters are first typed, unless they were before."""
        for _ in self._spell_in_steps():
            pass
        return self._spelt

    def _tasks_by_pinyin(self, word: str) -> frozenset[int]:
        if not _is_spelling(word):
            return frozenset()
        found = (name.tasks for name in self._spellings() if not name.unit and name.find(word))
        return frozenset().union(*found)


def _is_spelling(word: str) -> bool:
    return len(word) > 1 and word.isascii() and word.isalpha()


def _as_number(word: str) -> str:
    """A word that may begin a number, as the plan writes it (1.3 → 一.3), else ''.

    Only with a dot: a digit alone is looked for in the texts.
    """
    section, dot, rest = word.replace("、", ".").partition(".")
    if not dot:
        return ""
    if section.isdecimal() and 0 < int(section) <= len(_NUMERALS):
        section = _NUMERALS[int(section) - 1]
    return f"{section}.{rest}"
