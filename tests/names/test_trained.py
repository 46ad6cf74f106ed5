"""The trained recognisers: labels back to names, windows, and what ships."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from khabar.errors import ModelMissing
from khabar.names import Found, Names, Options
from khabar.names.edges import edged
from khabar.names.hub import HubModel
from khabar.names.labels import names_of
from khabar.names.line import Line, lines_of
from khabar.names.stage import recogniser
from khabar.names.trained import together
from khabar.names.windows import windows
from khabar.records import EntityType

MODELS = Path(__file__).parents[2] / "src" / "khabar" / "names" / "models"
#: News of our own with every name in it, none of it in the training data.
NEWS: list[tuple[str, list[tuple[str, EntityType]]]] = [
    (
        "أعلن المتحدث باسم وزارة الداخلية الكويتية العميد توحيد الكندري أن الشرطة أوقفت ثلاثة أشخاص في الجهراء.",
        [("وزارة الداخلية الكويتية", "organisation"), ("توحيد الكندري", "person"), ("الجهراء", "place")],
    ),
    (
        "وفاز مانشستر سيتي على توتنهام بهدفين سجلهما إيرلينغ هالاند، وقال غوارديولا إن الفريق تعب.",
        [
            ("مانشستر سيتي", "organisation"),
            ("توتنهام", "organisation"),
            ("إيرلينغ هالاند", "person"),
            ("غوارديولا", "person"),
        ],
    ),
    (
        "وذكرت صحيفة «يني شفق» أن أردوغان سيزور بغداد وأربيل برفقة هاكان فيدان.",
        [
            ("يني شفق", "organisation"),
            ("أردوغان", "person"),
            ("بغداد", "place"),
            ("أربيل", "place"),
            ("هاكان فيدان", "person"),
        ],
    ),
]


def line(text: str) -> Line:
    (only,) = lines_of(text)
    return only


@pytest.mark.parametrize(
    ("text", "labels", "expected"),
    [
        ("وبوتين وترامب", "B-P B-P", ["بوتين", "ترامب"]),
        ("للشرع رأي", "B-P O", ["شرع"]),
        ("بموسكو ولندن", "B-L B-L", ["موسكو", "لندن"]),
        ("وليد فياض", "B-P I-P", ["وليد فياض"]),
        ("لافروف وويتكوف", "B-P B-P", ["لافروف", "ويتكوف"]),
        ("بالكرملين", "B-O", ["الكرملين"]),
        ("« رويترز »", "B-O I-O I-O", ["رويترز"]),
        ("كما قال", "O O", []),
    ],
)
def test_names_start_after_their_clitics(text: str, labels: str, expected: list[str]) -> None:
    one = line(text)
    rows = labels.split()
    found = names_of(one, rows, [0.9] * len(rows), frozenset(), "model")
    assert [text[name.start : name.end] for name in found] == expected


def test_a_rest_that_stands_alone_elsewhere_is_the_name() -> None:
    found = names_of(line("بزرنوق"), ["B-L"], [0.9], frozenset({"زرنوق"}), "model")
    assert [(name.start, name.end) for name in found] == [(1, 6)]


def test_windows_hold_every_token_once_and_none_is_too_long() -> None:
    lines = [["كلمة"] * 70, ["خبر"] * 3, ["طويلة" * 40], ["نص"] * 90]
    made = list(windows(lines, lambda word: [7] * max(1, len(word) // 2), 0, 1, 64))
    assert [at for window in made for at in range(window.begin, window.end)] == list(range(164))
    assert all(len(window.pieces) <= 64 for window in made)
    assert all(len(window.first) == window.end - window.begin for window in made)


def test_bodies_of_the_rules_stand_then_what_the_model_is_sure_of() -> None:
    model = Found(0, 9, "person", 0.9, "model")
    doubtful = replace(model, score=0.4)
    body, rule = Found(0, 4, "organisation", 0.9, "head"), replace(model, score=0.6, reason="title")
    assert together([body], [model], [], ()) == [body]
    assert together([], [model], [], ()) == [model]
    assert together([], [doubtful], [], ()) == []
    assert together([], [doubtful], [rule], ()) == [doubtful]
    assert together([], [model], [], plain=[model]) == []


@pytest.mark.parametrize(
    ("text", "seen", "type", "rule", "expected"),
    [
        ("شكر للشرع", (4, 9), "person", (6, 9, "title"), "شرع"),
        ("أوفد باسم بوتين", (5, 15), "person", (10, 15, "gazetteer"), "بوتين"),
        ("سامر الزعتري", (0, 12), "person", (5, 12, "again"), "سامر الزعتري"),
        ("بوتين أوفد وزيره", (0, 10), "person", (0, 5, "gazetteer"), "بوتين"),
        ("تعادل غلطة سراي التركي", (6, 22), "organisation", None, "غلطة سراي"),
        ("دول الخليج العربية", (4, 18), "place", None, "الخليج"),
        ("وزارة الخارجية الروسية", (0, 22), "organisation", None, "وزارة الخارجية الروسية"),
        ("القوات البرية الباكستانية", (0, 25), "organisation", None, "القوات البرية الباكستانية"),
        ("في نيسان", (3, 8), "place", None, None),
        ("قالت المعارضة", (5, 13), "organisation", None, None),
    ],
)
def test_the_lists_say_where_a_name_of_the_model_begins_and_ends(
    text: str,
    seen: tuple[int, int],
    type: EntityType,
    rule: tuple[int, int, str] | None,
    expected: str | None,
) -> None:
    ruled = [Found(rule[0], rule[1], type, 0.6, rule[2])] if rule else []
    one = edged(text, Found(*seen, type, 0.9, "model"), ruled)
    assert (one and text[one.start : one.end]) == expected


@pytest.mark.parametrize("name", ["accurate", "fast"])
def test_what_ships_finds_names_it_never_saw(name: str) -> None:
    made = recogniser(Options(name))
    wanted = found = hits = 0
    for text, names in NEWS:
        read = [(text[one.start : one.end], one.type) for one in made.find(text)]
        hits += len(set(read) & set(names))
        found += len(read)
        wanted += len(names)
    assert 2 * hits / (found + wanted) >= 0.8


def test_a_text_gives_the_same_names_by_itself_and_after_others() -> None:
    made = recogniser(Options("accurate"))
    text = NEWS[0][0]
    alone = made.find(text)
    for other, _ in NEWS:
        made.find(other)
    assert made.find(text) == alone
    assert made.find("") == []
    assert made.find("\n\n  \n") == []


def test_models_are_as_small_as_they_are_said_to_be() -> None:
    assert (MODELS / "fast.crfsuite").stat().st_size < 15e6
    assert sum((MODELS / name).stat().st_size for name in ("accurate.onnx", "accurate.spm")) < 60e6


def test_a_long_text_takes_no_more_than_its_share() -> None:
    made = recogniser(Options("accurate"))
    text = "\n".join(text for text, _ in NEWS)
    made.find(text)
    begun = time.perf_counter()
    made.find("\n".join([text] * 20))
    assert time.perf_counter() - begun < 20


def test_an_unknown_recogniser_is_refused() -> None:
    with pytest.raises(ValueError, match="no recogniser 'oracle'"):
        Names(Options("oracle"))


def test_a_hub_model_that_is_not_to_be_had_says_why(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="nowhere: "):
        HubModel(str(tmp_path / "nowhere")).find([line("نص")], [])


def test_a_hub_model_stands_in_by_name(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="the extra khabar[hub] is not installed")
    transformers = pytest.importorskip("transformers", reason="the extra khabar[hub] is not installed")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "التقى", "بوتين", "في", "موسكو"]
    (tmp_path / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    tokenizer = transformers.BertTokenizerFast(str(tmp_path / "vocab.txt"), strip_accents=False)
    labels = ["O", "B-PERS", "I-PERS", "B-LOC"]
    config = transformers.BertConfig(
        vocab_size=len(words), hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=8,
        id2label=dict(enumerate(labels)), label2id={label: n for n, label in enumerate(labels)},
    )  # fmt: skip
    model = transformers.BertForTokenClassification(config)
    with torch.no_grad():  # each word's own direction says its label
        for name, parameter in model.bert.encoder.named_parameters():
            if "LayerNorm" not in name:
                parameter.zero_()
        model.bert.embeddings.position_embeddings.weight.zero_()
        model.bert.embeddings.token_type_embeddings.weight.zero_()
        model.bert.embeddings.word_embeddings.weight.zero_()
        for word, direction in (("بوتين", 1), ("موسكو", 3)):
            model.bert.embeddings.word_embeddings.weight[words.index(word), direction] = 9.0
        model.classifier.weight.zero_()
        model.classifier.bias.copy_(torch.tensor([1.0, 0.0, 0.0, 0.0]))
        for label in (1, 3):
            model.classifier.weight[label, label] = 9.0
    model.save_pretrained(tmp_path)
    tokenizer.save_pretrained(tmp_path)
    text = "التقى بوتين في موسكو"
    found = HubModel(str(tmp_path)).find([line(text)], [])
    assert [(text[one.start : one.end], one.type) for one in found] == [
        ("بوتين", "person"),
        ("موسكو", "place"),
    ]
    read = Names(Options(f"hub:{tmp_path}")).explain_text(text)
    assert {one.entity.name for one in read} == {"بوتين", "موسكو"}
