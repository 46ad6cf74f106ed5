"""Records go out as JSON and come back the same; what is no record is refused in one line."""

from __future__ import annotations

import dataclasses
import json

import jsonschema
import pytest

from khabar import records
from khabar.errors import KhabarError, RecordError
from khabar.records import (
    Article,
    Dateline,
    Entity,
    Holder,
    Mention,
    PageRef,
    Paragraph,
    Published,
    Statement,
    StoryFile,
    Time,
    decode_article,
    decode_story_file,
    encode,
    json_schema,
)

ARTICLE = Article(
    id="a1",
    page=PageRef(path="page.txt", media_type="text/plain", sha256="0" * 64),
    language="ar",
    headline="الوزير: نرحب بالاتفاق",
    text="الوزير: نرحب بالاتفاق\n\nقال سالم أمس «نرحب».",
    paragraphs=(Paragraph(0, 21, "headline"), Paragraph(23, 42, "body")),
    dateline=Dateline("عمان", None),
    published=Published("2026-01-28", "day", "page", ("28 يناير 2026",)),
    mentions=(Mention(27, 31, "person", "e1"),),
    entities=(Entity("e1", "سالم", "person", ("سالم",)),),
    times=(Time(32, 35, "DATE", "2026-01-27"),),
    statements=(
        Statement(37, 41, "direct", "نرحب", Holder("e1", "سالم"), "قال", via=(Holder(None, "وكالة"),)),
    ),
)


def test_an_article_comes_back_as_it_went() -> None:
    assert decode_article(encode(ARTICLE)) == ARTICLE


def test_the_keys_stand_in_the_order_of_the_fields() -> None:
    assert list(json.loads(encode(ARTICLE))) == [field.name for field in dataclasses.fields(Article)]


def test_unknown_is_null_and_never_left_out() -> None:
    said = json.loads(encode(ARTICLE))["statements"][0]
    assert said["addressee"] is None and said["venue"] is None and said["time"] is None
    assert json.loads(encode(ARTICLE))["problem"] is None


def test_arabic_is_written_as_it_is() -> None:
    assert "نرحب بالاتفاق".encode() in encode(ARTICLE)


def test_a_record_fits_its_schema() -> None:
    jsonschema.validate(json.loads(encode(ARTICLE)), json_schema(Article))
    jsonschema.validate(json.loads(encode(StoryFile())), json_schema(StoryFile))


def test_the_schema_refuses_another_role() -> None:
    record = json.loads(encode(ARTICLE))
    record["paragraphs"][0]["role"] = "menu"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, json_schema(Article))


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b"{}", b'{"schema":"khabar/article/2"}', b"\xff"])
def test_what_is_no_record_is_refused(line: bytes) -> None:
    with pytest.raises(RecordError, match="record"):
        decode_article(line)
    with pytest.raises(KhabarError):
        decode_story_file(line if line != b"{}" else b"[]")


def test_every_record_is_frozen_and_slotted() -> None:
    for record in vars(records).values():
        if isinstance(record, type) and dataclasses.is_dataclass(record):
            assert record.__dataclass_params__.frozen, record  # type: ignore[attr-defined]
            assert hasattr(record, "__slots__"), record
