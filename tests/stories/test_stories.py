"""Stories told by small pages of our own, read by the whole way."""

from __future__ import annotations

import json
from functools import cache

import pytest

from khabar import Article, Page, Reader, Story, StoryFile
from khabar.records import ChainLink

TALKS = {
    "id": "talks",
    "outlet": "صحيفة السفح",
    "published": "2026-01-28",
    "headline": "اتفاق في جنيف على تبادل 180 أسيرا",
    "author": "جنيف - رويترز",
    "text": """اتفق وفدا اليمن والحكومة الجديدة، اليوم الأربعاء، في جنيف على تبادل 180 أسيرا قبل نهاية الشهر المقبل برعاية الأمم المتحدة.
وقال المبعوث الأممي هانس غروندبرغ: «الطرفان وقعا القائمة أمامي ولم يعد هناك مبرر للتأخير».
وكانت الجولة الأولى من المحادثات قد عقدت في مسقط في 14 أكتوبر 2025 وانتهت من دون بيان.""",
}
SAME_AGENCY = {
    **TALKS,
    "id": "copy",
    "outlet": "بوابة الدلتا",
    "author": "رويترز",
    "headline": "180 أسيرا يعودون إلى بيوتهم",
}
OWN = {
    "id": "own",
    "outlet": "موقع الأرز",
    "published": "2026-01-28",
    "headline": "غروندبرغ: قوائم الأسرى اكتملت في جنيف",
    "text": """أعلن المبعوث الأممي هانس غروندبرغ، اليوم الأربعاء، في جنيف اكتمال قوائم الأسرى بعد محادثات اليمن برعاية الأمم المتحدة.
وأوضح أن الاتفاق يشمل تبادل 176 أسيرا من الطرفين قبل نهاية الشهر المقبل.
وقال غروندبرغ: «الطرفان وقعا اللائحة بحضوري ولا مبرر بعد الآن للتأخير».""",
}
FOOTBALL = {
    "id": "football",
    "outlet": "ملاعب",
    "published": "2026-01-28",
    "headline": "المنتخب يتعادل وديا استعدادا للبطولة",
    "text": "تعادل المنتخب مع ضيفه بهدف لكل منهما في مباراة ودية أقيمت على ملعب المدينة. وسجل المهاجم هدف التعادل في الدقيقة الأخيرة.",
}


@cache
def article(given: str) -> Article:
    return Reader().read(Page(json.loads(given)["id"], given.encode(), "application/x-ndjson"))


def told(*given: dict[str, str]) -> StoryFile:
    return Reader().stories([article(json.dumps(one)) for one in given])


@cache
def talks() -> Story:
    return told(TALKS, SAME_AGENCY, OWN).stories[0]


def test_what_belongs_together_is_one_story_and_the_rest_is_not() -> None:
    stories = told(TALKS, SAME_AGENCY, OWN, FOOTBALL).stories
    assert [sorted(a.id for a in story.articles) for story in stories] == [
        ["copy", "own", "talks"],
        ["football"],
    ]


def test_the_order_of_arrival_makes_no_difference() -> None:
    assert told(TALKS, OWN, FOOTBALL, SAME_AGENCY) == told(FOOTBALL, SAME_AGENCY, OWN, TALKS)


def test_the_same_page_twice_counts_once() -> None:
    assert told(TALKS, TALKS) == told(TALKS)


def test_no_line_is_without_a_source() -> None:
    texts = {one["id"]: article(json.dumps(one)).text for one in (TALKS, SAME_AGENCY, OWN)}
    story = talks()
    told_by = [one.sources for one in story.timeline]
    told_by += [one.sources for one in story.events] + [one.sources for one in story.statements]
    assert all(told_by)
    assert all(texts[s.article][s.start : s.end].strip() for sources in told_by for s in sources)


def test_events_have_their_own_day_not_that_of_the_report() -> None:
    story = talks()
    assert "2026-01-28" in [event.date for event in story.events]
    assert "2025-10-14" in [line.date for line in story.timeline]
    assert [line.date for line in story.timeline] == sorted(line.date for line in story.timeline)


def test_one_agency_behind_two_outlets_is_one_origin() -> None:
    (said,) = [one for one in talks().statements if one.content.startswith("الطرفان وقعا القائمة")]
    assert len(said.sources) == 2 and said.independent == 1
    assert said.chains[0][0].kind == "outlet" and said.chains[0][-1] == ChainLink("هانس غروندبرغ", "speaker")
    assert all(any(link.kind == "agency" for link in chain) for chain in said.chains)


def test_a_number_that_differs_and_a_quotation_in_other_words() -> None:
    found = {difference.kind: difference for difference in talks().discrepancies}
    assert sorted(side.text for side in found["number"].sides) == ["176 أسيرا", "180 أسيرا"]
    assert {side.source.article for side in found["wording"].sides} & {"own"}
    assert found["number"].reason


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("قتل 17 شخصا في انهيار السد القديم", "قتل أكثر من 15 شخصا في انهيار السد القديم"),
        ("وصل 17 نازحا إلى المخيم من القرية", "قتل 12 شخصا في المخيم قرب القرية"),
    ],
)
def test_what_cannot_be_compared_is_no_discrepancy(one: str, two: str) -> None:
    pages = [
        {
            "id": str(n),
            "outlet": f"صحيفة {n}",
            "published": "2026-01-28",
            "headline": "انهيار السد القديم في الوادي",
            "text": f"{text} فجر اليوم الأربعاء، وفق السلطات المحلية.",
        }
        for n, text in enumerate((one, two))
    ]
    assert not [d for story in told(*pages).stories for d in story.discrepancies if d.kind == "number"]


def test_an_empty_coverage_has_no_story() -> None:
    assert told() == StoryFile()


def test_a_page_without_an_article_is_in_no_story() -> None:
    assert told({"id": "empty", "text": ""}).stories == ()
