"""Inside the runtime as it will be served: imports every module of the package and prints its answers.

`argv` holds the names of the package's modules and of those that use extra archives and, after "--", requests; one
response is printed a line.
"""

import sys


def main(argv: list[str]) -> int:
    """Prints the responses; a module that is missing raises."""
    split = argv.index("--")
    for name in argv[:split]:
        __import__(name)
    handle = sys.modules["selfcheck.bridge"].handle
    for request in argv[split + 1 :]:
        print(handle(request))
    return 0
