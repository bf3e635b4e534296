"""In place of Pyodide's own: what its core looks up first, and modules that are loaded when first used.

The core imports three modules of the standard library that a verdict never needs, and these bring fifty more.
"""

import importlib
import sys
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

# Not importlib.util.LazyLoader: that brings threading with it.
LATER = ("ast", "inspect", "traceback")
"""Among others, dataclasses imports ``ast`` and ``inspect``, and describing an error needs ``traceback``."""


class _Later(ModuleType):
    """A module that loads itself when something in it is asked for."""

    __spec__: ModuleSpec

    def __getattr__(self, name: str) -> object:
        self.__class__ = ModuleType  # type: ignore[assignment]
        assert self.__spec__.loader is not None
        self.__spec__.loader.exec_module(self)
        return getattr(self, name)


def _leave_for_later(name: str) -> None:
    spec = PathFinder.find_spec(name)
    assert spec is not None
    module = importlib._bootstrap.module_from_spec(spec)
    module.__class__ = _Later
    sys.modules[name] = module


for _name in LATER:
    _leave_for_later(_name)


def _iscoroutinefunction(function: object) -> bool:
    """The core takes hold of this one when it starts; once the module is loaded, its own is there instead."""
    inspect = sys.modules["inspect"]
    getattr(inspect, "signature")  # noqa: B009 - loads it
    found: bool = inspect.iscoroutinefunction(function)
    return found


sys.modules["inspect"].iscoroutinefunction = _iscoroutinefunction  # type: ignore[attr-defined]

from . import _base, _importhook  # noqa: E402, F401


def set_excepthook() -> None:
    """Called when Python has started; Python's own hook prints an error well enough."""
