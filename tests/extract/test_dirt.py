"""One small page in many encodings and kinds of dirt: headline, body and spans come out as a reader sees them."""

from __future__ import annotations

from collections.abc import Callable
from html.entities import codepoint2name

import pytest

from khabar.extract import Extract
from khabar.records import Article, Page

HEAD = "المجلس البلدي يقر خطة جديدة للنقل العام"
FIRST = "أقر المجلس البلدي في المدينة أمس خطة جديدة للنقل العام، تربط الأحياء القديمة بالميناء وتخفض أجرة الركوب على الطلاب."
SECOND = "وقال رئيس المجلس إن الخطة «ثمرة عامين من العمل»، وإن الحافلات الجديدة تصل إلى المدينة في مطلع الشهر المقبل؛ فهل تكفي؟"
THIRD = "وأضاف أن كلفة المرحلة الأولى تبلغ 12 مليونا، وأن التمويل يأتي من صندوق التنمية ومن رسوم المواقف في وسط المدينة."
PARTS = (HEAD, FIRST, SECOND, THIRD)
Shape = Callable[[str], str]
Bytes = Callable[[str], bytes]


def same(text: str) -> str:
    return text


def misread(text: str, encoding: str) -> str:
    """UTF-8 read as another encoding, as browsers read it: undefined bytes become control characters."""
    return "".join(
        chr(byte) if not (told := bytes([byte]).decode(encoding, "ignore")) else told
        for byte in text.encode()
    )


def page(parts: tuple[str, ...], claim: str | None) -> str:
    head, *body = parts
    meta = f'<meta charset="{claim}">' if claim else ""
    return (
        f"<html><head>{meta}<title>{head}</title></head><body><ul><li><a href='/'>الرئيسية</a></li></ul>"
        f"<article><h1>{head}</h1>\n"
        + "\n".join(f"<p>{text}</p>" for text in body)
        + "</article></body></html>"
    )


def plain(parts: tuple[str, ...], claim: str | None) -> str:
    return "\n\n".join(parts)


def encode(name: str) -> Bytes:
    return lambda text: text.encode(name)


def broken(where: str, byte: bytes) -> Bytes:
    """UTF-8 with `byte` after the first `where` of the body."""
    return lambda text: text.encode().replace(where.encode(), where.encode() + byte)


def read(content: bytes, kind: str = "text/html") -> Article:
    (article,) = Extract().run([Page("dirt", content, kind)])
    assert isinstance(article, Article)
    return article


def check(article: Article, parts: tuple[str, ...]) -> None:
    spans = [article.text[part.start : part.end] for part in article.paragraphs]
    assert article.headline == parts[0]
    assert spans == list(parts)
    assert article.text == "\n\n".join(parts)
    assert [part.role for part in article.paragraphs] == ["headline", *["body"] * (len(parts) - 1)]


# --- encodings, and what pages claim of them -------------------------------------------------------------------

