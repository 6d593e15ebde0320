"""Libraries that another library imports and hardly uses: they are imported when something is taken from them."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType


class LateModule(ModuleType):
    """Stands for a module until something is taken from it that is not known; then it gives what the module has."""

    def __init__(self, name: str, known: dict[str, object]) -> None:
        super().__init__(name)
        vars(self).update(known)

    def __getattr__(self, name: str) -> object:
        own = sys.modules.get(self.__name__)
        if own is self:
            del sys.modules[self.__name__]
            own = None
        return getattr(own or import_module(self.__name__), name)


def import_late(name: str, **known: object) -> None:
    """Let a module be imported when something else than what is known is taken from it, unless it is there already."""
    if name not in sys.modules:
        sys.modules[name] = LateModule(name, known)
        package, _, own = name.rpartition(".")
        if package:
            setattr(import_module(package), own, sys.modules[name])
