"""What the sequence model sees of every block: its own signs, those of its neighbours, and its place on the page.

Every sign is a short string that stands for a yes or a range («words:8»), never a word of the page: the model learns how
pages are built, not what was in the news when it was trained. Signs that only markup can give are simply absent in
flattened text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from khabar.extract.blocks import Block
from khabar.extract.credits import name_signs
from khabar.extract.density import density_signs
from khabar.extract.features import Features
from khabar.extract.furniture import bare_word
from khabar.extract.marks import ADDRESS, EMBED, PHOTO, is_credited

_WORDS = (1, 2, 3, 4, 6, 9, 13, 18, 25)
_SIZES = (3, 7, 14, 25)
_SHARES = (0.05, 0.3, 0.6, 0.9)
_RUNS = (1, 2, 3, 5, 8, 13)
_AWAY = (1, 2, 3, 5, 9, 17, 33)
_DIGITS = re.compile(r"\d")
_LAST = re.compile(r"(\.\.+|[.:؟?!…،,؛»\"”)\]])[\s\u00a0]*$")
_FIRST = re.compile(r"^[\s\u00a0]*([«\"“(\[•*#>-]|[–—]|\d)")
#: Where a picture's credit may begin.
_MAY_CREDIT = re.compile(r"[(\[–—-]")
_MARKS = (("photo", PHOTO), ("address", ADDRESS), ("embed", EMBED))
_FURTHEST = 8
_CENTRAL = (0.1, 0.2, 0.35, 0.5, 0.7, 0.85)
#: How many paragraphs that share most with the others make the core of a page.
_CORE = 3
#: How many blocks on either side speak of the same thing.
_AROUND = 12


def signs_of(
    blocks: Sequence[Block], features: Sequence[Features], titles: Sequence[str], pictures: Collection[str]
) -> list[list[str]]:
    """The signs of every block. `titles` are the folded readings of the page's titles, `pictures` what its pictures say
    they show."""
    words = frozenset(bare_word(word) for title in titles[:1] for word in title.split() if len(word) > 2)
    long_titles = frozenset(title for title in titles if title.count(" ") >= 2)
    shares = _prose_shares(blocks, features)
    own = [
        _own(block, feature, long_titles, words, pictures)
        for block, feature in zip(blocks, features, strict=True)
    ]
    core = [_core(block, feature) for block, feature in zip(blocks, features, strict=True)]
    under = _distances(
        [bool(feature.found and feature.found.kind in {"also", "list"}) for feature in features]
    )
    places = _places(blocks, features, long_titles, under)
    topic = _topic(blocks, features)
    dense = density_signs(blocks, features, long_titles)
    topics = _topics(features, topic)
    found = []
    for at in range(len(blocks)):
        signs = own[at] + shares[at] + places[at] + topics[at]
        for away, name in ((-1, "<"), (1, ">"), (-2, "<<"), (2, ">>")):
            near = at + away
            if 0 <= near < len(blocks):
                signs += [name + sign for sign in core[near]]
            else:
                signs.append(name + "edge")
        signs += _together(blocks, features, at, under[at], topics[at])
        signs += _near_centre(topic.central, at)
        signs += [
            dense[at],
            dense[at][:2],
            f"{dense[at][:2]}:{_bin(_SIZES, len(blocks[at].words))}{'.' * blocks[at].ends}",
        ]
        if at:
            signs.append("like<" if _alike(blocks[at - 1], blocks[at]) else "unlike<")
        if at + 1 < len(blocks):
            signs.append("like>" if _alike(blocks[at], blocks[at + 1]) else "unlike>")
        found.append(signs)
    return found


def told(blocks: Sequence[Block], features: Sequence[Features]) -> list[int]:
    """The blocks that the model is asked about: all but the short lines in parts of the page that are furniture by their
    markup, half of most pages."""
    return [
        at
        for at, (block, feature) in enumerate(zip(blocks, features, strict=True))
        if not block.furniture_zone or feature.prose
    ]


def _bin(edges: Sequence[float], value: float) -> int:
    return bisect_right(edges, value)


def _core(block: Block, feature: Features) -> list[str]:
    """What a neighbour is told."""
    count = len(block.words)
    signs = [f"w{_bin(_WORDS, count)}"]
    if feature.prose:
        signs.append("prose")
    if block.ends:
        signs.append("ends")
    if feature.date_line:
        signs.append("date")
    if feature.found:
        signs.append("f:" + feature.found.kind)
    if block.furniture_zone:
        signs.append("zone")
    if block.links > 0.6:
        signs.append("link")
    if block.heading:
        signs.append("h")
    if block.bullet:
        signs.append("li")
    if feature.teaser:
        signs.append("teaser")
    if block.text.endswith((":", "؛")):
        signs.append("opens")
    if block.text.startswith("و"):
        signs.append("and")
    return signs


def _own(
    block: Block, feature: Features, titles: frozenset[str], title: frozenset[str], pictures: Collection[str]
) -> list[str]:
    count = len(block.words)
    text = block.text
    last, first = _LAST.search(text[-12:]), _FIRST.match(text)
    signs = [
        "bias",
        f"words:{_bin(_WORDS, count)}",
        f"gap:{min(block.gap, 3)}",
        "last:" + (last[1][:2] if last else "word"),
    ]
    if text.startswith("و") and count > 2:
        signs += ["and", f"and:{_bin(_WORDS, count)}"]
    if first:
        signs.append("first:" + ("9" if first[1].isdigit() else first[1]))
    if block.tag:
        signs += ["html", "tag:" + block.tag, f"links:{_bin(_SHARES, block.links)}"]
        signs.append(f"links:{_bin(_SHARES, block.links)}:{_bin(_WORDS, count)}")
    if block.zone:
        signs.append("zone:" + block.zone)
    if block.heading:
        signs.append(f"h{block.heading}")
    for name in ("bold", "bullet", "in_article", "in_body"):
        if getattr(block, name):
            signs.append(name)
    for name in ("prose", "date_line", "barrier", "site_talk", "teaser", "speech"):
        if getattr(feature, name):
            signs.append(name)
    if feature.dates:
        signs.append("dated")
    if feature.found:
        signs.append("found:" + feature.found.kind)
        signs.append(f"found:{feature.found.kind}:{min(feature.found.rest, 3)}")
    if feature.times_seen > 1:
        signs.append("again")
    digits = len(_DIGITS.findall(text[:200])) / min(200, len(text))
    if digits > 0.02:
        signs.append(f"digits:{_bin((0.05, 0.15, 0.4), digits)}")
    arabic = 1.0 if feature.prose else block.arabic
    if arabic < 0.9:
        signs.append(f"arabic:{_bin((0.1, 0.5), arabic)}")
    if count <= 45:
        signs += [name for name, mark in _MARKS if mark.search(text)]
    signs += _named(block, feature, count, pictures)
    if title:
        telling = [bare_word(word) for word in block.words if len(word) > 2]
        share = sum(word in title for word in telling) / len(telling) if telling else 0.0
        if share:
            signs.append(f"title:{_bin((0.1, 0.25, 0.5, 0.8, 0.99), share)}")
    if block.key in titles:
        signs += ["titled", f"titled:h{block.heading}"]
    return signs


def _named(block: Block, feature: Features, count: int, pictures: Collection[str]) -> list[str]:
    """Does the short line look like the name of a person, a place or an agency, or like a caption with its credit?"""
    if block.furniture_zone:
        return []
    signs = []
    if count > 1 and block.text in pictures:
        signs.append("alt")
    if 3 < count <= 45 and _MAY_CREDIT.search(block.text[-45:]) and is_credited(block.text):
        signs.append("credited")
    if count <= 6 and not feature.prose:
        signs += name_signs(block.words, block.key)
    return signs


def _alike(one: Block, other: Block) -> bool:
    """Do the two stand in elements of one kind under one parent?"""
    return (
        one.tag == other.tag
        and one.parent == other.parent
        and one.bold == other.bold
        and one.bullet == other.bullet
    )


def _prose_shares(blocks: Sequence[Block], features: Sequence[Features]) -> list[list[str]]:
    """How much of the page's running text stands in the block's own element, and in the one around it."""
    own: dict[int, int] = defaultdict(int)
    around: dict[int, int] = defaultdict(int)
    total = 0
    for block, feature in zip(blocks, features, strict=True):
        if feature.prose and not feature.teaser:
            own[block.own] += len(block.words)
            around[block.parent] += len(block.words)
            total += len(block.words)
    found: list[list[str]] = []
    for block in blocks:
        if not block.own or not total:
            found.append([])
            continue
        share = max(own.get(block.own, 0), around.get(block.parent, 0)) / total
        inside = around.get(block.own, 0) / total
        found.append([f"share:{_bin(_SHARES, share)}", f"inside:{_bin(_SHARES, inside)}"])
    return found


def _together(
    blocks: Sequence[Block], features: Sequence[Features], at: int, under: int, topic: Sequence[str]
) -> list[str]:
    """Signs that mean something else beside each other: a short line between paragraphs, and one in a row of short lines."""
    block = blocks[at]
    size = _bin(_SIZES, len(block.words))
    before = _bin(_SIZES, len(blocks[at - 1].words)) if at else 9
    after = _bin(_SIZES, len(blocks[at + 1].words)) if at + 1 < len(blocks) else 9
    ends = "." if block.ends else ""
    signs = [f"row:{before}{size}{after}", f"{size}{ends}gap{min(block.gap, 2)}", f"{size}{ends}{before}"]
    if under <= _FURTHEST:
        signs.append(f"under:{min(under, 4)}:{size}{ends}")
    if topic:
        signs.append(f"{topic[0]}:{size}{ends}")
    if block.tag:
        signs.append(f"{block.tag}:{size}{ends}")
    if features[at].times_seen > 1:
        signs.append(f"again:{size}")
    return signs


@dataclass(frozen=True, slots=True)
class _Topic:
    """What the page is about: the telling words of every block, how much each block of running text shares with the others
    (1 for the one that shares most), and the words of the line that tells most of them."""

    words: Sequence[frozenset[str]]
    central: Sequence[float]
    title: frozenset[str]


def _topic(blocks: Sequence[Block], features: Sequence[Features]) -> _Topic:
    words = [frozenset(bare_word(word) for word in block.words if len(word) > 3) for block in blocks]
    prose = [
        at
        for at, feature in enumerate(features)
        if feature.prose and not feature.teaser and len(words[at]) > 2
    ]
    shared = dict.fromkeys(prose, 0.0)
    for place, at in enumerate(prose):
        for other in prose[place + 1 : place + 1 + _AROUND]:
            common = len(words[at] & words[other])
            if common and blocks[at].key != blocks[other].key:
                likeness = common / (len(words[at]) * len(words[other])) ** 0.5
                shared[at] += likeness
                shared[other] += likeness
    most = max(shared.values(), default=0.0)
    if most == 0.0:
        return _Topic(words, [0.0] * len(blocks), frozenset())
    central = [shared.get(at, 0.0) / most for at in range(len(blocks))]
    core = frozenset().union(*(words[at] for at in sorted(prose, key=lambda at: -shared[at])[:_CORE]))
    telling = [
        (len(words[at] & core) / len(words[at]) + 0.2 * (features[at].times_seen > 1), -at)
        for at, block in enumerate(blocks)
        if not features[at].prose and 4 <= len(block.words) <= 25 and len(words[at]) > 2
    ]
    best = max(telling, default=None)
    return _Topic(words, central, words[-best[1]] if best and best[0] >= 0.3 else frozenset())


def _topics(features: Sequence[Features], topic: _Topic) -> list[list[str]]:
    """How many of a line's words come back in running text around it: those of a subheading do, those of the headline of
    another article do not. And how much it has to do with what the page is about."""
    seen: dict[str, list[int]] = defaultdict(list)
    for at, feature in enumerate(features):
        if feature.prose and not feature.teaser:
            for word in topic.words[at]:
                seen[word].append(at)
    found: list[list[str]] = []
    for at, mine in enumerate(topic.words):
        if not mine:
            found.append([])
            continue
        size = min(len(mine), 3)
        near = sum(_near(seen.get(word, ()), at) for word in mine)
        signs = [f"topic:{_bin((0.01, 0.15, 0.3, 0.45, 0.6), near / len(mine))}:{size}"]
        if topic.central[at]:
            signs.append(f"central:{_bin(_CENTRAL, topic.central[at])}")
        if topic.title:
            told = len(mine & topic.title)
            signs.append(f"told:{min(told, 4)}:{size if not features[at].prose else 'prose'}")
            if told and told >= 0.8 * len(mine):
                signs.append("told-all")
        found.append(signs)
    return found


def _near_centre(central: Sequence[float], at: int) -> list[str]:
    """How central the nearest running text before and after a block is, and the most central in reach."""
    before = next((central[near] for near in range(at - 1, max(-1, at - 6), -1) if central[near]), 0.0)
    after = next((central[near] for near in range(at + 1, min(len(central), at + 6)) if central[near]), 0.0)
    reach = max(central[max(0, at - 4) : at + 5], default=0.0)
    one, other = _bin(_CENTRAL, before), _bin(_CENTRAL, after)
    return [
        f"<central:{one}",
        f">central:{other}",
        f"<central>:{one // 2}:{other // 2}",
        f"reach:{_bin(_CENTRAL, reach)}",
    ]


def _near(places: Sequence[int], at: int) -> bool:
    """Is one of the sorted `places` near `at`, other than itself?"""
    low = bisect_left(places, at - _AROUND)
    return any(place != at and place <= at + _AROUND for place in places[low : low + 2])


def _places(
    blocks: Sequence[Block], features: Sequence[Features], titles: frozenset[str], under: Sequence[int]
) -> list[list[str]]:
    """Where each block stands: how far from running text on either side, how much of it is behind, whether a headline, a
    head over other articles or the end of the article was passed."""
    count = len(blocks)
    prose = [
        feature.prose and not feature.teaser and not block.furniture_zone
        for block, feature in zip(blocks, features, strict=True)
    ]
    total = sum(len(block.words) for block, kept in zip(blocks, prose, strict=True) if kept) or 1
    before = _distances(prose)
    after = _distances(prose[::-1])[::-1]
    headed = _distances([block.key in titles or block.heading == 1 for block in blocks])
    under = _distances(
        [bool(feature.found and feature.found.kind in {"also", "list"}) for feature in features]
    )
    barred = False
    titled = False
    passed = 0
    found = []
    for at in range(count):
        signs = [
            f"prose<{_bin(_AWAY, before[at])}",
            f"prose>{_bin(_AWAY, after[at])}",
            f"passed:{int(10 * passed / total)}",
        ]
        signs.append(f"prose<>{min(_bin(_AWAY, before[at]), 4)}:{min(_bin(_AWAY, after[at]), 4)}")
        if headed[at] < _FURTHEST * 4:
            signs.append(f"headed:{_bin(_AWAY, headed[at])}")
        if under[at] <= _FURTHEST:
            signs.append(f"under:{under[at]}")
        signs.append("titled-before" if titled else "titled-not-yet")
        if barred:
            signs.append("barred")
        found.append(signs)
        barred = barred or (features[at].barrier and passed > 0)
        titled = titled or blocks[at].key in titles
        if prose[at]:
            passed += len(blocks[at].words)
    return found


def _distances(marks: Sequence[bool]) -> list[int]:
    """How far behind each place the last mark is; a large number before the first."""
    found: list[int] = []
    last = -1_000
    for at, mark in enumerate(marks):
        found.append(at - last)
        if mark:
            last = at
    return found
