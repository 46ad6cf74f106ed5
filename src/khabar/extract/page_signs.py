"""What the markup says of the kind of page: players, frames and forms, the address, the class of `<body>`, a redirect."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from khabar.extract.metadata import Metadata

_VIDEO_HOSTS = re.compile(
    r"youtube|youtu\.be|dailymotion|vimeo|jwplayer|brightcove|player|/embed/|video", re.I
)
_AUDIO_HOSTS = re.compile(r"soundcloud|spotify|podcast|anchor\.fm|simplecast|omny|audio", re.I)
#: What WordPress and its kin write on `<body>` for lists, and for one article.
_LIST_CLASSES = frozenset(
    {"archive", "category", "tag", "author", "search", "search-results", "home", "blog", "front-page", "date",
     "path-frontpage", "taxonomy"}
)  # fmt: skip
_SINGLE_CLASSES = frozenset({"single", "single-post", "page-node-type-article", "node-type-article"})
_LIST_PATH = re.compile(
    r"^/(?:[a-z]{2}/)?(?:tags?|topics?|category|categories|authors?|search|archives?)/", re.I
)
_FRONT_PATH = re.compile(r"^/?(?:[a-z]{2}/?)?(?:index\.\w+|home|default\.\w+)?$", re.I)
_REFRESH = re.compile(r"^\s*(\d+)\s*[;,]\s*url\s*=", re.I)
#: A refresh after more seconds than this reloads a front.
_SOON = 30
_CHALLENGE = ("_cf_chl_opt", "challenge-platform", "cf-browser-verification")


@dataclass(frozen=True, slots=True)
class PageSigns:
    """`lists`: what says that the page is a list of articles, `None` where nothing does. `media`: `video`, `audio`, `photo`
    or `pdf`, each that the page shows. `password`: it asks for one. `challenge`: a check of the visitor runs."""

    lists: str | None = None
    single: bool = False
    error: bool = False
    media: frozenset[str] = frozenset()
    password: bool = False
    redirects: bool = False
    challenge: bool = False
    locked: bool = False


def page_signs(tree: LexborHTMLParser, metadata: Metadata) -> PageSigns:
    """The signs of one parsed page."""
    body = tree.body
    classes = frozenset(((body.attributes.get("class") or "") if body else "").lower().split())
    single = bool(classes & _SINGLE_CLASSES)
    return PageSigns(
        lists=None if single else _lists(classes, metadata),
        single=single,
        error="error404" in classes,
        media=_media(tree, metadata),
        password=tree.css_first('input[type="password"]') is not None,
        redirects=_redirects(tree),
        challenge=any(mark in node.text() for node in tree.css("script")[:40] for mark in _CHALLENGE[:2]),
        locked=any(
            re.search(r'"isAccessibleForFree"\s*:\s*"?false', node.text(), re.I)
            for node in tree.css('script[type="application/ld+json"]')[:40]
        ),
    )


def _lists(classes: frozenset[str], metadata: Metadata) -> str | None:
    """A class of `<body>` or the canonical address that belongs to a list or front."""
    found = sorted(classes & _LIST_CLASSES)
    if found:
        return found[0]
    for url in metadata.urls[:1]:
        try:
            parts = urlsplit(url.strip())
        except ValueError:
            continue
        if parts.hostname and _FRONT_PATH.match(parts.path) and not parts.query:
            return "home"
        if parts.hostname and _LIST_PATH.match(unquote(parts.path)):
            return "archive"
    return None


def _media(tree: LexborHTMLParser, metadata: Metadata) -> frozenset[str]:
    found = set()
    frames = [
        node.attributes.get("src") or node.attributes.get("data-src") or "" for node in tree.css("iframe")
    ]
    if tree.css_first("video, amp-youtube, amp-video") or any(map(_VIDEO_HOSTS.search, frames)):
        found.add("video")
    if any(kind.startswith("video") for kind in metadata.kinds):
        found.add("video")
    if tree.css_first("audio, amp-audio") or any(map(_AUDIO_HOSTS.search, frames)):
        found.add("audio")
    if tree.css_first("img, picture, amp-img"):
        found.add("photo")
    if tree.css_first('object[type="application/pdf"], embed[type="application/pdf"], iframe[src*=".pdf"]'):
        found.add("pdf")
    return frozenset(found)


def _redirects(tree: LexborHTMLParser) -> bool:
    for node in tree.css("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").lower() == "refresh":
            match = _REFRESH.match(node.attributes.get("content") or "")
            if match and int(match[1][:4]) <= _SOON:
                return True
    return False
