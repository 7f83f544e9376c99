"""Search once more, as plainly as can be: every text of the tables is folded and scanned.

Nothing of the program's folding, spelling or indexes is used, but for its tables of characters.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import combinations

from pypinyin import lazy_pinyin

from taizhang import paths
from taizhang.ledger.evidence_names import shown_name
from taizhang.ledger.store import Ledger

_SAME = (
    "-‐‑‒–—―−─━⸺⸻~～〜∼˜",
    '"“”„‟「」『』﹁﹂﹃﹄〝〞〟',
    "'‘’‚‛′´`",
    "<《〈«‹⟨⟪",
    ">》〉»›⟩⟫",
    "([{〔【〖〘〚⟦",
    ")]}〕】〗〙〛⟧",
    ".·•・‧∙⋅",
    "/⁄∕",
    "x×✕╳",
    "〇○◯",
)


@cache
def same() -> dict[str, str]:
    lines = (paths.resources() / "han" / "alike.txt").read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if not line.startswith("#")]
    return {other: line[0] for line in [*lines, *_SAME] for other in line[1:]}


@cache
def plain_character(character: str) -> str:
    if character.isspace():
        return ""
    character = same().get(character, character)
    whole = unicodedata.normalize("NFKD", character)
    if whole[0] == " ":
        return character
    out = ""
    for part in whole:
        invisible = unicodedata.category(part) == "Cf" or "\ufe00" <= part <= "\ufe0f"
        if not ("\u0300" <= part <= "\u036f" or invisible):
            out += part.casefold()
    return "".join(same().get(part, part) for part in out)


def plain(text: str) -> str:
    return "".join(map(plain_character, text))


class Scan:
    """All that may be searched in a ledger for a unit, read when it is made."""

    def __init__(self, ledger: Ledger, agency_id: int, *, spelt: bool = True) -> None:
        plan = "JOIN section AS s ON s.id = t.section_id WHERE s.plan_id = ?"
        ids = (ledger.plan_id,)
        tasks = ledger.rows(
            f"SELECT t.id, t.number, t.title, t.clause, t.text FROM task t {plan}", ids
        )
        rows = ledger.rows(
            f"SELECT m.id, t.id, m.number, m.text FROM milestone m JOIN task t ON t.id = m.task_id {plan}",
            ids,
        )
        self.task_of = {row[0]: row[1] for row in rows}
        self.milestones = [(row[0], plain(row[3])) for row in rows]
        self.numbers = [(row[1], row[0], row[2]) for row in rows]
        self.numbers += [(row[0], 0, row[1]) for row in tasks]
        self.whole = [(row[0], plain(text)) for row in tasks for text in row[2:4]]
        self.bodies = [(row[0], plain(row[4])) for row in tasks]
        self.units = [
            (task, plain(short), plain(full))
            for task, short, full in ledger.rows(
                "SELECT a.task_id, g.short_name, g.full_name FROM agency g "
                "JOIN assignment a ON a.agency_id = g.id WHERE g.plan_id = ?",
                ids,
            )
        ]
        self.spoken = [(row[0], syllables(row[2]), 0) for row in tasks] if spelt else []
        if spelt:
            for task, short, full in self.units:
                self.spoken.append((task, syllables(short), 0))
                if full != short:
                    self.spoken.append((task, syllables(full), 4))
        self.own = own(ledger, agency_id, self.task_of)

    def word(self, word: str) -> set[int]:
        """The milestones where the folded word is found, or in their task as a whole."""
        found = {id_ for id_, text in self.milestones if word in text}
        inside = {self.task_of[id_] for id_ in found}
        tasks = {task for task, text in self.whole if word in text}
        tasks |= {task for task, text in self.bodies if word in text} - inside
        for task, short, full in self.units:
            if word in short or (len(word) > 3 and full.endswith(word)):
                tasks.add(task)
        if len(word) > 1 and all("a" <= letter <= "z" for letter in word):
            tasks |= {task for task, name, tail in self.spoken if says(name, word, tail)}
        for task, milestone in self.numbered(word):
            if milestone:
                found.add(milestone)
            else:
                tasks.add(task)
        for task, milestone, text in self.own:
            if word in text and milestone:
                found.add(milestone)
            elif word in text:
                tasks.add(task)
        if tasks:
            found |= {id_ for id_, task in self.task_of.items() if task in tasks}
        return found

    def numbered(self, word: str) -> list[tuple[int, int]]:
        """The tasks (milestone 0) and milestones whose number begins with the word."""
        wanted = word.replace("、", ".")
        if "." not in wanted:
            return []
        for numeral, digit in zip("一二三四五六七八九十", range(1, 11), strict=True):
            if wanted.startswith(f"{digit}."):
                wanted = numeral + wanted[len(str(digit)) :]
        return [(task, id_) for task, id_, number in self.numbers if number.startswith(wanted)]

    def query(self, query: str) -> set[int]:
        """The milestones where every word is found; none for a query without words."""
        # Words stand between blanks; some marks give a blank only when they are taken apart.
        words = [plain(part) for part in query.split()]
        found = [self.word(word) for word in words if word]
        return set.intersection(*found) if found else set()


def own(ledger: Ledger, agency_id: int, task_of: dict[int, int]) -> list[tuple[int, int, str]]:
    texts: list[tuple[int, int | None, str]] = []
    unit = (agency_id,)
    texts += ledger.rows("SELECT task_id, milestone_id, text FROM note WHERE agency_id = ?", unit)
    rows = ledger.rows(
        "SELECT id, replaces, task_id, milestone_id, name, caption FROM evidence WHERE agency_id = ?",
        unit,
    )
    old = {row[1] for row in rows}
    for id_, _, task, milestone, name, caption in rows:
        if id_ not in old:
            texts += [(task, milestone, shown_name(name)), (task, milestone, caption)]
    for table, columns in (
        ("step", ("text", "person")),
        ("progress", ("reason",)),
        ("deadline", ("reason", "approver")),
        ("pace_override", ("reason",)),
    ):
        for column in columns:
            for milestone, text in ledger.rows(
                f"SELECT milestone_id, {column} FROM {table} WHERE agency_id = ?", unit
            ):
                texts.append((task_of[milestone], milestone, text))
    return [(task, milestone or 0, plain(text)) for task, milestone, text in texts]


def syllables(name: str) -> list[str]:
    """The syllables of a name, a run of letters and digits as one."""
    letters = "".join(c for c in unicodedata.normalize("NFKC", name) if c.isalnum())
    return [syllable.lower() for syllable in lazy_pinyin(letters)]


def says(name: list[str], word: str, tail: int) -> bool:
    """Whether syllables of the name are spelt so; of at least ``tail`` characters at its end."""
    for start, end in combinations(range(len(name) + 1), 2):
        if tail and (end != len(name) or end - start < tail):
            continue
        part = name[start:end]
        if "".join(syllable[0] for syllable in part) == word:
            return True
        full = "".join(part)
        if full.startswith(word) and len(full) - len(part[-1]) < len(word):
            return True
    return False
