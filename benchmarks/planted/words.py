"""Slips of letters, words, marks and capitals, each planted at a random place of a paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import pairwise
from random import Random

from benchmarks.planted.slips import PlantedText, Planter, planter

_WORD = re.compile(r"(?<![\w/.-])[a-zà-ỹđ]{2,7}(?![\w/-])")
_LOOKALIKES = {"ă": "ǎ", "đ": "ð", "a": "а", "o": "о", "e": "е", "c": "с", "p": "р", "x": "х"}  # noqa: RUF001 - Cyrillic
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MISHEARD = {"s": "x", "x": "s", "tr": "ch", "ch": "tr", "gi": "d", "d": "gi", "l": "n", "n": "l", "r": "d"}
_COMMON = re.compile(
    r"(?<!\w)(?:cải cách|hành chính|thủ tục|hồ sơ|trực tuyến|dịch vụ|giải quyết|tiếp nhận|niêm yết|rà soát|kế hoạch|"
    r"tuyên truyền|cán bộ|công chức|tổ chức|bộ phận|chính quyền|chuyển đổi|ngân sách|nhiệm vụ|trách nhiệm|lãnh đạo|"
    r"chỉ đạo|điều hành|triển khai|thực hiện|phối hợp|đào tạo|bồi dưỡng|tập huấn|chất lượng|hiệu quả|kịp thời|quy định|"
    r"thẩm quyền|nhân dân|người dân|kiến nghị|hài lòng|khảo sát|hạn chế|nguyên nhân|tăng cường|kiểm tra|công khai|"
    r"chứng thực|hộ tịch|tư pháp|kỷ luật|kỷ cương|văn bản|pháp luật|phổ biến|giáo dục|tài chính|tài sản|kinh phí|"
    r"thường xuyên|đôn đốc|tiến độ|trình độ|ứng dụng|công nghệ|thông tin|hạ tầng|thiết bị|chuyên môn)(?!\w)"
)
_NAMES = {
    "UBND": ("Ubnd",),
    "Sở Nội vụ": ("Sở Nội Vụ", "sở Nội Vụ"),
    "Ủy ban nhân dân": ("Ủy Ban Nhân Dân", "Ủy ban Nhân dân"),
    "Văn phòng Chính phủ": ("Văn phòng chính phủ", "Văn Phòng Chính phủ"),
    "Bộ Tài chính": ("Bộ tài chính", "Bộ Tài Chính"),
    "Chính phủ": ("chính phủ",),
    "Chủ tịch UBND": ("Chủ Tịch UBND",),
    "Luật Ban hành": ("luật Ban hành",),
    "cán bộ, công chức": ("Cán Bộ, Công Chức",),
    "thủ tục hành chính": ("Thủ Tục Hành Chính",),
}


def _look_alike(text: str, random: Random) -> PlantedText | None:
    found = [match for match in _WORD.finditer(text) if set(match[0]) & set(_LOOKALIKES)]
    if not found:
        return None
    match = random.choice(found)
    letter = random.choice([char for char in match[0] if char in _LOOKALIKES])
    wrong = match[0].replace(letter, _LOOKALIKES[letter], 1)
    return PlantedText(text[: match.start()] + wrong + text[match.end() :], match.start(), match.end())


def _twice(count: int) -> Planter:
    def plant(text: str, random: Random) -> PlantedText | None:
        words = [match for match in re.finditer(r"[^\W\d_]+", text) if match[0].islower()]
        runs = [
            run
            for run in zip(*(words[at:] for at in range(count)), strict=False)
            if all(text[one.end() : two.start()] == " " for one, two in pairwise(run))
        ]
        if not runs:
            return None
        run = random.choice(runs)
        start, end = run[0].start(), run[-1].end()
        return PlantedText(f"{text[:end]} {text[start:end]}{text[end:]}", start, 2 * end - start + 1)

    return plant


def _impossible(text: str, random: Random) -> PlantedText | None:
    """Plant a syllable that cannot be: a stop without its tone, a letter twice, letters that changed places."""
    found = list(_WORD.finditer(text))
    random.shuffle(found)
    for match in found:
        apart = unicodedata.normalize("NFD", match[0])
        toned = any(char in _TONES for char in apart)
        ways = []
        if toned and re.search(r"(?:p|t|c|ch)$", match[0]):
            ways.append("".join(char for char in apart if char not in _TONES))
        if not match[0].isascii():
            ways += [match[0] + match[0][-1], match[0].replace("ng", "gn") if "ng" in match[0] else "", match[0] + "k"]
        ways = [unicodedata.normalize("NFC", way) for way in ways if way and not way.isascii()]
        if ways:
            wrong = random.choice(ways)
            return PlantedText(
                text[: match.start()] + wrong + text[match.end() :], match.start(), match.start() + len(wrong)
            )
    return None


def _misspelt(text: str, random: Random) -> PlantedText | None:
    """Plant another tone, vowel or onset in a common compound, as a hurried hand or a wrong ear does."""
    found = list(_COMMON.finditer(text))
    if not found:
        return None
    match = random.choice(found)
    words = match[0].split(" ")
    at = random.randrange(2)
    ways = [_other_tone(words[at], random), _other_onset(words[at]), _other_mark(words[at]), _other_ending(words[at])]
    wrong = [*words]
    wrong[at] = random.choice([way for way in ways if way != words[at]] or [words[at]])
    joined = " ".join(wrong)
    if joined == match[0]:
        return None
    return PlantedText(text[: match.start()] + joined + text[match.end() :], match.start(), match.start() + len(joined))


def _other_tone(word: str, random: Random) -> str:
    apart = unicodedata.normalize("NFD", word)
    tone = next((char for char in apart if char in _TONES), "")
    if not tone:
        return word
    pairs = {
        "\u0309": "\u0303",
        "\u0303": "\u0309",
        "\u0301": random.choice(("", "\u0300")),
        "\u0300": "\u0301",
        "\u0323": "",
    }
    return unicodedata.normalize("NFC", apart.replace(tone, pairs[tone], 1))


def _other_onset(word: str) -> str:
    for onset in sorted(_MISHEARD, key=len, reverse=True):
        if word.startswith(onset):
            return _MISHEARD[onset] + word[len(onset) :]
    return word


def _other_mark(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    for mark in "\u0302\u031b\u0306":
        if mark in apart:
            return unicodedata.normalize("NFC", apart.replace(mark, "", 1))
    return word.replace("đ", "d", 1)


def _other_ending(word: str) -> str:
    for ending, wrong in (("ng", "n"), ("nh", "n"), ("ch", "c"), ("n", "ng"), ("t", "c"), ("c", "t")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + wrong
    return word


def _named_wrong(text: str, random: Random) -> PlantedText | None:
    found = [(match, wrong) for name, wrong in _NAMES.items() for match in re.finditer(rf"(?<!\w){name}(?!\w)", text)]
    if not found:
        return None
    match, ways = random.choice(found)
    wrong = random.choice(ways)
    return PlantedText(text[: match.start()] + wrong + text[match.end() :], match.start(), match.start() + len(wrong))


LETTERS: Mapping[str, Planter] = {
    "a letter of another alphabet": _look_alike,
    "a syllable that cannot be": _impossible,
    "a common compound misspelt": _misspelt,
    "a word twice": _twice(1),
    "two words twice": _twice(2),
}

MARKS: Mapping[str, Planter] = {
    "a space before a mark": planter(r"(?<=[^\W\d_])[,;](?= )", lambda match, _: f" {match[0]}"),
    "no space after a mark": planter(r"(?<=[^\W\d_])[,;:] (?=[^\W\d_])", lambda match, _: match[0][0]),
    "two marks": planter(r"(?<=[^\W\d_])[,;](?= )", lambda match, _: match[0] * 2),
    "a bracket that stays open": planter(r"\([^()]{3,60}\)", lambda match, _: match[0][:-1]),
    "a sentence that begins small": planter(
        r"(?<=[^\W\d_]\. )[A-ZĐÀ-Ỹ](?=[a-zà-ỹđ]{1,7} )", lambda match, _: match[0].lower()
    ),
    "two spaces": planter(r"(?<=[^\W\d_]) (?=[^\W\d_])", lambda *_: "  "),
    "a space after a bracket": planter(r"\((?=[^\W\d_])", lambda *_: "( "),
}

CAPITALS: Mapping[str, Planter] = {
    "a body or document with other capitals": _named_wrong,
    "a document's kind small": planter(
        r"(?<=[^\W\d_] )(?:Kế hoạch|Quyết định|Nghị quyết|Công văn)(?= số \d+/)", lambda match, _: match[0].lower()
    ),
}  # fmt: skip
