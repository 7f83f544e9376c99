"""A plain Python signal, so that the core can speak without knowing the screen."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Signal(Generic[T]):
    """Calls what was connected to it, in that order, with one value."""

    def __init__(self) -> None:
        self._slots: list[Callable[[T], None]] = []

    def connect(self, slot: Callable[[T], None]) -> None:
        """Call ``slot`` with every value from now on."""
        self._slots.append(slot)

    def disconnect(self, slot: Callable[[T], None]) -> None:
        """Call ``slot`` no more; nothing when it is not connected."""
        if slot in self._slots:
            self._slots.remove(slot)

    def emit(self, value: T) -> None:
        """Hand ``value`` to all; a slot connected meanwhile is called from the next one on."""
        for slot in tuple(self._slots):
            slot(value)
