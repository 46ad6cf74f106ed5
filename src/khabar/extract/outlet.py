"""Who published the page, as the page itself names it.

HTML says so in its metadata and in the tail of its title. A flattened page says it by repeating: before or after the
headline, in the copyright line, as a line of its own. A name on file counts more than one that only comes back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from khabar.arabic.folds import fold
from khabar.extract.blocks import Block, clean
from khabar.extract.credits import names_outlet
from khabar.extract.features import Features
from khabar.extract.headline import key_of
from khabar.extract.metadata import Metadata, host_of
from khabar.outlets import find
from khabar.records import Outlet

_SEPARATED = re.compile(r"\s+[|–—>»:/-]+\s+|\s*(?:::|\|)\s*|\s+[-–]$|(?<=\S)\s*[-–]\s*$")
_HOST = re.compile(r"(?<![\w@.-])(?:https?://)?((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10})(?![\w@-])")
_MAIL = re.compile(r"[\w.+-]{1,64}@((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10})\b")
_NO_HOST = re.compile(
    r"(?:^|\.)(?:facebook|twitter|x|youtube|instagram|telegram|t|whatsapp|google|apple|pinterest|linkedin|tiktok|gmail|yahoo|"
    r"hotmail|outlook|addtoany|wordpress|blogspot|blogger|cloudflare|amazonaws|gravatar|feedburner|alexa|bit)\.\w{2,4}(?:\.\w\w)?$"
)
_RIGHTS = re.compile(
    r"©|\(c\)|جميع|كافة|حقوق|الحقوق|الطبع|النشر|والنشر|محفوظة|محفوظه|copyright|all rights reserved|rights|reserved|\d{4}|[-–—.,،:؛|/\"«»]",
    re.IGNORECASE,
)
#: «جميع الحقوق محفوظة لصحيفة المرفأ»: what stands between rights and name.
_PREPOSITION = re.compile(
    r"^(?:(?:ت?صدر عن|لدى)\s+|لـ+\s*|ل(?=ل)|ل(?=(?:وكالة|موقع|صحيفة|جريدة|شبكة|مجلة|قناة|مؤسسة|مجموعة|بوابة)\s))"
)
_LAST_FILE = re.compile(r"\.(?:html?|php|aspx?|jpe?g|png|gif|js|css|pdf|txt)$")
_LONGEST_NAME = 5


def find_outlet(
    blocks: Sequence[Block],
    features: Sequence[Features],
    metadata: Metadata,
    headline: str | None,
    url: str | None,
) -> Outlet:
    """The outlet of a page; `None` for the name or the domain where the page tells nothing."""
    domain = metadata.domain or (host_of(url) if url else None) or _domain(blocks, features)
    name = _stated(metadata, headline) or _printed(blocks, features, headline)
    if name is None and domain:
        house = find(None, domain)
        name = house.names[0] if house else None
    return Outlet(name, domain)


def _stated(metadata: Metadata, headline: str | None) -> str | None:
    """The name in the metadata; an Arabic one before a Latin one, and no address."""
    names = [
        name
        for name in metadata.site_names
        if host_of(name) is None and host_of(f"http://{name}") is None and len(name) < 60
    ]
    title = metadata.title_tag or ""
    beside = _beside(title, headline)
    if beside:
        names.append(beside)
    elif title and len(title.split()) <= 4 and key_of(title) not in key_of(headline or ""):
        names.append(title)  # a page whose title is the site's name
    arabic = [name for name in names if re.search("[\u0621-\u064a]", name)]
    return next(iter(arabic or names), None)


def _beside(title: str, headline: str | None) -> str | None:
    """What stands beside the headline in a longer line: «الرافد | وصول الوفد» gives «الرافد»."""
    key = key_of(headline or "")
    parts = [clean(part) for part in _SEPARATED.split(title) if part and clean(part)]
    if not key or len(parts) < 2:
        return None
    others = [part for part in parts if key_of(part) and key_of(part) not in key]
    short = [part for part in (others[0], others[-1]) if len(part.split()) <= _LONGEST_NAME] if others else []
    joined = " ".join(key_of(part) for part in parts)
    if not short or key.split()[0] not in joined.split():
        return None
    known = [part for part in short if find(part)]
    return (known or short)[0]


def _printed(blocks: Sequence[Block], features: Sequence[Features], headline: str | None) -> str | None:
    """The name that a page without metadata prints around its article."""
    votes: Counter[str] = Counter()
    shown: dict[str, str] = {}
    key = key_of(headline or "")

    def vote(text: str, weight: int) -> None:
        name = clean(text).strip(" -–—|>:»/.،")
        folded = key_of(name)
        if (
            not folded
            or len(folded.split()) > _LONGEST_NAME
            or folded.isdigit()
            or not re.search(r"[^\W\d_]{3}", name)
        ):
            return
        if folded not in shown:
            shown[folded] = name
            votes[folded] += 6 if find(name) else 0
        votes[folded] += weight

    if (
        blocks
        and len(blocks[0].words) <= _LONGEST_NAME
        and not (features[0].found or blocks[0].bullet or features[0].date_line)
        and names_outlet(blocks[0].text)
    ):
        low = len(blocks) * 3 // 4
        again = sum(
            f" {blocks[0].key} " in f" {block.key} "
            for at, block in enumerate(blocks)
            if at and (at >= low or len(block.words) <= 6)
        )
        vote(blocks[0].text, 1 + min(2 * again, 4))
    for block, feature in zip(blocks, features, strict=True):
        if feature.prose or len(block.words) > 40:
            continue
        if key and key in block.key and block.key != key:
            beside = _beside(block.text, headline)
            if beside:
                vote(beside, 4)
        elif (feature.found.kind if feature.found else "") == "rights" or "©" in block.text:
            for number, part in enumerate(re.split(r"\s[-–—|]\s|[.،,]\s", block.text)):
                rest = clean(_RIGHTS.sub(" ", part))
                vote(_PREPOSITION.sub("", rest), 3 if number == 0 else 1)
        elif len(block.words) <= 4 and not block.bullet and not feature.found and not feature.date_line:
            half = _doubled(block.text)
            if half:
                vote(half, 3)
            elif re.search(r"\S\s*-$", block.text):
                vote(block.text, 3)
            elif feature.times_seen > 1:
                vote(block.text, 1)
    best = max(votes, key=lambda folded: votes[folded], default=None)
    return shown[best] if best is not None and votes[best] >= 3 else None


def _doubled(text: str) -> str | None:
    """The half of a line that a flattened logo has doubled: «المرفأ نيوزالمرفأ نيوز»."""
    half = len(text) // 2
    if len(text) >= 6 and len(text) % 2 == 0 and text[:half] == text[half:]:
        return text[:half]
    return (
        text[:half]
        if len(text) >= 7 and len(text) % 2 and text[:half] == text[half + 1 :] and text[half] == " "
        else None
    )


def _domain(blocks: Sequence[Block], features: Sequence[Features]) -> str | None:
    """The host that a page without metadata prints most often, in its copyright line above all."""
    votes: Counter[str] = Counter()
    for block, feature in zip(blocks, features, strict=True):
        if "." not in block.text or (feature.prose and "@" not in block.text):
            continue
        text = block.text.lower()
        weight = 3 if "©" in text or (feature.found and feature.found.kind == "rights") else 1
        for pattern in (_HOST, _MAIL):
            for match in pattern.finditer(text):
                host = match[1].removeprefix("www.")
                if (
                    not _NO_HOST.search(host)
                    and not _LAST_FILE.search(host)
                    and "cdn" not in host
                    and "img" not in host
                ):
                    votes[host] += weight
    best = max(votes, key=lambda host: (votes[host], -len(host)), default=None)
    return best


def own_names(outlet: Outlet) -> frozenset[str]:
    """The folded names under which the outlet may stand in its own credits: as the page names it, and as the file does."""
    names = {fold(outlet.name)} if outlet.name else set()
    house = find(outlet.name, outlet.domain)
    if house:
        names.update(fold(name) for name in house.names)
    names.update(re.sub(r"^(?:صحيفه|جريده|موقع|بوابه|قناه|وكاله)\s+", "", name) for name in list(names))
    return frozenset(names)
