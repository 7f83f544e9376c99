"""Colours of the paper. None of them is needed to read it: words and shapes say the same."""

from __future__ import annotations

from typing import NamedTuple


class Ink(NamedTuple):
    """A colour as light: red, green and blue from 0 to 1."""

    red: float
    green: float
    blue: float

    @property
    def operands(self) -> str:
        """As PDF writes it, before ``rg`` or ``RG``."""
        return f"{self.red:g} {self.green:g} {self.blue:g}"


BLACK = Ink(0, 0, 0)
GREY = Ink(0.45, 0.45, 0.45)
PALE = Ink(0.93, 0.93, 0.93)
RED = Ink(0.85, 0, 0)
"""Of the red head (GB/T 9704-2012 §7.2.4)."""
