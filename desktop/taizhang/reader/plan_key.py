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
    named = facts.doc_number or facts.title or facts.notice_title
    if named is None:
        return "plan"
    words = named.value if named is not facts.doc_number else named.value.removesuffix("号")
    key = "-".join(spell(group).full for group in _GROUPS.findall(words))
    key = "".join(c for c in key if c == "-" or (c.isascii() and c.isalnum()))
    return key[:_LONGEST].strip("-") or "plan"
