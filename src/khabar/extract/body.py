"""Where the body of the article is: of all runs of text that the model found, the one with most of it.

A page may hold several articles, one whole and others as leads, or others whole under the first one; the run that follows a
what looks like its headline counts more.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from khabar.extract.blocks import Block
from khabar.extract.density import densest
from khabar.extract.features import Features, is_plain
from khabar.extract.furniture import bare_word
from khabar.extract.headline import Headline, find_headline, title_keys
from khabar.extract.metadata import Metadata
from khabar.extract.model import Guess

#: Beyond so many points a headline is no surer.
_MOST_POINTS = 9.0
#: How many blocks that are no text may stand within one body.
_APART = 30
#: Stands before a run that follows a barrier.
_BARRED = -1
#: The share of words from which two runs are of one article.
_ON_TOPIC = 0.2
#: The same for a paragraph that the model left out before the first or after the last.
_OUTSIDE = 0.3
_BEFORE, _BEHIND = 6, 3
#: A last line that shares no more than this with the body is another article's; a body of few blocks is left as it is.
_STRAY, _FEW = 0.5, 3
_LONG = 8
_CLOSING = 14
#: How many lines may stand between the title and the text under it.
_UNDER = 15
#: From what share of its words in the body, or from what doubt of the model, a line between paragraphs is a subheading.
_HEADING, _DOUBTFUL = 0.5, 0.2
_LONGEST_HEADING = 12
#: How probable it is taken to be that a paragraph that was left out is text.
_LEFT_OUT = 0.5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks `start` to `end` (half open), and their words of running text."""

    start: int
    end: int
    score: float


def find_body(
    blocks: Sequence[Block], features: Sequence[Features], guesses: Sequence[Guess], metadata: Metadata
) -> tuple[Stretch | None, Headline | None]:
    """The stretch from the first to the last block of the body, with its headline; `None` where nothing on the page reads
    like one. The terms of use of a site are longer than many an article, but they are under no headline."""
    best: tuple[Stretch | None, Headline | None] = (None, None)
    value = 0.0
    for stretch in _runs(blocks, features, guesses):
        headline = find_headline(blocks, features, (stretch.start, stretch.end), metadata, guesses)
        worth = stretch.score * (1.0 + min(max(headline.points if headline else 0.0, 0.0), _MOST_POINTS))
        if worth > value:
            best, value = (stretch, headline), worth
    return best


def words_of(blocks: Sequence[Block], guesses: Sequence[Guess], stretch: Stretch) -> int:
    """How many words of text the model finds in the stretch."""
    inside = range(stretch.start, stretch.end)
    return sum(len(blocks[at].words) for at in inside if guesses[at].label == "B")


def unbroken(blocks: Sequence[Block], guesses: Sequence[Guess], body: range) -> int:
    """The words of the longest row of paragraphs that nothing stands between."""
    longest = words = 0
    for at in body:
        words = words + len(blocks[at].words) if guesses[at].label == "B" else 0
        longest = max(longest, words)
    return longest


def under_title(
    blocks: Sequence[Block], features: Sequence[Features], guesses: Sequence[Guess], metadata: Metadata
) -> list[Guess] | None:
    """The guesses with the running text right under the title of the page as the body, or `None` where there is none that
    speaks of what the title does: for articles of one paragraph, which look like the leads of others around them."""
    titles = {key for key in title_keys(metadata) if key.count(" ") >= 2}
    for at in reversed([at for at, block in enumerate(blocks) if block.key in titles and block.links < 0.6]):
        told = {bare_word(word) for word in blocks[at].words if len(word) > 3}
        for near in range(at + 1, min(at + 1 + _UNDER, len(blocks))):
            if not _may_belong(blocks[near], features[near]):
                continue
            if len(told & {bare_word(word) for word in blocks[near].words}) < min(2, len(told)):
                break
            found = list(guesses)
            for place in range(near, len(blocks)):
                if not _may_belong(blocks[place], features[place]):
                    break
                found[place] = Guess("B", _LEFT_OUT, 0.0)
            return found
    return None


def dense_guesses(
    blocks: Sequence[Block], features: Sequence[Features], guesses: Sequence[Guess], metadata: Metadata
) -> list[Guess]:
    """The guesses with the densest running text as the body: for pages of a sentence or two, where the model finds hardly
    any. Whether it is an article's is for others to say."""
    titles = {key for key in title_keys(metadata) if key.count(" ") >= 2}
    dense, _ = densest(blocks, features, titles)
    found = list(guesses)
    for at in dense:
        if features[at].prose and not features[at].found and guesses[at].label == "F":
            found[at] = Guess("B", _LEFT_OUT, guesses[at].head)
    return found