CLAIMS = (None, "utf-8", "windows-1256", "iso-8859-6", "iso-8859-1", "utf-16", "x-unknown")
ENCODINGS = ("utf-8", "utf-8-sig", "cp1256", "iso8859-6", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("form", [page, plain], ids=["html", "text"])
def test_every_encoding_under_every_claim(encoding: str, claim: str | None, form: Callable[..., str]) -> None:
    parts: tuple[str, ...] = PARTS
    if encoding == "iso8859-6":
        parts = tuple(text.replace("«", '"').replace("»", '"') for text in PARTS)
    content = form(parts, claim).encode(encoding)
    check(read(content, "text/html" if form is page else "text/plain"), parts)


# --- dirt: what stands in the page, and what is read ------------------------------------------------------------

FORMS = str.maketrans(
    {"ا": "ﺎ", "ل": "ﻟ", "م": "ﻤ", "ي": "ﻴ", "و": "ﻮ", "ن": "ﻨ", "ة": "ﺔ", "ق": "ﻗ", "أ": "ﺃ"}
)


def ligatures(text: str) -> str:
    return text.replace("لا", "ﻻ").replace("لأ", "ﻷ").translate(FORMS)


def controls(text: str) -> str:
    return "\u202b" + text.replace(" ", " \u200f").replace("م", "م\u200b") + "\u202c\u200e\ufeff"


REFERENCES: dict[str, Shape] = {
    "named": lambda text: text.replace("«", "&laquo;").replace("»", "&raquo;"),
    "decimal": lambda text: "".join(f"&#{ord(c)};" if c > "\x7f" else c for c in text),
    "hexadecimal": lambda text: "".join(f"&#x{ord(c):X};" if c > "\x7f" else c for c in text),
    "escaped twice": lambda text: text.replace("«", "&amp;laquo;").replace("»", "&amp;raquo;"),
    "escaped three times": lambda text: text.replace("«", "&amp;amp;laquo;").replace("»", "&amp;amp;#187;"),
    "decimal escaped twice": lambda text: "".join(f"&amp;#{ord(c)};" if c > "\x7f" else c for c in text),
    "soft hyphens": lambda text: text.replace("المدينة", "المد&shy;ينة"),
    "zero-width": lambda text: text.replace("المدينة", "المد&#8203;ينة"),
    "marks": lambda text: text.replace(" ", " &rlm;"),
    "markup escaped twice": lambda text: text.replace(" ", "&amp;lt;br /&amp;gt;", 1),
}

INVISIBLE: dict[str, Shape] = {
    "bidi and zero-width": controls,
    "isolates": lambda text: f"\u2067{text}\u2069",
    "Arabic letter mark": lambda text: text.replace(" ", " \u061c"),
    "word joiner": lambda text: text.replace("ال", "ال\u2060"),
    "double spaces": lambda text: text.replace(" ", "  "),
    "tabs": lambda text: text.replace(" ", "\t", 2),
    "presentation forms": ligatures,
    "presentation forms as references": lambda text: "".join(
        f"&#{ord(c)};" if c >= "\ufb50" else c for c in ligatures(text)
    ),
}


@pytest.mark.parametrize("claim", [None, "windows-1256"])
@pytest.mark.parametrize("name", [*REFERENCES, *INVISIBLE])
def test_references_and_what_nobody_sees(name: str, claim: str | None) -> None:
    shape = REFERENCES.get(name) or INVISIBLE[name]
    check(read(page(tuple(map(shape, PARTS)), claim).encode()), PARTS)


@pytest.mark.parametrize("name", sorted(INVISIBLE.keys() | {"escaped twice", "decimal", "named"}))
def test_the_same_in_flattened_text(name: str) -> None:
    shape = INVISIBLE.get(name) or REFERENCES[name]
    check(read(plain(tuple(map(shape, PARTS)), None).encode(), "text/plain"), PARTS)


MISREAD: dict[str, Shape] = {
    "cp1256": lambda text: misread(text, "cp1256"),
    "cp1252": lambda text: misread(text, "cp1252"),
    "latin-1": lambda text: misread(text, "latin-1"),
    "cp1256 twice": lambda text: misread(misread(text, "cp1256"), "cp1256"),
    "cp1252 twice": lambda text: misread(misread(text, "cp1252"), "cp1252"),
    "latin-1 twice": lambda text: misread(misread(text, "latin-1"), "latin-1"),
    "cp1256, then cp1252": lambda text: misread(misread(text, "cp1256"), "cp1252"),
    "cp1252, then cp1256": lambda text: misread(misread(text, "cp1252"), "cp1256"),
}


@pytest.mark.parametrize("name", MISREAD)
@pytest.mark.parametrize("where", ["all", "head", "body", "one"])
def test_misread_text_is_read_again(name: str, where: str) -> None:
    wrong = MISREAD[name]
    told = {
        "all": tuple(map(wrong, PARTS)),
        "head": (wrong(HEAD), *PARTS[1:]),
        "body": (HEAD, *map(wrong, PARTS[1:])),
        "one": (HEAD, FIRST, wrong(SECOND), THIRD),
    }[where]
    check(read(page(told, "utf-8").encode()), PARTS)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_misread_and_escaped(encoding: str) -> None:
    """`htmlentities` over a database that was told the wrong encoding."""

    def escaped(text: str) -> str:
        return "".join(
            c if c < "\x80" else f"&{codepoint2name.get(ord(c), f'#{ord(c)}')};"
            for c in misread(text, encoding)
        )

    check(read(page(tuple(map(escaped, PARTS)), "utf-8").encode()), PARTS)


LOSS = "\ufffd"
BROKEN: dict[str, tuple[Bytes, str, str]] = {
    "a byte of windows-1256 in a word": (broken("البلد", b"\xed"), "البلد", "البلد" + LOSS),
    "a letter cut in the middle": (broken("مطلع", b"\xd8"), "مطلع", "مطلع" + LOSS),
    "a continuation byte alone": (broken("مطلع", b"\x84"), "مطلع", "مطلع" + LOSS),
    "a pasted quotation mark": (broken("إن ", b"\x93"), "إن ", "إن “"),
    "a pasted dash": (broken("إن ", b"\x96 "), "إن ", "إن – "),
    "a pasted ellipsis": (broken("رئيس", b"\x85 "), "رئيس", "رئيس…"),
    "a pasted no-break space": (broken("إن ", b"\xa0"), "إن ", "إن \xa0"),
    "a stray 0xFF": (broken("صندوق", b"\xff"), "صندوق", "صندوق" + LOSS),
}


@pytest.mark.parametrize("claim", [None, "windows-1256", "iso-8859-1"])
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_byte_harms_itself_only(name: str, claim: str | None) -> None:
    shape, old, new = BROKEN[name]
    check(read(shape(page(PARTS, claim))), tuple(text.replace(old, new) for text in PARTS))


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6"])
@pytest.mark.parametrize("claim", [None, "utf-8", "windows-1256"])
def test_a_page_of_two_encodings(encoding: str, claim: str | None) -> None:
    """The template is UTF-8, one paragraph comes from an older system: on its own line, its letters are read."""
    lines = page(PARTS, claim).split("\n")
    content = b"\n".join(line.encode(encoding if THIRD in line else "utf-8") for line in lines)
    check(read(content), PARTS)


def test_a_page_cut_in_the_middle_of_a_letter() -> None:
    content = page(PARTS, "windows-1256").encode()
    lines = Extract().explain(Page("dirt", content[: content.index("وسط".encode()) + 3], "text/html"))
    assert [line.text for line in lines[1:4]] == [*PARTS[:3]]
    assert lines[4].text == THIRD[: THIRD.index("وسط") + 1] + LOSS


# --- what stays as it was printed -------------------------------------------------------------------------------

PRINTED: dict[str, Shape] = {
    "tatweel": lambda text: text.replace("المدينة", "المديـنة").replace("الخطة", "الخـــطة"),
    "Persian letters": lambda text: text.replace("ي", "ی").replace("ك", "ک"),
    "no-break spaces": lambda text: text.replace("رئيس المجلس", "رئيس\xa0المجلس"),
    "harakat": lambda text: text.replace("المدينة", "المَدِينَة").replace("خطة", "خُطّة"),
    "Arabic-Indic digits": lambda text: text.replace("12", "١٢"),
    "signs that are one by intent": lambda text: text.replace("صندوق التنمية", "صندوق التنمية ﷺ ﷽ ﴿سعي﴾"),
    "French": lambda text: text.replace("المجلس البلدي في", "المجلس البلدي (Le Château français) في"),
    "alphabets": lambda text: text.replace("مطلع", "ط، ظ، ع، غ، ط؛ ظ؛ ع… مطلع"),
}


@pytest.mark.parametrize("name", PRINTED)
@pytest.mark.parametrize("claim", [None, "iso-8859-1"])
def test_what_is_spelling_stays(name: str, claim: str | None) -> None:
    parts = tuple(map(PRINTED[name], PARTS))
    check(read(page(parts, claim).encode()), parts)
