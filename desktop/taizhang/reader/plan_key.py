"""What a plan is called in code, files and on the command line: ``suzhengbanfa-2013-1``."""

from __future__ import annotations

import re

from taizhang.plan.names import spell
from taizhang.reader.reading import Reading

_LONGEST = 48
_GROUPS = re.compile(r"\d+|[^\W\d_]+")


def key_of(reading: Reading) -> str:
    """From the 文号, which tells a document from all others; else from the title, else ``plan``.

    Small letters, digits and hyphens. Whether another plan has it already is for the ledger to say.
    """
    facts = reading.facts
    if facts.doc_number is not None:
        groups = _GROUPS.findall(facts.doc_number.value.removesuffix("号"))
        key = "-".join(spell(group).full for group in groups)
    else:
        title = facts.title or facts.notice_title
        key = spell(title.value).initials if title is not None else ""
    key = "".join(c for c in key if c == "-" or (c.isascii() and c.isalnum()))
    return key[:_LONGEST].strip("-") or "plan"
