"""The receipt: what two people compare to know that they ran the same rules on the same input."""

import hashlib
import json
from typing import Any


def receipt(content: dict[str, Any]) -> str:
    """The sha256 of the canonical JSON (sorted keys, no spaces, UTF-8) of ``content``.

    >>> receipt({"b": 1, "a": "条"}) == receipt({"a": "条", "b": 1})
    True
    """
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
