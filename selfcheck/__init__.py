"""Self-assessment against the rules on State Quality & Standards Laboratories (国家质量标准实验室).

The core needs the standard library alone and runs unchanged on CPython and in the browser.
"""

__version__ = "0.1.0"
