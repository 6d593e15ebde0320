"""Text of the fonts before Unicode: told from modern text by its syllables, and converted."""

from __future__ import annotations

import random
import tomllib
from importlib.resources import files

import pytest

from cchc_desktop.reading.old_fonts import OldFont, family_of, fits, modern, old_fonts, recognised
from tests.make import shipped_sample, shipped_template

TCVN3, VNI = old_fonts()
SAMPLES = {
    "Th«ng tin Khoa häc Thèng kª 26. Thùc tr¹ng vÒ thu thËp, tæng hîp vµ cung cÊp th«ng tin thèng kª":
        "Thông tin Khoa học Thống kê 26. Thực trạng về thu thập, tổng hợp và cung cấp thông tin thống kê",
    "§éc lËp - Tù do - H¹nh phóc": "Độc lập - Tự do - Hạnh phúc",
    "Céng hoµ x· héi chñ nghÜa ViÖt Nam": "Cộng hoà xã hội chủ nghĩa Việt Nam",
    "Ñoäc laäp - Töï do - Haïnh phuùc": "Độc lập - Tự do - Hạnh phúc",
    "Uûy ban nhaân daân xaõ thöïc hieän caûi caùch": "Ủy ban nhân dân xã thực hiện cải cách",
}  # fmt: skip
MODERN = (
    "Tỷ lệ giải quyết đúng hạn đạt 99,93%; Ủy ban nhân dân xã An Thanh.",
    "hoà giải, uỷ quyền, thuý hằng, quý I",
    "5µm × 3µm, 25°C ±5, m² và m³, ½ ngày, § 5, Số 12/KH-UBND",
    "Microsoft® Windows® 11 © 2023, café résumé, São Paulo, Málaga, Évêque",
    "thu¹ chi² «abc» năm 2023",
    "Plain English text with no marks at all: 7:6.7.2, {7:6.7.2}, 1.395/98,5%",
    "",
)


def lines(*, misspelt: bool = True) -> list[str]:
    """Every line of the shipped reports and of the guidance of the shipped template; of the list of wrong words too."""
    template = shipped_template()
    texts = [shipped_sample(name).text(code) for name in SHIPPED for code in template.sections]
    texts += [section.guidance for section in template.outline]
    texts += [row.help or row.label for row in template.rows.values()]
    words = (files("resources") / "prose" / "words.toml").read_text(encoding="utf-8")
    right = list(tomllib.loads(words)["wrong"].values())
    meant = [", ".join(right[at : at + 4]) for at in range(0, len(right), 4)]
    texts.append(words if misspelt else "\n".join([*meant, words.partition("[context]")[2]]))
    return [line for text in texts for line in text.splitlines() if line.strip()]


SHIPPED = ("an-thanh-2023-H1", "an-thanh-2023-H1-printed")


def written_with(family: OldFont, text: str) -> str:
    """The text in an old font; a capital that the font lacks as the small letter that it draws in its place."""
    signs = {letter: sign for sign, letter in reversed(family.letters.items())}
    return "".join(signs.get(char, signs.get(char.lower(), char)) for char in text)


@pytest.mark.parametrize("old", SAMPLES)
def test_a_sample_is_recognised_and_converted(old: str) -> None:
    assert modern(old).text == SAMPLES[old]
    assert modern(old).changed == 1


@pytest.mark.parametrize("text", MODERN)
def test_modern_text_and_signs_stay(text: str) -> None:
    assert modern(text) == (text, (), 0)


def test_no_line_of_real_reports_is_taken_for_an_old_one() -> None:
    real = lines()
    assert len(real) > 300
    assert [line for line in real if modern(line).changed] == []
    assert not any(recognised(real))


@pytest.mark.parametrize("seed", range(20))
def test_no_random_mixture_of_real_words_is_taken_for_an_old_one(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    words = " ".join(lines()).split()
    for _ in range(200):
        line = " ".join(chance.choices(words, k=chance.randint(1, 12)))
        assert modern(line).changed == 0, line


@pytest.mark.parametrize("family", [TCVN3, VNI], ids=lambda family: family.name)
def test_every_line_of_a_document_in_an_old_font_comes_back(family: OldFont) -> None:
    real = lines(misspelt=False)
    old = [written_with(family, line) for line in real]
    found = modern("\n".join(old))
    assert [line.casefold() for line in found.text.split("\n")] == [line.casefold() for line in real]
    alone = [line for line, before in zip(old, real, strict=True) if line != before and recognised([line]) == [family]]
    assert len(alone) > 0.85 * sum(line != before for line, before in zip(old, real, strict=True))


@pytest.mark.parametrize("family", [TCVN3, VNI], ids=lambda family: family.name)
def test_paragraphs_of_both_kinds_are_told_apart(family: OldFont) -> None:
    real = lines()[:60]
    mixed = [written_with(family, line) if at % 3 == 0 else line for at, line in enumerate(real)]
    found = modern("\n".join(mixed))
    wrong = [now for now, line in zip(found.text.split("\n"), real, strict=True) if now.casefold() != line.casefold()]
    assert wrong == []
    assert found.fonts == (family.name,)


def test_a_line_of_capitals_gets_its_toned_letters_as_capitals() -> None:
    old = "UBND X· AN THANH\nX· ®· thùc hiÖn kÕ ho¹ch c¶i c¸ch hµnh chÝnh."
    assert modern(old).text == "UBND XÃ AN THANH\nXã đã thực hiện kế hoạch cải cách hành chính."


def test_the_letter_that_copying_loses_comes_back_where_only_it_can_be_meant() -> None:
    """The soft hyphen, "ư" in TCVN3, is left out by many programs."""
    assert modern("§¬n vÞ ®îc giao nhiÖm vô, trêng häc").text == "Đơn vị được giao nhiệm vụ, trường học"


def test_a_bullet_of_word_before_old_letters_stays_a_bullet() -> None:
    assert modern("·\tThùc hiÖn kÕ ho¹ch").text == "·\tThực hiện kế hoạch"


def test_fonts_are_known_by_name_but_their_text_decides() -> None:
    assert family_of(".VnTime") is TCVN3
    assert family_of("VNI-Times") is VNI
    assert family_of("Times New Roman") is None
    assert TCVN3.names_capitals(".VnTimeH")
    assert not TCVN3.names_capitals(".VnTime")
    assert fits("KÕ ho¹ch", TCVN3)
    assert not fits("Kế hoạch", TCVN3)
