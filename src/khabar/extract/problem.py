"""Why a page holds no article. The `problem` of a record is a kind of `KINDS`, a colon, and what it is in words:
`wall: for subscribers`. Programs read the kind.

A page is refused on what it shows: a notice in place of a headline, a wall right after a teaser, a row of leads. What an
article merely speaks of (an error, a wall, the weather) stands in its running text under its own headline, and is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khabar.extract.blocks import Block
from khabar.extract.body import Stretch
from khabar.extract.features import Features
from khabar.extract.fronts import is_front
from khabar.extract.furniture import HEADS
from khabar.extract.headline import key_of, title_keys
from khabar.extract.metadata import Metadata, is_list_page
from khabar.extract.notices import (
    Notice,
    dominant,
    head_lines,
    marks,
    noticed,
    opens_media,
    says_list,
    title_parts,
    words_for,
)
from khabar.extract.page_signs import PageSigns
from khabar.extract.tongues import other_language
from khabar.extract.visitor import asks_to_join, says_gone, speaks_to_visitor

#: Every kind of problem, and when it is given.
KINDS = {
    "empty": "nothing, or nothing but the site's own lines",
    "error page": "the site did not find the page, failed, or is gone",
    "blocked": "the visitor was checked or kept out",
    "wall": "a login, subscription or consent stands before the article",
    "front": "headlines and leads of several articles, a search, an archive",
    "media only": "a video, sound or pictures without text",
    "redirect": "the page leads on to another",
    "service page": "prayer hours, weather, prices, scores, programmes, polls, horoscopes",
    "site page": "the site of itself: contact, about, rules",
    "advert": "a job or small advertisements",
    "forum": "posts of members",
    "not a page": "a file or dialog that is no page of news",
    "other language": "text that is not Arabic",
    "no text": "no running text, for no reason that shows",
}
EMPTY = "empty: a page without text"
#: A body of at least so many words outweighs a notice elsewhere on the page.
_ENOUGH = 80
#: A wall may stand after a longer teaser, where that breaks off.
_LONG_TEASER = 200


@dataclass(frozen=True, slots=True)
class _Page:
    """All that the question is asked of."""

    blocks: Sequence[Block]
    features: Sequence[Features]
    stretch: Stretch | None
    metadata: Metadata
    signs: PageSigns
    words: int
    headed: bool
    dense: Sequence[Features]

    @property
    def first(self) -> int | None:
        """The first running text of the stretch."""
        if self.stretch is None:
            return None
        inside = range(self.stretch.start, self.stretch.end)
        return next((at for at in inside if self.features[at].prose), None)


def problem_of(
    blocks: Sequence[Block],
    features: Sequence[Features],
    stretch: Stretch | None,
    metadata: Metadata,
    least: int,
    *,
    signs: PageSigns = PageSigns(),
    dense: Sequence[Features] = (),
    headed: bool = False,
) -> str | None:
    """One line that says why there is no article, or `None` where there is one. `least` is the number of words under
    which there is no body; `features` tell what the model takes for text and `dense` what reads like any; `headed` says that the text plainly stands under the headline of the page."""
    words = _running_words(blocks, features, stretch)
    page = _Page(
        blocks, features, stretch, metadata, signs, words, headed and words >= _ENOUGH, dense or features
    )
    if page.headed and words >= _LONG_TEASER:  # nothing that stands elsewhere on the page makes it none
        language = other_language(blocks, features, stretch)
        return f"other language: {language}" if language else None
    if signs.challenge and page.words < _ENOUGH:
        return "blocked: a check of the visitor"
    if not blocks:
        return "redirect: the page has moved" if signs.redirects else EMPTY
    return _told(page, least) or (
        _without_text(page) if stretch is None or page.words < least or _is_footer(page) else _with_text(page)
    )


def _running_words(blocks: Sequence[Block], features: Sequence[Features], stretch: Stretch | None) -> int:
    if stretch is None:
        return 0
    inside = range(stretch.start, stretch.end)
    return sum(len(blocks[at].words) for at in inside if features[at].prose and not features[at].teaser)


def _lines(page: _Page) -> Iterator[tuple[str, int | None]]:
    return head_lines(page.blocks, page.features, page.first, page.metadata)


def _told(page: _Page, least: int) -> str | None:
    """What the page says of itself in place of an article."""
    notices = noticed(page.blocks)
    free = _free_words(page, notices)
    settled = free >= least and _dated(page)
    heads = dominant(_lines(page), "head", "any")
    for notice in heads:
        if free < _ENOUGH and not settled:
            return _shown(notice)
    gone = says_gone([key for key, _ in _lines(page)])
    if (page.signs.error or (gone and not settled)) and free < _ENOUGH:
        return "error page: the page was not found"
    if notices and free < least:
        return _shown(notices[0])
    spoken = speaks_to_visitor(_prose(page)) if page.words < _ENOUGH and not settled else None
    if spoken:
        return spoken
    if page.signs.redirects and page.words < _ENOUGH / 2:
        return "redirect: the page has moved"
    lines, kinds = marks(page.blocks, "forum")
    if (kinds >= 3 and lines >= 4) or (page.words < least and kinds >= 2):
        return "forum: posts of members"
    language = other_language(page.blocks, page.features, page.stretch)
    return f"other language: {language}" if language else None


def _prose(page: _Page) -> list[Block]:
    if page.stretch is None:
        return []
    return [page.blocks[at] for at in range(page.stretch.start, page.stretch.end) if page.features[at].prose]


def _shown(notice: Notice) -> str:
    return f"{notice.kind}: {notice.what}"


def _free_words(page: _Page, notices: Sequence[Notice]) -> int:
    """Running words of the stretch that are no notice."""
    if page.stretch is None:
        return 0
    told = {notice.at for notice in notices}
    inside = range(page.stretch.start, page.stretch.end)
    return sum(len(page.blocks[at].words) for at in inside if page.features[at].prose and at not in told)


def _dated(page: _Page) -> bool:
    """Does a date stand right over the text, or do the metadata of an article give one?"""
    if page.first is None:
        return False
    above = range(max(0, page.first - 4), page.first)
    return bool(page.metadata.published) or any(page.features[at].date_line for at in above)


def _is_footer(page: _Page) -> bool:
    """Is the only running text a paragraph in which the site presents itself, under no headline?"""
    if page.first is None or page.stretch is None or page.words >= _ENOUGH or _dated(page):
        return False
    if not any(page.features[at].prose for at in range(page.stretch.start, page.stretch.end)):
        return False
    said = set(page.blocks[page.first].words)
    before = [at for at in range(page.first) if len(page.blocks[at].words) >= 3]
    return len(said & words_for("self")) >= 3 and len(before) >= 8


def _without_text(page: _Page) -> str:
    """The page has no running text: what else does it hold?"""
    heads = list(_lines(page))
    named = [notice for notice in dominant(heads, "title") if notice.kind != "front"]
    if any(_adjacent_wall(page)) or page.signs.password:
        return "wall: for subscribers or readers who signed in"
    if marks(page.blocks, "not a page")[1] >= 2 or "pdf" in page.signs.media:
        return "not a page: a dialog or viewer"
    if named:
        return _shown(named[0])
    spoken = speaks_to_visitor(
        [block for block in page.blocks if len(block.words) >= 8 and block.links < 0.6]
    )
    if spoken:
        return spoken
    if marks(page.blocks, "advert")[1] >= 2:
        return "advert: a job"
    listed = _listed(page)
    main = [at for at, block in enumerate(page.blocks) if not block.furniture_zone]
    lines = [at for at in main if 3 <= len(page.blocks[at].words) <= 25 and not page.features[at].found]
    if listed and len(lines) >= 5:
        return f"front: {listed}"
    media = opens_media(heads)
    if media:
        return f"media only: {media}"
    if {"video", "audio"} & page.signs.media and len(lines) <= 12:
        return f"media only: {'a video' if 'video' in page.signs.media else 'a sound'} without text"
    figures = sum(_figures(page.blocks[at]) and not page.features[at].date_line for at in main)
    if figures >= max(4, 0.15 * len(main)):
        return "service page: a table of figures"
    dated = sum(page.features[at].date_line or page.features[at].teaser for at in main)
    linked = sum(page.blocks[at].links > 0.6 or bool(page.blocks[at].heading) for at in lines)
    flat = not any(block.tag for block in page.blocks)
    if (len(lines) >= 10 and (flat or 2 * linked >= len(lines))) or (dated >= 3 and len(lines) >= 3):
        return f"front: {listed or 'headlines without text'}"
    if page.words:
        return "no text: fewer words than asked for"
    return EMPTY if len(lines) < 2 else "no text: no running text"


def _figures(block: Block) -> bool:
    """A row of a table: «الدولار 12500 12600»."""
    return len(block.words) <= 8 and 3 * sum(word.isdigit() for word in block.words) >= len(block.words)


def _listed(page: _Page) -> str | None:
    """What says that the page is a list of articles."""
    told = says_list(title_parts(page.blocks, page.features, page.metadata))
    if told or page.signs.single:
        return told
    return page.signs.lists or ("a list" if is_list_page(page.metadata) else None)


def _with_text(page: _Page) -> str | None:
    """The page has running text: is it an article's own?"""
    if _is_wall(page):
        return "wall: for subscribers or readers who signed in"
    listed = _listed(page)
    shown = (page.features, page.dense) if listed else (page.features,)
    if not page.headed and any(is_front(page.blocks, features, _keys(page), listed) for features in shown):
        return f"front: {listed or 'leads of several articles'}"
    zodiac = sum(block.key in words_for("sign") for block in page.blocks)
    if zodiac >= 4 and not _dated(page):
        return "service page: horoscope"
    if _dated(page) and marks(page.blocks, "advert")[1] < 2:
        return None
    named = [notice for notice in dominant(_lines(page), "title") if notice.kind in {"site page", "advert"}]
    if marks(page.blocks, "advert")[1] >= 2:
        return "advert: a job"
    if named and (named[0].kind == "advert" or _speaks_of_itself(page)):
        return _shown(named[0])
    return None