def complete(
    blocks: Sequence[Block], features: Sequence[Features], guesses: Sequence[Guess], stretch: Stretch
) -> tuple[Stretch, list[Guess]]:
    """The stretch with the paragraphs that the model left out though they stand in it, or right before or after it, and
    speak of the same things."""
    known = {
        bare_word(word)
        for at in range(stretch.start, stretch.end)
        if guesses[at].label == "B"
        for word in blocks[at].words
    }
    found = list(guesses)
    start, end = stretch.start, stretch.end
    plain = is_plain(blocks, features)
    before, behind = (len(blocks), len(blocks)) if plain else (_BEFORE, _BEHIND)
    for at in range(max(0, start - before), min(len(blocks), end + behind)):
        open_end = plain and len(blocks[at].words) > _CLOSING and not features[at].found
        if found[at].label in {"B", "S"} or not (_may_belong(blocks[at], features[at]) or open_end):
            continue
        if at >= end and any(features[near].barrier or features[near].found for near in range(end, at)):
            break
        words = {bare_word(word) for word in blocks[at].words if len(word) > 3}
        least = 0.0 if plain else _ON_TOPIC if start <= at < end else _OUTSIDE
        if at == end and blocks[at].ends and len(blocks[at].words) <= _CLOSING and not blocks[at].heading:
            least = 0.0  # a short sentence that closes the article
        if words and len(words & known) >= least * len(words):
            found[at] = Guess("B", _LEFT_OUT, 0.0)
            start, end = min(start, at), max(end, at + 1)
            known |= words
    for at in range(start + 1, end - 1):
        between = found[at].label == "F" and found[at - 1].label == found[at + 1].label == "B"
        likely = guesses[at].text >= _DOUBTFUL or _told(blocks[at], known) >= _HEADING
        if between and likely and _may_head(blocks[at], features[at]):
            found[at] = Guess("S", _LEFT_OUT, 0.0)
    while not plain and end - start > _FEW and _strays(blocks[end - 1], features[end - 1], known):
        end -= 1
        found[end] = Guess("F", 0.0, 0.0)
    return Stretch(start, end, stretch.score), found


def _may_head(block: Block, feature: Features) -> bool:
    """Could the line between two paragraphs be a subheading?"""
    plain = not (
        feature.found or feature.site_talk or feature.date_line or feature.teaser or block.furniture_zone
    )
    shaped = 2 <= len(block.words) <= _LONGEST_HEADING and not block.ends and not block.bullet
    return plain and shaped and block.links < 0.5 and feature.times_seen == 1 and block.zone != "caption"


def _told(block: Block, known: AbstractSet[str]) -> float:
    """The share of the longer words of the line that the body has."""
    words = {bare_word(word) for word in block.words if len(word) > 3}
    return len(words & known) / len(words) if words else 0.0


def _strays(block: Block, feature: Features, known: AbstractSet[str]) -> bool:
    """Is the last line of the body no sentence, and of other things than the body? The headlines of others stand there."""
    words = {bare_word(word) for word in block.words if len(word) > 3}
    own = {word for word in block.words if len(word) > 3}
    return (
        not block.ends and not feature.speech and len(own) >= 3 and len(words & known) <= _STRAY * len(words)
    )


def _may_belong(block: Block, feature: Features) -> bool:
    """Is it a paragraph of running text that nothing marks as the site's own?"""
    plain = not (feature.teaser or feature.found or feature.site_talk or block.furniture_zone)
    return (
        feature.prose
        and plain
        and block.zone != "caption"
        and block.links < 0.3
        and len(block.words) >= _LONG
    )


def _runs(blocks: Sequence[Block], features: Sequence[Features], guesses: Sequence[Guess]) -> list[Stretch]:
    """Text without a wide gap in it. After a barrier («التعليقات», «سياسة الخصوصية») it goes on only where it speaks of the
    same things: a box for subscribers may stand between two paragraphs, the rules for comments only after the last."""
    runs: list[list[int]] = []
    barred = False
    for at, guess in enumerate(guesses):
        barred = barred or features[at].barrier
        if guess.label not in {"B", "S"}:
            continue
        near = bool(runs) and at - runs[-1][-1] <= _APART
        if near and not barred:
            runs[-1].append(at)
        else:
            runs.append([at])
            if near and len(runs) > 1:
                runs[-1].insert(0, _BARRED)
        barred = False
    return [_stretch(blocks, features, guesses, run) for run in _joined(blocks, runs)]


def _joined(blocks: Sequence[Block], runs: Sequence[list[int]]) -> list[list[int]]:
    """The runs, with one after a barrier put to the one before it where they share their words."""
    found: list[list[int]] = []
    for run in runs:
        barred, kept = run[0] == _BARRED, [at for at in run if at != _BARRED]
        if barred and _shared(blocks, found[-1], kept) >= _ON_TOPIC:
            found[-1].extend(kept)
        else:
            found.append(kept)
    return found


def _shared(blocks: Sequence[Block], one: Sequence[int], other: Sequence[int]) -> float:
    """The share of the words of `other` that come in `one`, short words aside."""
    known = {bare_word(word) for at in one for word in blocks[at].words}
    words = {bare_word(word) for at in other for word in blocks[at].words if len(word) > 3}
    return len(words & known) / len(words) if words else 0.0


def _stretch(
    blocks: Sequence[Block], features: Sequence[Features], guesses: Sequence[Guess], run: Sequence[int]
) -> Stretch:
    score = sum(_weight(blocks[at], features[at], guesses[at]) for at in run)
    return Stretch(run[0], run[-1] + 1, score)


def _weight(block: Block, feature: Features, guess: Guess) -> float:
    return 0.0 if feature.site_talk else len(block.words) * guess.text
