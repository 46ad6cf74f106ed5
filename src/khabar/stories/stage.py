"""The stage: coverage in, the stories in it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from khabar.records import Article, Coverage, Failure, Reprint, Span, Story, StoryArticle, StoryFile
from khabar.stories import clusters, differences, happenings
from khabar.stories.similarity import Profile, cosine, profiles, stop_stems
from khabar.stories.voices import joined, told, voices


@dataclass(frozen=True, slots=True)
class Options:
    """`clusters` says when articles are one story; `happening` how much two sentences of one date must share to be one
    happening; `said` how alike (0 to 100) contents must be to be one statement; `differences` what is compared with what."""

    clusters: clusters.Limits = clusters.Limits()
    happening: float = 0.45
    said: float = 82.0
    differences: differences.Comparable = differences.Comparable()


class Stories:
    """Coverage → stories, with events, timeline, statements, reprints and discrepancies."""

    name = "stories"
    version = 2

    def __init__(self, options: Options = Options()) -> None:
        self.options = options

    def run(self, records: Iterable[Coverage]) -> Iterator[StoryFile | Failure]:
        """One `StoryFile` for each coverage, the largest story first. Pages without an article are left out; an article that
        stands there twice counts once; the order makes no difference."""
        for coverage in records:
            articles = [
                a for _, a in sorted({a.id: a for a in coverage.articles if a.problem is None}.items())
            ]
            found = profiles(articles)
            groups = clusters.groups(found, coverage, self.options.clusters)
            yield StoryFile(
                stories=tuple(self._story([found[at] for at in group], coverage.reprints) for group in groups)
            )

    def _story(self, group: Sequence[Profile], reprints: Sequence[Reprint]) -> Story:
        options = self.options
        articles = sorted((profile.article for profile in group), key=_order)
        ids = {article.id for article in articles}
        within = tuple(reprint for reprint in reprints if reprint.article in ids and reprint.of in ids)
        stops = stop_stems()
        dated = [one for article in articles for one in happenings.dated_sentences(article, stops)]
        passing = [one for article in articles for one in happenings.asides(article, stops)]
        happened = happenings.gathered(dated, options.happening)
        heard = voices(articles)
        said = joined(heard, options.said)
        return Story(
            id="st-" + sha256("|".join(sorted(ids)).encode()).hexdigest()[:12],
            title=_title(group),
            span=_span(articles),
            articles=tuple(
                StoryArticle(a.id, a.page.path, a.outlet, a.headline, a.published) for a in articles
            ),
            events=happenings.events(happened, within),
            timeline=happenings.timeline(happened),
            statements=tuple(told(same, within) for same in said),
            reprints=within,
            discrepancies=(
                *differences.numbers(articles, dated, options.differences),
                *differences.dates(dated, passing, options.differences),
                *differences.wordings(said, options.differences),
                *differences.attributions(heard, options.differences),
            ),
        )


def _order(article: Article) -> tuple[str, str]:
    return article.published.value if article.published else "9999", article.id


def _span(articles: Sequence[Article]) -> Span:
    days = sorted(article.published.value[:10] for article in articles if article.published)
    return Span(days[0], days[-1]) if days else Span(None, None)


def _title(group: Sequence[Profile]) -> str:
    """The headline of the article that is nearest the centre of the story."""
    centre: Counter[str] = Counter()
    for profile in group:
        centre.update(profile.terms)
    best = max(group, key=lambda p: (cosine(p.terms, dict(centre)), p.article.id))
    return best.article.headline or best.article.id
