"""Old encodings, and pages that lie about theirs."""

from __future__ import annotations

import pytest

from khabar.pages import declared_charset, decode

TEXT = "<html><head><title>خبر</title></head><body><p>وصل الوفد إلى بيروت أمس، وقال رئيسه إن الزيارة تستمر يومين.</p></body></html>"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1256", "iso8859-6", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("claim", ["", "utf-8", "windows-1256", "nonsense"])
def test_the_right_reading_whatever_the_page_claims(encoding: str, claim: str) -> None:
    text = TEXT.replace("<title>", f'<meta charset="{claim}"><title>') if claim else TEXT
    text = text.replace("«", "").replace("إ", "ا") if encoding == "iso8859-6" else text
    assert decode(text.encode(encoding)) == text


def test_a_charset_from_outside_breaks_the_tie() -> None:
    assert decode("café à Tunis".encode("cp1252"), "cp1252") == "café à Tunis"


def test_one_broken_byte_does_not_spoil_a_page() -> None:
    broken = ("وصل الوفد إلى بيروت أمس. " * 20).encode() + b"\xd9"
    assert decode(broken).startswith("وصل الوفد إلى بيروت أمس.") and decode(broken).endswith("\ufffd")


def test_short_titles_are_enough() -> None:
    assert decode("وصل الوفد".encode("iso8859-6")) == "وصل الوفد"
    assert decode("خبر".encode("cp1256")) == "خبر"


def test_nothing_is_raised_on_any_bytes() -> None:
    assert isinstance(decode(bytes(range(256))), str)
    assert decode(b"") == ""


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (b'<META http-equiv="Content-Type" content="text/html; charset=windows-1256">', "windows-1256"),
        (b'<?xml version="1.0" encoding="iso-8859-6"?>', "iso-8859-6"),
        (b"<html>", None),
    ],
)
def test_the_claim_of_a_page(head: bytes, charset: str | None) -> None:
    assert declared_charset(head) == charset
