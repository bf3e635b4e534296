"""Opens the file of a list: CSV in the encodings that offices save it in, or the sheet of an XLSX workbook.

Either becomes the text that a person could have pasted, line for line with the file, so that everything after
works on one form.
"""

import re

from selfcheck.evidence.sheet import Opened, UnreadableFileError
from selfcheck.evidence.table import TooLongError

MOST_BYTES = 10 * 2**20

ENCRYPTED = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0"
"""The name of the one stream of a workbook with a password, as the old container writes names."""


def opened(content: bytes, sheet: str = "") -> Opened:
    r"""The rows of a file; of a workbook those of the sheet named, or of the first visible one that has any.

    Raises ``UnreadableFileError`` and ``TooLongError``; ``ModuleNotFoundError`` for a workbook without openpyxl.

    >>> opened("名称,金额\n".encode("gbk")).text
    '名称,金额\n'
    """
    if len(content) > MOST_BYTES:
        raise TooLongError("bytes", MOST_BYTES // 2**20)
    if content.startswith(b"PK"):
        from selfcheck.evidence import workbook

        return workbook.opened(content, sheet)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFileError("encrypted" if ENCRYPTED in content else "old_excel")
    if re.match(rb"\s*<", content.removeprefix(b"\xef\xbb\xbf")):
        raise UnreadableFileError("web_page")  # what some systems export under the name of .xls
    return Opened(_decoded(content))


def _decoded(content: bytes) -> str:
    marked = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
    encodings = [encoding for mark, encoding in marked.items() if content.startswith(mark)]
    if not encodings and b"\0" in content:
        raise UnreadableFileError("not_text")
    for encoding in encodings or ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFileError("not_text")
