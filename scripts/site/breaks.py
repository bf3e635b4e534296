"""Lets long addresses and ids break where their parts end, and not in the middle of a name."""

import re

_CODE = re.compile(r"(?<!<pre>)<code>[^<]+</code>")
_END_OF_PART = re.compile(r"(?<=\w/)(?=[\w#])|(?<=\w)(?=#)|(?<=\.)(?=\w+\.)|(?<=__)(?=[a-z])|(?<=[a-z]-)(?=[a-z])")


def allowed(html: str) -> str:
    """A page whose short pieces of code may break; blocks of code scroll.

    >>> allowed("<code>guide-2024/#sec_3__subsec_4</code>")
    '<code>guide-2024/<wbr>#sec_3__<wbr>subsec_4</code>'
    >>> allowed("<code>/data/answers.lab.json</code>")  # not before the kind of the file
    '<code>/data/<wbr>answers.<wbr>lab.json</code>'
    >>> allowed("<pre><code>one.two</code></pre>")
    '<pre><code>one.two</code></pre>'
    """
    return _CODE.sub(lambda code: _inside(code[0]), html)


def _inside(code: str) -> str:
    words = code.removeprefix("<code>").removesuffix("</code>")
    return f"<code>{_END_OF_PART.sub('<wbr>', words)}</code>"
