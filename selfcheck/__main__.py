"""``python -m selfcheck``."""

import sys

from .cli import main

sys.exit(main())
