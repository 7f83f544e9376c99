"""How well documents are read: what was read against what a person read in the same document.

    python -m benchmarks.gold [FOLDER …]

A folder holds annotations (``NN.json``: file, title, doc_number, clauses) and the documents they
name, beside them or in ``plans``. Each clause is found by the words it closes (``at``); precision
and recall are over (clause, agency, role). Prints every miss and every invention.
"""

from __future__ import annotations

import json
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from taizhang.reader.as_json import reading_json
from taizhang.reader.open import open_document
from taizhang.reader.read import read

DATA = Path(__file__).resolve().parents[1] / "tests" / "data"
FOLDERS = tuple(DATA / name for name in ("gold", "unseen", "heldout", "heldout3"))

Triple = tuple[int, str, str]
"""A clause's place among the document's clauses, an agency, its role."""


@dataclass
class Score:
    """One document's figures. Clauses are counted, and (clause, agency, role) compared."""

    name: str
    clauses: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    """Open ends and rules that are not as annotated."""
    right: int = 0
    read: int = 0
    annotated: int = 0
    seconds: float = 0.0

    @property
    def precision(self) -> float:
        """Right among those read; 1 where nothing was read."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Right among those annotated; 1 where there are none."""
        return self.right / self.annotated if self.annotated else 1.0

    @property
    def perfect(self) -> bool:
        """Whether everything is as annotated."""
        return not (self.missed or self.invented or self.wrong)


def plain(text: str) -> str:
    """Letters and digits only: a document's marks and blanks may be damaged."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def score(gold: dict[str, Any], found: dict[str, Any], name: str) -> Score:
    """Compare what ``taizhang plan read --json`` gives with an annotation."""
    tasks = [task for task in found["tasks"] if task["assignments"]]
    clauses = gold["clauses"]
    out = Score(name, clauses=len(clauses))
    matched = dict(_aligned(clauses, tasks))
    out.found = len(matched)
    for place, clause in enumerate(clauses):
        task = tasks[matched[place]] if place in matched else None
        _compare(out, clause, task)
    taken = set(matched.values())
    for place, task in enumerate(tasks):
        if place not in taken:
            out.read += len(task["assignments"])
            out.invented.append(f"clause {task['number']} {task['text'][:16]}… {_names(task)}")
    if gold["doc_number"] and plain(gold["doc_number"]) != plain(found["doc_number"] or ""):
        out.wrong.append(f"doc_number {found['doc_number']!r}, annotated {gold['doc_number']!r}")
    if gold["title"] and plain(gold["title"]) != plain(found["title"] or ""):
        out.wrong.append(f"title {found['title']!r}, annotated {gold['title']!r}")
    return out


def _aligned(
    clauses: Sequence[dict[str, Any]], tasks: Sequence[dict[str, Any]]
) -> Iterator[tuple[int, int]]:
    """Annotated clauses and tasks that begin with the same words, in order."""
    after = 0
    for place, clause in enumerate(clauses):
        at = plain(clause["at"])
        for i in range(after, len(tasks)):
            task = tasks[i]
            texts = (task["text"], task["title"] + task["text"], task["title"])
            if any(plain(text).startswith(at) for text in texts):
                yield place, i
                after = i + 1
                break


def _compare(out: Score, clause: dict[str, Any], task: dict[str, Any] | None) -> None:
    wanted = {(plain(agency), role) for agency, role in clause["assignments"]}
    out.annotated += len(wanted)
    where = f"{clause['heading']} ({clause['at']})"
    if task is None:
        out.missed.append(f"clause {where}")
        return
    read_ = {(plain(a["agency"]), a["role"]) for a in task["assignments"]}
    out.read += len(read_)
    out.right += len(wanted & read_)
    out.missed += [f"{where}: {agency} {role}" for agency, role in sorted(wanted - read_)]
    out.invented += [f"{where}: {agency} {role}" for agency, role in sorted(read_ - wanted)]
    if bool(clause["open_ended"]) != task["open_ended"]:
        out.wrong.append(f"{where}: open_ended {task['open_ended']}")


def _names(task: dict[str, Any]) -> str:
    return "、".join(f"{a['agency']}[{a['role']}]" for a in task["assignments"])


def annotated_documents(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each annotation of the folder with the document it is of."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        name = gold.get("file", path.with_suffix(".txt").name)
        places = (folder / name, folder.parent / "plans" / name)
        yield next(place for place in places if place.exists()), gold


def scored(folder: Path) -> Iterator[Score]:
    """Read and compare every annotated document of the folder."""
    for document, gold in annotated_documents(folder):
        start = time.perf_counter()
        found = reading_json(read(open_document(document)))
        seconds = time.perf_counter() - start
        result = score(gold, found, document.stem)
        result.seconds = seconds
        yield result


def main(folders: Sequence[Path]) -> int:
    """Print a line for each document and its faults; 1 when there are any."""
    scores = []
    for folder in folders:
        for one in scored(folder):
            scores.append(one)
            print(
                f"{one.name:40} clauses {one.found:3}/{one.clauses:3}  "
                f"(clause, agency, role) read {one.read:3}  annotated {one.annotated:3}  "
                f"precision {one.precision:7.2%}  recall {one.recall:7.2%}  {one.seconds:5.2f} s"
            )
            for sign, faults in (("-", one.missed), ("+", one.invented), ("!", one.wrong)):
                for fault in faults:
                    print(f"    {sign} {fault}")
    right, read_ = sum(s.right for s in scores), sum(s.read for s in scores)
    annotated = sum(s.annotated for s in scores)
    print(
        f"{len(scores)} documents, {sum(s.clauses for s in scores)} clauses, "
        f"{annotated} assignments: precision {right / max(read_, 1):.2%}, "
        f"recall {right / max(annotated, 1):.2%}"
    )
    return int(not all(s.perfect for s in scores))


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]] or list(FOLDERS)))
