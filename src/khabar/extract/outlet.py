"""Who published the page, as the page names it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

from khabar.arabic.folds import squeeze
from khabar.arabic.tokens import tokenize
from khabar.extract.blocks import Block
from khabar.outlets import find as find_house
from khabar.records import Outlet

_DOMAIN = re.compile(
    r"(?<![@\w.-])((?:[a-z0-9-]+\.)+(?:com|net|org|info|news|tv|me|example|[a-z]{2}))(?![\w-])", re.IGNORECASE
)
_RIGHTS = re.compile(
    r"(?:©|محفوظة|copyright)\s*(?:ل(?!ل)|لـ|لموقع|لصحيفة|لشبكة|إلى|-|–|:|\d{4}|©|\.|\s)*(?P<name>[^\d©|.,،]{3,40})?",
    re.IGNORECASE,
)
_BEFORE_RIGHTS = re.compile(r"(?:\d{4}\s*)?©\s*(?:\d{4}\s*)?(?P<name>[^\d©|.,،]{3,40})[.،|]", re.IGNORECASE)
_GENERIC = frozenset(
    ["جميع", "كل", "حقوق", "الحقوق", "محفوظه", "النشر", "الطبع", "والنشر", "الرئيسيه", "اخبار", "مقالات"]
)
_SOCIAL = frozenset(
    {"google.com", "facebook.com", "twitter.com", "x.com", "youtube.com", "instagram.com", "t.me", "wa.me"}
)


def outlet(
    blocks: Sequence[Block], headline: str, site: str | None, title: str | None, url: str | None
) -> Outlet:
    """Name and domain from the site name, the tail of the title, the line before a repeated headline («العاصفة نيوز - العنوان»),
    the breadcrumb and the copyright line; unknown is `None`."""
    domain = _domain_of(url) or _domain_in(blocks)
    name = _name(site) or _beside_headline(title or "", headline)
    if not name:
        beside = Counter(
            found
            for block in blocks
            if block.words <= 40 and (found := _beside_headline(block.text, headline))
        )
        name = beside.most_common(1)[0][0] if beside else None
    return Outlet(name or _breadcrumb(blocks, headline) or _repeated(blocks) or _rights(blocks), domain)


def _name(text: str | None) -> str | None:
    bare = squeeze(text or "").strip(" -–|:»«")
    return bare if 2 < len(bare) <= 50 and not bare.startswith("http") else None


def _beside_headline(line: str, headline: str) -> str | None:
    """What a separator joins to the headline on one line."""
    if not headline or headline not in line or line == headline:
        return None
    for part in (line.split(headline, maxsplit=1)[0], line.rsplit(headline, maxsplit=1)[-1]):
        bare = part.strip()
        if bare.startswith(("-", "–", "|", "»", "•")) or bare.endswith(("-", "–", "|")):
            name = _name(bare)
            if name and len(name.split()) <= 5:
                return name
    return None


def _breadcrumb(blocks: Sequence[Block], headline: str) -> str | None:
    """«اسم الموقع > سياسة > العنوان»."""
    for block in blocks:
        first, mark, rest = block.text.partition(">")
        if mark and headline in rest and 0 < len(first.split()) <= 4:
            name = _name(first)
            if name and not _generic(name):
                return name
    return None


def _repeated(blocks: Sequence[Block]) -> str | None:
    """A logo's text in the first lines, printed twice on end or standing again at the foot of the page."""
    keys = Counter(block.key for block in blocks)
    for block in blocks[:12]:
        half = len(block.text) // 2
        doubled = len(block.text) >= 8 and len(block.text) % 2 == 0 and block.text[:half] == block.text[half:]
        name = block.text[:half] if doubled else block.text
        again = keys[block.key] > 1 and block.words <= 4
        if (doubled or again) and not _generic(name) and _name(name):
            return _name(name)
    return None


def _rights(blocks: Sequence[Block]) -> str | None:
    for block in reversed(blocks):
        for pattern in (_BEFORE_RIGHTS, _RIGHTS):
            match = pattern.search(block.text) if "©" in block.text or "محفوظة" in block.text else None
            name = _name(match["name"]) if match and match["name"] else None
            if name and not _generic(name) and not _DOMAIN.search(name):
                return name
    return None


def _generic(name: str) -> bool:
    keys = [token.key for token in tokenize(name) if token.kind == "word"]
    return (
        not keys
        or all(key in _GENERIC for key in keys)
        or (find_house(name) is None and len(keys) == 1 and keys[0] in _GENERIC)
    )


def _domain_of(url: str | None) -> str | None:
    host = urlsplit(url or "").hostname or ""
    return host.removeprefix("www.") if _DOMAIN.fullmatch(host) else None


def _domain_in(blocks: Sequence[Block]) -> str | None:
    found = Counter(
        domain
        for block in blocks
        for match in _DOMAIN.finditer(block.text)
        if ("©" in block.text or "://" in block.text)
        and (domain := match[1].lower().removeprefix("www."))
        and not any(domain.endswith(social) for social in _SOCIAL)
    )
    return found.most_common(1)[0][0] if found else None
