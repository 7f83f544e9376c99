"""Documents damaged as copies are: cut, shuffled, brackets lost, characters doubled, flattened."""

from __future__ import annotations

import random
from collections.abc import Callable

_BRACKETS = "()（）〔〕［］[]【】"


def _cut(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    return text[start : start + chance.randrange(1, len(text) + 1)]


def _shuffled(text: str, chance: random.Random) -> str:
    sentences = text.split("。")
    chance.shuffle(sentences)
    return "。".join(sentences)


def _unbracketed(text: str, chance: random.Random) -> str:
    return "".join(c for c in text if c not in _BRACKETS or chance.random() > 0.3)


def _doubled(text: str, chance: random.Random) -> str:
    return "".join(c * (2 if chance.random() < 0.05 else 1) for c in text)


def _flattened(text: str, chance: random.Random) -> str:
    return text.replace("\n", chance.choice(["", " ", "　　"]))


_KINDS: tuple[Callable[[str, random.Random], str], ...] = (
    _cut,
    _shuffled,
    _unbracketed,
    _doubled,
    _flattened,
)


def mutated(text: str, chance: random.Random) -> str:
    """The text after one to three kinds of damage."""
    for damage in chance.choices(_KINDS, k=chance.randint(1, 3)):
        text = damage(text, chance) or "。"
    return text
