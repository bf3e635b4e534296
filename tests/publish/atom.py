"""What RFC 4287 asks of a feed, as far as ours has it: elements, their number, and the form of their values."""

import re

from lxml import etree

_ATOM = "{http://www.w3.org/2005/Atom}"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
_ONCE = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "rights": (0, 1)}
_COUNTS = {
    "feed": {**_ONCE, "author": (1, 9), "subtitle": (0, 1)},
    "entry": {**_ONCE, "author": (0, 9), "content": (1, 1)},
}
_MANY = {"feed": {"link", "category", "entry"}, "entry": {"link", "category"}}


def faults(feed: etree._Element) -> list[str]:
    """What is wrong with it."""
    wrong = [] if feed.tag == f"{_ATOM}feed" else [f"the root is {feed.tag}"]
    ids = [one.text for one in feed.iter(f"{_ATOM}id")]
    wrong += [f"id {one} twice" for one in set(ids) if ids.count(one) > 1]
    if sum(one.get("rel") == "self" for one in feed.findall(f"{_ATOM}link")) != 1:
        wrong.append("no link to itself (4.1.1)")
    for holder in (feed, *feed.findall(f"{_ATOM}entry")):
        name = etree.QName(holder).localname
        for tag, (least, most) in _COUNTS[name].items():
            if not least <= len(holder.findall(_ATOM + tag)) <= most:
                wrong.append(f"{tag} in {name}: {len(holder.findall(_ATOM + tag))}")
        known = _COUNTS[name].keys() | _MANY[name]
        wrong += [f"{one.tag} in {name}" for one in holder if etree.QName(one).localname not in known]
    alternate = [
        (one.getparent(), one.get("type"), one.get("hreflang"))
        for one in feed.iter(f"{_ATOM}link")
        if one.get("rel") == "alternate"
    ]
    wrong += ["two alternate links of one type and language (4.1.1)"] * (len(alternate) - len(set(alternate)))
    wrong += [
        f"{one.text} is no moment" for one in feed.iter(f"{_ATOM}updated") if not _MOMENT.fullmatch(one.text)
    ]
    wrong += [f"{one} is no IRI" for one in ids if not re.match(r"[a-z]+:\S+$", one or "")]
    wrong += ["a link without href" for one in feed.iter(f"{_ATOM}link") if not one.get("href")]
    wrong += ["a category without term" for one in feed.iter(f"{_ATOM}category") if not one.get("term")]
    wrong += ["an author without name" for one in feed.iter(f"{_ATOM}author") if not one.findtext(f"{_ATOM}name")]
    wrong += ["no words" for tag in ("title", "content") for one in feed.iter(_ATOM + tag) if not one.text]
    newest = max((one.findtext(f"{_ATOM}updated", "") for one in feed.iter(f"{_ATOM}entry")), default="")
    if newest and feed.findtext(f"{_ATOM}updated") != newest:
        wrong.append("the feed is not as new as its newest entry")
    return wrong