def _keys(page: _Page) -> Sequence[str]:
    """The readings of the page's title."""
    if page.metadata.titles:
        return title_keys(page.metadata)
    parts = title_parts(page.blocks, page.features, page.metadata)[1:]
    keys = [key_of(part) for part in parts if not says_list([part])]
    return [key for key in keys if key != page.blocks[0].key]


def _speaks_of_itself(page: _Page) -> bool:
    if page.stretch is None:
        return False
    inside = range(page.stretch.start, page.stretch.end)
    said = {word for at in inside for word in page.blocks[at].words}
    return any(page.features[at].site_talk for at in inside) or len(said & words_for("self")) >= 2


def _adjacent_wall(page: _Page) -> Iterator[int]:
    """The lines of a wall in or right after the text, before other articles begin."""
    start = max(0, page.stretch.start - 3) if page.stretch else 0
    end = min(len(page.blocks), page.stretch.end + 4) if page.stretch else len(page.blocks)
    for at in range(start, end):
        found = page.features[at].found
        if found and found.kind in HEADS and page.stretch and at >= page.stretch.end:
            return
        wall = (found and found.kind == "wall") or asks_to_join(page.blocks[at])
        if wall and page.blocks[at].zone not in {"navigation", "side", "footer", "related", "hidden"}:
            yield at


def _breaks_off(block: Block) -> bool:
    return not block.ends or block.text.rstrip().endswith(("…", ".."))


def _is_wall(page: _Page) -> bool:
    """A short text right before a wall, or a longer one that breaks off there."""
    if page.stretch is None or page.words >= _LONG_TEASER:
        return False
    prose = [at for at in range(page.stretch.start, page.stretch.end) if page.features[at].prose]
    cut = bool(prose) and _breaks_off(page.blocks[prose[-1]])
    if page.signs.locked and any(_breaks_off(page.blocks[at]) for at in prose):
        return True
    walls = list(_adjacent_wall(page))
    after = [at for at in walls if prose and at > prose[0]]
    return bool(walls) and (cut or (bool(after) and page.words < _ENOUGH))
