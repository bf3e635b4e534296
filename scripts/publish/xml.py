"""XML files: made as trees, never by joining strings, and written the same way everywhere."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import etree

Element = etree._Element
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def root(
    namespace: str,
    tag: str,
    attributes: Mapping[str, str] | None = None,
    prefixes: Mapping[str, str] | None = None,
) -> Element:
    """The outermost element; its namespace needs no prefix."""
    # Any: the stubs do not know that None stands for the default namespace.
    names: dict[Any, str] = {None: namespace, **(prefixes or {})}
    return etree.Element(f"{{{namespace}}}{tag}", dict(attributes or {}), nsmap=names)


def sub(
    parent: Element, tag: str, attributes: Mapping[str, str] | None = None, text: str | None = None, **more: str
) -> Element:
    """A new element at the end of the parent, in its namespace."""
    name = tag if tag.startswith("{") else f"{{{etree.QName(parent).namespace}}}{tag}"
    element = etree.SubElement(parent, name, {**(attributes or {}), **more})
    element.text = text
    return element


def write(element: Element, path: Path) -> None:
    """Writes the file, indented where that changes no words."""
    tree = etree.ElementTree(element)
    tree.write(str(path), encoding="utf-8", xml_declaration=True, pretty_print=True)
