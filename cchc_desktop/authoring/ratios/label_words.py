"""The words of labels by which rows of forms are compared: those that tell a row from others, the rare ones most."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from cchc_desktop.base.text import folded

Words = frozenset[str]
_OPENINGS = (
    "trong đó", "đạt tỷ lệ", "tỷ lệ đạt", "chiếm tỷ lệ", "tỷ lệ", "phần trăm", "tỷ trọng", "tỷ suất", "tổng số",
    "số lượng", "lượng", "tổng", "chiếm", "đạt", "mức độ", "số", "%",
)  # fmt: skip
_FILLING = (
    "trong kỳ báo cáo", "trong kỳ", "trong năm", "tính đến ngày chốt số liệu", "tính đến cuối kỳ", "trên địa bàn",
    "hiện có",
)  # fmt: skip
_DIVISIONS = ("bao gồm", "gồm", "chia ra", "chia theo", "phân theo", "phân ra", "trong đó", "cụ thể")
_STOP = frozenset(
    ("của", "các", "đã", "được", "và", "là", "với", "cho", "theo", "tại", "ở", "trong", "những", "có", "do", "từ",
     "về", "đó", "số", "lượng", "tổng", "tỷ", "tỉ", "lệ", "%", "nay", "kỳ", "này", "bằng", "trở", "lên", "x", "100",
     "phần", "trăm")
)  # fmt: skip
_DIGITAL = ("số hóa", "số hoá")
_BEFORE_DIGITAL = ("ký", "thiểu", "chuyển", "chứng", "thư", "đổi")
_MOST_OPENINGS = 3


def without_brackets(label: str) -> str:
    """Return a label without what stands in its brackets."""
    return "".join(part.rpartition(")")[2] if index else part for index, part in enumerate(label.split("(")))


def without_division(label: str) -> str:
    """Return a label without how its number is divided below: "Hồ sơ đã trả, gồm:", "…, chia theo thời hạn:"."""
    bare = label.rstrip(" :.")
    head, comma, last = bare.rpartition(",")
    if comma and folded(last).strip().startswith(_DIVISIONS):
        return head
    ending = next((one for one in _DIVISIONS if folded(bare).endswith(f" {one}")), "")
    return bare[: len(bare) - len(ending)] if ending else label


def fillings_of(text: str) -> frozenset[str]:
    """Return the words of when and where in a text: "hiện có", "trong kỳ"."""
    bare = _spelt(text)
    return frozenset(filling for filling in _FILLING if filling in bare)


def words_of(text: str) -> Words:
    """Return the words of a text that tell it from others; openings and fillings do not count."""
    bare = _spelt(text)
    for filling in _FILLING:
        bare = bare.replace(filling, " ")
    words = _without_openings(_alone(bare)).split()
    return frozenset(
        "hóa" if word == "hoá" else word
        for index, word in enumerate(words)
        if word not in _STOP or _is_digital(words, index)
    )


def pairs_of(text: str) -> frozenset[tuple[str, str]]:
    """Return each word of a text with the one behind it, fillings and all, but without what opens it."""
    words = _without_openings(_alone(_spelt(text))).split()
    return frozenset(pairwise(words))


def says(label: str, signs: Iterable[str]) -> bool:
    """Return whether a label holds one of some words, marks and all: "cần" is no "cán"."""
    words = _alone(folded(label))
    return any(f" {sign} " in f" {words} " for sign in signs)


class WordWeights:
    """How much each word tells: the less the more labels have it."""

    def __init__(self, labels: Sequence[Words]) -> None:
        often = Counter(word for label in labels for word in label)
        self._unseen = math.log(3 + len(labels))
        self._tells = {word: self._unseen - math.log(1 + times) for word, times in often.items()}

    def weight(self, words: Words) -> float:
        """Return how much some words tell together."""
        return sum([self._tells.get(word, self._unseen) for word in words])

    def share(self, words: Words, has: Words) -> float:
        """Return which share of some words others have, by what they tell: 1 of none."""
        if words <= has:
            return 1.0
        shared = words & has
        return self.weight(shared) / self.weight(words) if shared else 0.0

    def rest(self, words: Words, known: Words) -> float:
        """Return which share of some words others lack, by what they tell: 0 of none."""
        return 1 - self.share(words, known)


def _spelt(text: str) -> str:
    return folded(text).lstrip("-+*–• ").replace("tỉ ", "tỷ ")


def _alone(text: str) -> str:
    """Return the words of a text without its marks."""
    return " ".join("".join(char if char.isalnum() or char == "%" else " " for char in text).split())


def _without_openings(text: str) -> str:
    for _ in range(_MOST_OPENINGS):
        is_digital = text.startswith(_DIGITAL)
        opening = next((one for one in _OPENINGS if f"{text} ".startswith(f"{one} ") and not is_digital), "")
        text = text[len(opening) :].strip()
    return text


def _is_digital(words: Sequence[str], index: int) -> bool:
    """Return whether a word belongs to "ký số", "số hóa", "thiểu số", whose "số" is no counting word."""
    before = words[index - 1] if index else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    return words[index] == "số" and (before in _BEFORE_DIGITAL or after in ("hóa", "hoá"))
