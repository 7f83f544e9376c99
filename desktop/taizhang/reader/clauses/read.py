"""Reading one region: blanks out, tokens, assignments."""

from __future__ import annotations

from dataclasses import dataclass

from taizhang.reader.clauses.compact import Compact
from taizhang.reader.clauses.lexer import Lexer
from taizhang.reader.clauses.parser import Parsed, parse
from taizhang.reader.clauses.places import NO_PLACES
from taizhang.reader.clauses.regions import Region, Wrapper
from taizhang.reader.clauses.tokens import Kind, Token
from taizhang.reader.clauses.words import Words


@dataclass(frozen=True, slots=True)
class Read:
    """A region with what was read in it."""

    region: Region
    tokens: list[Token]
    parsed: Parsed


def read(text: str, region: Region, known: frozenset[str], places: Words = NO_PLACES) -> Read:
    """Lex and parse a region; one that nothing closes ends where its words stop being a clause."""
    compact = Compact.of(text, region.inner_start, region.inner_end)
    tokens = Lexer(compact, known).run()
    if region.wrapper in {Wrapper.LABEL, Wrapper.UNCLOSED}:
        kept = _until_prose(tokens)
        if len(kept) < len(tokens) and kept:
            end = kept[-1].end
            region = Region(region.wrapper, region.start, end, region.inner_start, end)
        tokens = kept
    return Read(region, tokens, parse(tokens, known, places=places))


def _until_prose(tokens: list[Token]) -> list[Token]:
    """The tokens before the first blank that running text follows."""
    for k, token in enumerate(tokens):
        if token.kind is Kind.BREAK and k + 1 < len(tokens) and tokens[k + 1].kind is Kind.ODD:
            return tokens[:k]
    return tokens
