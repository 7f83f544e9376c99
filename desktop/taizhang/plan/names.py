"""How the name of a unit is spelt, so that it can be found by typing pinyin.

pypinyin (MIT) is the field's library for this; it knows readings by phrase (行 in 银行). It is
imported on use: only a new ledger or a new unit needs it.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Spelling:
    """Pinyin without tones: ``initials`` (szjj) and ``full`` (shengzhijianju), lower case."""

    initials: str
    full: str


_FIELD_WORDS = {"人行": [["rén"], ["háng"]]}
"""Words of official names that pypinyin reads otherwise (人行 as pedestrians)."""


@cache
def _teach_field_words() -> None:
    """Once: pypinyin makes its whole dictionary of phrases anew each time it is told words."""
    from pypinyin import load_phrases_dict

    load_phrases_dict(_FIELD_WORDS)


def spell(name: str) -> Spelling:
    """Spell ``name``; letters and digits stand for themselves, other marks are left out."""
    from pypinyin import Style, lazy_pinyin

    _teach_field_words()
    letters = "".join(c for c in unicodedata.normalize("NFKC", name) if c.isalnum())
    words = [w.lower() for w in lazy_pinyin(letters, style=Style.NORMAL)]
    return Spelling("".join(w[0] for w in words), "".join(words))


def matches(query: str, name: str, spelling: Spelling) -> bool:
    """Whether ``query`` finds the unit: part of its name, or of its pinyin or initials.

    ``zjj`` finds 省质监局 (szjj): clerks leave out 省.
    """
    wanted = "".join(unicodedata.normalize("NFKC", query).casefold().split())
    return wanted in name.casefold() or wanted in spelling.initials or wanted in spelling.full
