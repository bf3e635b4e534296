"""In place of Pyodide's own: names that its core looks up, without their documentation.

The original documents every method of a JavaScript object in Python. The core calls each of its classes once and
looks up the methods by name; what it finds goes to ``docstring`` and nowhere else.
"""


class _Undocumented:
    def __getattr__(self, name: str) -> "_Undocumented":
        return self


def __getattr__(name: str) -> object:
    """A function or a class that the original documents."""
    if name.startswith("__"):
        raise AttributeError(name)
    return lambda _token: _Undocumented()


class _JsProxyMetaClass(type):
    """The type of the types that stand for JavaScript objects."""


class InternalError(Exception):
    """Raised by the core."""


class ConversionError(Exception):
    """Raised by the core."""


class JsNull:
    """JavaScript's null."""

    def __bool__(self) -> bool:
        return False


class JsBigInt(int):
    """An integer that becomes a BigInt."""


_instantiate_token = None
jsnull = JsNull()
