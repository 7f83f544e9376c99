"""Runs first in the packaged program: the part of PySide6 that explains wrong calls waits.

PySide6 holds the signatures of all its functions in Python modules of its own. It needs them to
word a TypeError, and imports them at every start: a fifth of the time to a bare window. Here each
of them is executed when something of it is first asked for; nothing else about them changes.
"""

import sys
from collections.abc import Sequence
from importlib.abc import Loader
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

_WAITING = {
    f"shibokensupport.signature.{name}"
    for name in (
        "errorhandler",
        "layout",
        "lib.enum_sig",
        "lib.pyi_generator",
        "lib.tool",
        "mapping",
        "parser",
    )
}


class Waiting(ModuleType):
    """A module that is executed at the first look for a name that it does not have yet."""

    def __getattr__(self, name: str) -> object:
        loader = self.__dict__.pop("_taizhang_loader", None)
        if loader is not None:
            loader.exec_module(self)
        try:
            return self.__dict__[name]
        except KeyError:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}") from None


class Later(Loader):
    """Makes the module, and leaves its execution to itself."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:  # noqa: D102 - as Loader has it
        return Waiting(spec.name)

    def exec_module(self, module: ModuleType) -> None:  # noqa: D102 - as Loader has it
        module.__dict__["_taizhang_loader"] = self._loader


class _Finder:
    """Finds the modules named above where Python's own finder finds them."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None, target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target) if name in _WAITING else None
        if spec is not None and spec.loader is not None:
            spec.loader = Later(spec.loader)
        return spec


if __name__ == "__main__":
    sys.meta_path.insert(0, _Finder)
