"""Pages out of compact text: `.pages` files hold cases in a few marks, and each is made a web page and a flattened one.

A case begins with `=== name | kind | skin`. Then, a line each: `title:`, `class:` (of `<body>`), `og:` (its type), `# ` the
`<h1>`, `## ` a linked headline, `+ ` a subheading, `@ ` a date line, `- ` a link, `* ` a list item, `> ` a caption, `$ a | b`
a table row, `!` raw markup of the head, `%video` and the like what only markup shows; any other line is a paragraph. The
skin is what stands around it: `bare` nothing, `portal` menus and side lists, `old` tables of the first decade, and so on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "pages" / "problems"
_SHOWN = {
    "%video": '<div class="player"><iframe src="https://player.example.com/embed/1"></iframe></div>',
    "%audio": '<audio controls src="/a.mp3"></audio>',
    "%photo": '<img src="/p.jpg" alt="">',
    "%login": '<form method="post"><input type="text" name="u"><input type="password" name="p"></form>',
    "%captcha": '<form><img src="/captcha.png"><input name="answer"></form>',
    "%pdf": '<object type="application/pdf" data="/i.pdf"></object>',
}
_MENU = ["الرئيسية", "سياسة", "اقتصاد", "رياضة", "ثقافة", "صحة", "منوعات", "رأي", "فيديو", "اتصل بنا"]
_SIDE = [
    "غرفة التجارة تنتخب مجلسها الجديد",
    "مواطن يعثر على جرة أثرية في حديقة منزله",
    "تأجيل محاكمة المتهمين في قضية القروض",
    "دراسة: المشي صباحا يخفض ضغط الدم",
    "المنتخب يبدأ معسكره التدريبي في تونس",
    "حملة لتنظيف الشواطئ بمشاركة ألف متطوع",
    "وفاة الملحن الكبير بعد رحلة مع المرض",
    "ارتفاع أسعار الخضروات في أسواق الجملة",
]
_FOOT = ["من نحن", "سياسة الخصوصية", "شروط الاستخدام", "جميع الحقوق محفوظة © 2022"]
_ALMANAC = ["الطقس اليوم 24°", "الفجر 04:32", "الظهر 12:05"]


@dataclass(slots=True)
class Case:
    """One case. `kind` is the kind of problem to be found, or `article`."""

    name: str
    kind: str
    skin: str
    title: str = ""
    body_class: str = ""
    og: str = ""
    head: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def cases(name: str) -> list[Case]:
    """The cases of one `.pages` file."""
    found: list[Case] = []
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("=== "):
            label, kind, skin = (part.strip() for part in line[4:].split("|"))
            found.append(Case(label, kind, skin))
        elif line.startswith("title: "):
            found[-1].title = line[7:]
        elif line.startswith("class: "):
            found[-1].body_class = line[7:]
        elif line.startswith("og: "):
            found[-1].og = line[4:]
        elif line.startswith("!"):
            found[-1].head.append(line[1:])
        elif line.strip():
            found[-1].lines.append(line)
    return found


def as_html(case: Case) -> str:
    """The case as a web page in its skin."""
    metas = [f"<title>{case.title}</title>", *case.head]
    if case.og:
        metas.append(f'<meta property="og:type" content="{case.og}">')
    inner = "\n".join(_markup(line) for line in case.lines)
    before, after = _around(case.skin)
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8">{"".join(metas)}</head>\n'
        f'<body class="{case.body_class}">{before}\n{inner}\n{after}</body></html>'
    )


def _markup(line: str) -> str:
    if line in _SHOWN:
        return _SHOWN[line]
    mark, _, text = line.partition(" ")
    if mark == "$":
        cells = "".join(f"<td>{cell.strip()}</td>" for cell in text.split("|"))
        return f"<table><tr>{cells}</tr></table>"
    pattern = {
        "#": "<h1>{}</h1>",
        "##": '<h2><a href="/n/1">{}</a></h2>',
        "+": "<h2>{}</h2>",
        "@": '<div class="date">{}</div>',
        "-": '<ul><li><a href="/n/2">{}</a></li></ul>',
        "*": "<ul><li>{}</li></ul>",
        ">": "<figure><figcaption>{}</figcaption></figure>",
    }.get(mark)
    return pattern.format(text) if pattern else f"<p>{line}</p>"


def _linked(lines: list[str], tag: str) -> str:
    return "".join(f'<{tag}><a href="/s">{line}</a></{tag}>' for line in lines)


def _around(skin: str) -> tuple[str, str]:
    """What stands before and after the case in a skin."""
    if skin == "bare":
        return "", ""
    menu, side, foot = _linked(_MENU, "li"), _linked(_SIDE, "li"), _linked(_FOOT, "span")
    if skin == "old":
        row = "<table><tr><td>" + _linked(_MENU, "div") + '</td><td><font size="3">'
        return row, "</font></td><td>" + _linked(_SIDE, "div") + f"</td></tr></table><center>{foot}</center>"
    if skin == "forum":
        return f'<div id="nav">{menu}</div><table><tr><td>', f"</td></tr></table><div>{foot}</div>"
    if skin == "wordpress":
        return (
            f'<div id="page"><ul class="menu">{menu}</ul><div id="content">',
            f'</div><div class="widget-area"><h3>أحدث المقالات</h3><ul>{side}</ul></div><footer>{foot}</footer></div>',
        )
    tail = f"<footer>{foot}</footer>"
    if skin == "modern":
        return f"<header><nav><ul>{menu}</ul></nav></header><main>", f"</main>{tail}"
    almanac = "".join(f"<span>{line}</span>" for line in _ALMANAC)
    return (
        f'<div class="top">{almanac}</div><nav><ul>{menu}</ul></nav><div class="main">',
        f'</div><div class="sidebar"><h3>الأكثر قراءة</h3><ul>{side}</ul></div>{tail}',
    )


def as_text(case: Case) -> str:
    """The case flattened to text, a block a line."""
    inner = []
    for line in case.lines:
        mark, _, text = line.partition(" ")
        if line.startswith("%"):
            continue
        if mark == "$":
            inner.append(" ".join(cell.strip() for cell in text.split("|")))
        else:
            inner.append(text if mark in {"#", "##", "+", "@", "-", "*", ">"} else line)
    text = "\n\n".join(part for part in [case.title, *inner] if part.strip())
    if case.skin == "bare":
        return text
    side = ["الأكثر قراءة", *_SIDE] if case.skin in {"portal", "wordpress"} else []
    return "\n".join([*_MENU, "", text, "", *side, "", *_FOOT])
