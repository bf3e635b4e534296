"""In place of Pyodide's own: how JavaScript's functions are called from Python, without types that say so.

The original reads it from annotations, which takes ``inspect`` and ``typing``.
"""

from _pyodide_core import JsFuncSignature, js2py_default_call_result, py2js_default  # type: ignore[import-not-found]

no_default = object()


def _any(*_args: object, **_kwargs: object) -> None:
    pass


# Any arguments, each converted in the usual way.
default_signature = JsFuncSignature(
    _any, False, 0, (), (), py2js_default, (), (), (), py2js_default, js2py_default_call_result
)
