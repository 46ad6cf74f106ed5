"""Pages that were cut, doubled, mixed or damaged on the way: whatever comes, the record keeps its promises."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.extract import Extract
from khabar.records import Article, Page

PAGES = sorted(path for path in (Path(__file__).parent / "pages").iterdir() if path.is_file())
CONTENTS = [(path.suffix, path.read_bytes()) for path in PAGES]
STAGE = Extract()


def holds(page: Page) -> Article:
    """Read `page`, and check what every record promises."""
    (article,) = STAGE.run([page])
    assert isinstance(article, Article)
    parts = [article.text[part.start : part.end] for part in article.paragraphs]
    assert "\n\n".join(parts) == article.text
    assert all(part.strip() for part in parts)
    assert all((*article.captions, *article.author))
    heads = [part.role for part in article.paragraphs if part.role == "headline"]
    assert len(heads) == (article.headline is not None)
    if article.headline is not None:
        assert parts[0] == article.headline
    if article.problem:
        assert (article.headline, article.text, article.captions) == (None, "", ())
    return article


def page(suffix: str, content: bytes) -> Page:
    return Page("p", content, "text/html" if suffix == ".html" else "text/plain")


mutations = st.lists(
    st.tuples(
        st.sampled_from(["cut", "double", "drop", "flip", "shout", "tags"]),
        st.floats(0, 1, exclude_max=True),
        st.integers(1, 400),
    ),
    min_size=1,
    max_size=4,
)


def mutated(content: bytes, steps: list[tuple[str, float, int]]) -> bytes:
    for kind, place, size in steps:
        at = int(place * len(content))
        if kind == "cut":
            content = content[: max(at, 1)]
        elif kind == "double":
            content = content[:at] + content[at : at + size] * 2 + content[at + size :]
        elif kind == "drop":
            content = content[:at] + content[at + size :]
        elif kind == "flip":
            content = content[:at] + bytes(byte ^ 0x55 for byte in content[at : at + 3]) + content[at + 3 :]
        elif kind == "shout":
            content = content[:at] + "!؟ \u200f«".encode() * (size // 8) + content[at:]
        else:
            content = content[:at] + b"</div><td><p class=share><!--" + content[at:]
    return content


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(CONTENTS), mutations)
def test_a_damaged_page_keeps_the_promises(
    one: tuple[str, bytes], steps: list[tuple[str, float, int]]
) -> None:
    suffix, content = one
    found = holds(page(suffix, mutated(content, steps)))
    assert found == holds(page(suffix, mutated(content, steps)))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(CONTENTS), st.sampled_from(CONTENTS))
def test_two_pages_in_one_file_keep_the_promises(one: tuple[str, bytes], other: tuple[str, bytes]) -> None:
    holds(page(one[0], one[1] + other[1]))


@pytest.mark.parametrize("suffix, content", CONTENTS, ids=[path.name for path in PAGES])
def test_what_is_explained_is_what_is_read(suffix: str, content: bytes) -> None:
    given_page = page(suffix, content)
    article = holds(given_page)
    lines = STAGE.explain(given_page)
    said = [line.text for line in lines if line.role in {"subheading", "body"}]
    if article.problem:
        assert not said
    elif lines:
        parts = [article.text[p.start : p.end] for p in article.paragraphs if p.role != "headline"]
        assert said == parts


@pytest.mark.parametrize("piece", ["<div class='a'>نص</div>", "<li><a href='/n'>عنوان خبر</a></li>", "<p>قال الوزير إن المشروع بدأ.</p>", "نص<br>", "<td>1</td>"])  # fmt: skip
def test_many_siblings_take_time_that_grows_with_their_number(piece: str) -> None:
    def seconds(count: int) -> float:
        begun = time.process_time()
        holds(page(".html", (piece * count).encode()))
        return time.process_time() - begun

    seconds(100)
    assert seconds(8_000) < 8 * seconds(2_000) + 0.5
