"""Articles and stories as text for a person at a terminal: right to left, every line with where it was read.

A source is shown as `[2:310-388]`: the second article in the list at the end, and the span in its text. A date is ISO
8601 at the precision that is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khabar.export.bidi import from_the_right, isolate, left_to_right
from khabar.names import Named, Verdict
from khabar.records import (
    Article,
    Discrepancy,
    Event,
    Holder,
    Identity,
    Line,
    Location,
    PageLines,
    Published,
    Reprint,
    Source,
    Statement,
    Story,
    StoryFile,
    StoryStatement,
    TimelineLine,
)
from khabar.statements import Told
from khabar.times import Explained

_ARROW = " ← "
_CLAIM = {
    "denied": "نفي",
    "refused": "امتناع عن الكلام",
    "asked": "طلب",
    "expected": "توقع",
    "promised": "تعهد",
}
_DISCREPANCY = {"number": "عدد", "date": "تاريخ", "attribution": "نسبة القول", "wording": "صيغة القول"}
_LABEL = {"reprint": "إعادة نشر", "adapted": "نص مقتبس بتصرف"}
_BASIS = {"metadata": "بيانات الصفحة", "page": "مطبوع في الصفحة", "text": "من النص", "inferred": "استنتاج"}
_TYPE = {"person": "أشخاص", "organisation": "جهات", "place": "أماكن"}


# --- one article ---------------------------------------------------------------------------------------------


def article_text(article: Article) -> str:
    """One article with its times, names and statements, as `khabar read --format text` prints it."""
    return _page(_article_lines(article))


def _article_lines(article: Article) -> Iterator[str]:
    if article.problem:
        yield f"{left_to_right(article.page.path)}: لا مقال هنا ({isolate(article.problem)})"
        return
    yield f"■ {isolate(article.headline or 'بلا عنوان')}"
    yield "  " + " · ".join(_article_facts(article))
    if article.published and article.published.evidence:
        basis = _BASIS[article.published.basis]
        evidence = "، ".join(isolate(found) for found in article.published.evidence)
        yield f"  أساس التاريخ · published: {basis}: {evidence}"
    for paragraph in article.paragraphs:
        if paragraph.role == "headline":
            continue
        yield ""
        mark = "◆ " if paragraph.role == "subheading" else ""
        yield f"  {mark}{article.text[paragraph.start : paragraph.end]}"
    yield ""
    for caption in article.captions:
        yield f"  صورة · caption: {isolate(caption)}"
    yield from _article_names(article)
    yield from _article_times(article)
    if article.statements:
        yield "من قال ماذا · Who said what"
        for statement in article.statements:
            yield from _statement_lines(statement)


def _article_facts(article: Article) -> Iterator[str]:
    outlet = article.outlet.name or article.outlet.domain
    yield f"المنفذ: {isolate(outlet)}" if outlet else "المنفذ غير معروف"
    yield f"نشر: {left_to_right(article.published.value)}" if article.published else "تاريخ النشر غير معروف"
    if article.dateline.place or article.dateline.agency:
        head = " - ".join(part for part in (article.dateline.place, article.dateline.agency) if part)
        yield f"من: {isolate(head)}"
    if article.author:
        yield f"كتب: {isolate('، '.join(article.author))}"
    yield f"الملف: {left_to_right(article.page.path)}"


def _article_names(article: Article) -> Iterator[str]:
    if not article.entities:
        return
    yield "الأسماء · Names"
    for kind, label in _TYPE.items():
        named = []
        for entity in article.entities:
            if entity.type == kind:
                others = [form for form in entity.forms if form != entity.name]
                named.append(entity.name + (f" ({'، '.join(others)})" if others else ""))
        if named:
            yield f"  {label}: {'؛ '.join(named)}"


def _article_times(article: Article) -> Iterator[str]:
    if not article.times:
        return
    yield "الأزمنة · Times"
    for time in article.times:
        surface = article.text[time.start : time.end]
        yield f"  {isolate(surface)} = {left_to_right(time.value)} {left_to_right(f'[{time.start}-{time.end}]')}"


def times_text(text: str, found: Iterable[Explained]) -> str:
    """The times of a text with the rules that fired, as `khabar times` prints them."""
    return _page(_explained_lines(text, found))


def _explained_lines(text: str, found: Iterable[Explained]) -> Iterator[str]:
    none = True
    for one in found:
        none = False
        time = one.time
        mod = f" {time.mod}" if time.mod else ""
        yield f"■ {isolate(text[time.start : time.end])} {left_to_right(f'{time.type} {time.value}{mod}')}"
        if time.earliest or time.latest:
            days = f"{time.earliest or '…'} – {time.latest or '…'}"
            yield f"  من – إلى · earliest – latest: {left_to_right(days)}"
        if time.conflict:
            yield f"  يناقض التقويم · contradicts the calendar: {left_to_right(time.conflict)}"
        yield f"  القواعد · rules: {left_to_right(' → '.join(one.rules))}"
    if none:
        yield "لا زمن في النص · no time found"


def names_text(text: str, found: Iterable[Named]) -> str:
    """The names of a text, each with what it stands for and why it was taken for a name, as `khabar names` prints them."""
    return _page(_named_lines(text, found))


def _named_lines(text: str, found: Iterable[Named]) -> Iterator[str]:
    none = True
    for one in found:
        none = False
        mention, entity = one.mention, one.entity
        where = left_to_right(f"{mention.type} [{mention.start}-{mention.end}]")
        yield f"■ {isolate(text[mention.start : mention.end])} {where}"
        yield f"  هو · is: {isolate(entity.name)} {left_to_right(entity.id)}"
        if entity.location:
            yield f"  أين · where: {left_to_right(_where(entity.location))}"
        yield f"  السبب · why: {left_to_right(f'{one.reason} ({one.score:.2f})')}"
    if none:
        yield "لا اسم في النص · no name found"


def _where(location: Location) -> str:
    land = location.country or "…"
    if location.latitude is None or location.longitude is None:
        return land
    return f"{land} {location.latitude:.2f}, {location.longitude:.2f} (GeoNames {location.geonames})"


def verdict_text(one: str, other: str, verdict: Verdict) -> str:
    """Whether two names are one, and why, as `khabar same` prints it."""
    lines = [
        f"{isolate(one)} · {isolate(other)}",
        f"{'اسم واحد · one name' if verdict.same else 'اسمان · two names'} {left_to_right(f'({verdict.score:.2f})')}",
    ]
    lines += [
        f"  {'+' if step.joins else '-'} {left_to_right(step.rule)}: {step.says}" for step in verdict.steps
    ]
    if not verdict.steps:
        lines.append("  - لا قاعدة تجمعهما · no rule joins them")
    return _page(lines)


def identities_text(found: Iterable[Identity]) -> str:
    """Entities across articles, the most often met first, as `khabar entities` prints them."""
    return _page(_identity_lines(sorted(found, key=lambda one: (-len(one.sightings), one.id))))


def _identity_lines(found: Iterable[Identity]) -> Iterator[str]:
    for one in found:
        yield f"■ {isolate(one.name)} {left_to_right(f'{one.type} {one.id}')}"
        yield f"  الصيغ · forms: {'، '.join(isolate(form) for form in one.forms)}"
        yield f"  في · in: {left_to_right(' '.join(f'{seen.article}#{seen.entity}' for seen in one.sightings))}"
        for link in one.links:
            why = left_to_right(f"{link.score:.2f} {'; '.join(link.why)}")
            yield f"  لأن · because: {isolate(link.one)} = {isolate(link.other)} {why}"


def statements_text(article: Article, found: Iterable[Told]) -> str:
    """Who said what in one article, each with the chain from who said it to who printed it, and its sentence, as `khabar statements` prints it."""
    return _page(_told_lines(article, found))


def _told_lines(article: Article, found: Iterable[Told]) -> Iterator[str]:
    yield f"■ {isolate(article.headline or 'بلا عنوان')} {left_to_right(article.page.path)}"
    none = True
    for told in found:
        none = False
        said, text = told.statement, article.text
        yield ""
        printed = article.outlet.name or article.outlet.domain or "هذه الصفحة"
        chain = [_holder(said.speaker), *(link.text for link in reversed(said.via)), printed]
        yield f"  ● {_ARROW.join(isolate(link) for link in chain)}"
        yield f"    {isolate(_quoted(said.content) if said.kind == 'direct' else said.content)}"
        yield from _circumstances(said)
        yield f"    الجملة · sentence: {isolate(text[told.first : told.after])} {left_to_right(f'[{said.start}-{said.end}]')}"
        yield f"    القاعدة · rule: {left_to_right(told.rule)}"
    if none:
        yield "  لا قول منسوب في النص · nobody is quoted or reported"


def _statement_lines(statement: Statement) -> Iterator[str]:
    quoted = isolate(_quoted(statement.content) if statement.kind == "direct" else statement.content)
    where = left_to_right(f"[{statement.start}-{statement.end}]")
    yield f"  {isolate(_holder(statement.speaker))}: {quoted} {where}"
    if statement.via:
        yield "    عبر: " + _ARROW.join(isolate(link.text) for link in reversed(statement.via))
    yield from _circumstances(statement)


def _circumstances(statement: Statement) -> Iterator[str]:
    details = [f"الفعل: {statement.cue}"] if statement.cue else []
    claim = [_CLAIM[value] for value in (statement.polarity, statement.modality) if value != "said"]
    if claim:
        details.append("الحكم: " + "، ".join(claim))
    if statement.addressee:
        details.append(f"إلى: {isolate(statement.addressee)}")
    if statement.venue:
        details.append(f"أين: {isolate(statement.venue)}")
    if statement.time:
        details.append(f"متى: {left_to_right(statement.time)}")
    if details:
        yield "    " + " · ".join(details)


def _holder(holder: Holder | None) -> str:
    return holder.text if holder else "قائل غير معروف"


# --- stories -------------------------------------------------------------------------------------------------


def story_text(found: StoryFile) -> str:
    """Every story with events, timeline, statements and their chains, reprints and discrepancies, as
    `khabar story --format text` prints it."""
    if not found.stories:
        return _page(["لا قصة في هذه الصفحات · no story in these pages"])
    return _page(
        line for number, story in enumerate(found.stories, 1) for line in _story_lines(number, story)
    )


def _story_lines(number: int, story: Story) -> Iterator[str]:
    shown = {article.id: place for place, article in enumerate(story.articles, 1)}
    outlets = {a.outlet.name or a.outlet.domain for a in story.articles} - {None}
    yield "─" * 80
    yield f"■ القصة {number}: {isolate(story.title)}"
    yield f"  {_span(story)} · المقالات: {len(story.articles)} · المنافذ: {len(outlets)}"
    yield from _section("الأحداث · Events", (_event_line(event, shown) for event in story.events))
    yield from _section("الخط الزمني · Timeline", (_timeline_line(line, shown) for line in story.timeline))
    statements = sorted(story.statements, key=lambda said: (-said.independent, -len(said.sources)))
    said_lines = (line for said in statements for line in _said_lines(said, shown))
    yield from _section("من قال ماذا، وعبر من وصل · Who said what, through whom", said_lines)
    copies = (_reprint_line(reprint, shown) for reprint in story.reprints)
    yield from _section("من نقل عمن · Who copied whom", copies)
    apart = (line for difference in story.discrepancies for line in _difference_lines(difference, shown))
    yield from _section("مواضع الاختلاف · Where they disagree", apart)
    yield from _section("المصادر · Sources", _article_list(story, shown))
    yield ""


def _span(story: Story) -> str:
    if story.span.start is None or story.span.end is None:
        return "التاريخ غير معروف"
    if story.span.start == story.span.end:
        return left_to_right(story.span.start)
    return f"من {left_to_right(story.span.start)} إلى {left_to_right(story.span.end)}"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    held = list(lines)
    if held:
        yield ""
        yield title
        yield from ("  " + line for line in held)


def _sources(sources: Iterable[Source], shown: dict[str, int]) -> str:
    return left_to_right(
        " ".join(f"[{shown[s.article]}:{s.start}-{s.end}]" for s in sources if s.article in shown)
    )


def _event_line(event: Event, shown: dict[str, int]) -> str:
    told = left_to_right(" ".join(f"[{shown[name]}]" for name in event.articles if name in shown))
    who = f" · {'، '.join(event.actors)}" if event.actors else ""
    where = f" · {'، '.join(event.places)}" if event.places else ""
    return f"{left_to_right(event.date)} {isolate(event.title)}{who}{where} {told}"


def _timeline_line(line: TimelineLine, shown: dict[str, int]) -> str:
    return f"{left_to_right(line.date)} {isolate(line.text)} {_sources(line.sources, shown)}"


def _said_lines(said: StoryStatement, shown: dict[str, int]) -> Iterator[str]:
    yield f"{isolate(said.speaker or 'قائل غير معروف')}: {isolate(_quoted(said.content))} {_sources(said.sources, shown)}"
    for chain in dict.fromkeys(said.chains):
        yield "    " + _ARROW.join(isolate(link.name) for link in chain)
    yield f"    أصول مستقلة · independent: {said.independent}"


def _quoted(content: str) -> str:
    """`content` between quotation marks, unless it already stands in them."""
    return content if content.startswith("«") and content.endswith("»") else f"«{content}»"


def _reprint_line(reprint: Reprint, shown: dict[str, int]) -> str:
    later, earlier = (left_to_right(f"[{shown.get(name, name)}]") for name in (reprint.article, reprint.of))
    verb = "نقل عن" if reprint.direction == "known" else "يشارك النص مع (السابق غير معروف)"
    return f"{later} {verb} {earlier}: {_LABEL[reprint.label]}، {left_to_right(f'{reprint.share:.0%}')}"


def _difference_lines(difference: Discrepancy, shown: dict[str, int]) -> Iterator[str]:
    yield f"{_DISCREPANCY[difference.kind]} · {difference.kind}: {isolate(difference.reason)}"
    for side in difference.sides:
        yield f"    {isolate(_quoted(side.text))} {_sources([side.source], shown)}"


def _article_list(story: Story, shown: dict[str, int]) -> Iterator[str]:
    for article in story.articles:
        outlet = article.outlet.name or article.outlet.domain or "منفذ غير معروف"
        number = left_to_right(f"[{shown[article.id]}]")
        headline = isolate(article.headline or "بلا عنوان")
        yield f"{number} {isolate(outlet)} · {headline} · {_when(article.published)} · {left_to_right(article.path)}"


def _when(published: Published | None) -> str:
    return left_to_right(published.value) if published else "بلا تاريخ"


# --- the lines of a page -------------------------------------------------------------------------------------


def lines_text(page: PageLines) -> str:
    """The lines of a page with role and reason, as `khabar read --explain` prints them."""
    return _page([left_to_right(page.path), *map(_explained, page.lines), ""])


def _explained(line: Line) -> str:
    role = left_to_right(f"{line.number:4d} {line.role:10s}")
    return f"{role} {isolate(line.text)} ({left_to_right(line.reason)})"


def _page(lines: Iterable[str]) -> str:
    return "\n".join(from_the_right(line) for line in lines) + "\n"
