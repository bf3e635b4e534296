"""Both languages, of which one is left to `make check` where the other proves the same after every change.

The page's script, its markup and the rules are the same in both; what differs are words, which have tests of their
own. Whole journeys are taken in both languages every time.
"""

import pytest

BOTH = pytest.mark.parametrize("lang", ["zh", "en"])
ZH_AT_ONCE = pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.slow)])
EN_AT_ONCE = pytest.mark.parametrize("lang", [pytest.param("zh", marks=pytest.mark.slow), "en"])
