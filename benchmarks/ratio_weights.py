"""Find the weights of `cchc_desktop.authoring.ratios.ratio_weights` from the blank forms of the tests.

Each percent of a form is an example: one pair of rows is its part and whole, or none is. The weights make the right
pairs likeliest. `python -m benchmarks.ratio_weights` first tells what forms are guessed that were left out while the
weights were found, in six parts, as a new form would be; then the weights. `--write` puts them into their module.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desktop.authoring.ratios import ratio_weights
from cchc_desktop.authoring.ratios.guessed_ratios import RankedPair, clear_ratios, without_taken
from tests.authoring.ratio_examples import Keys, RatioExample, ratio_examples

NO_PAIR = "NO_PAIR"
_PARTS, _ROUNDS, _AGAIN, _ROUNDS_AGAIN = 6, 30, 40, 20
_STEP, _SLOWER, _SMALLER = 0.3, 0.15, 0.001
_FEW, _ALL_ROUNDS = 24, (0, 1)
"""How many of the likeliest pairs of an example are compared, but in the first rounds, which compare all."""
Weights = dict[str, float]
_Told = list[tuple[Keys, list[tuple[str, float]]]]
"""The pairs of an example by their signs that are not nought; one pair as often as its label may be read."""
_HEAD = '''"""How much each sign says for a part and a whole of a percent; found by `benchmarks.ratio_weights`."""

from __future__ import annotations

NO_PAIR = {none:.2f}
WEIGHTS: dict[str, float] = {{
{lines}}}
'''


def main() -> None:
    """Tell how forms that were left out are guessed, then the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    with TemporaryDirectory() as folder:
        examples = list(ratio_examples(Path(folder)))
    right, wrong, missed = left_out(examples)
    print(f"{len(examples)} percents; of forms left out {right} right, {wrong} wrong, {missed} asked")
    weights = fitted(examples)
    lines = "".join(f'    "{name}": {weight:.2f},\n' for name, weight in sorted(weights.items()) if name != NO_PAIR)
    source = _HEAD.format(none=weights[NO_PAIR], lines=lines)
    if parser.parse_args().write:
        Path(ratio_weights.__file__).write_text(source, encoding="utf-8")
    print(source)


def left_out(examples: Sequence[RatioExample]) -> tuple[int, int, int]:
    """Return how many percents are right, wrong and not guessed in forms that were left out."""
    forms = sorted({example.form for example in examples})
    random.Random(1).shuffle(forms)  # noqa: S311 - no secret
    guessed: list[tuple[Keys | None, Keys | None]] = []
    for part in range(_PARTS):
        others = set(forms[part::_PARTS])
        weights = fitted([one for one in examples if one.form not in others])
        for form in others:
            of_form = [one for one in examples if one.form == form]
            guesses = _guesses(of_form, weights)
            guessed += [(guesses.get(one.key), one.right) for one in of_form]
    right = sum(guess == wanted for guess, wanted in guessed if wanted)
    wrong = sum(guess not in (None, wanted) for guess, wanted in guessed)
    return right, wrong, sum(guess is None and wanted is not None for guess, wanted in guessed)


def _guesses(examples: Sequence[RatioExample], weights: Weights) -> dict[str, Keys]:
    """Return part and whole of the percents of a form that are clear."""
    return clear_ratios(without_taken({one.key: _ranked(one, weights) for one in examples}, {}))


def fitted(examples: Sequence[RatioExample]) -> Weights:
    """Return the weights; percents of provinces that are still missed count twice more, a few times."""
    told = [(one, _told(one)) for one in examples]
    weights = _fitted(told, {}, _ROUNDS)
    more: list[tuple[RatioExample, _Told]] = []
    for _ in range(_AGAIN):
        missed = [(one, pairs) for one, pairs in told if not one.is_shipped and _is_missed(one, weights)]
        if not missed:
            break
        more += 2 * missed
        weights = _fitted([*told, *more], weights, _ROUNDS_AGAIN)
    return weights


def _fitted(examples: Sequence[tuple[RatioExample, _Told]], begin: Weights, rounds: int) -> Weights:
    """Return the weights of greatest likelihood, by small steps from example to example; the mean of the later ones."""
    names = sorted({name for _, pairs in examples for _, signs in pairs for name, _ in signs})
    weights = dict.fromkeys([*names, NO_PAIR], 0.0) | begin
    order = random.Random(0)  # noqa: S311 - no secret
    few: dict[int, _Told] = {}
    late: list[Weights] = []
    for number in range(rounds):
        step = _STEP / (1 + (number + 10 * bool(begin)) * _SLOWER)
        for one, pairs in order.sample(examples, len(examples)):
            if begin or number not in _ALL_ROUNDS:
                few.setdefault(id(one), _likeliest(one, pairs, weights))
            for name, change in _slope(one, few.get(id(one), pairs), weights).items():
                weights[name] += step * change
        for name in weights:
            weights[name] *= (1 - step * _SMALLER) ** len(examples)
        late += [dict(weights)] if number >= rounds // 2 else []
    return {name: sum(each[name] for each in late) / len(late) for name in weights}


def _told(example: RatioExample) -> _Told:
    return [
        (keys, [(name, value) for name, value in signs.items() if value])
        for keys, readings in example.pairs.items()
        for signs in readings
    ]


def _likeliest(example: RatioExample, pairs: _Told, weights: Weights) -> _Told:
    """Return the likeliest pairs of an example, and the right one."""
    by_score = sorted(pairs, key=lambda pair: -_score(pair[1], weights))
    return by_score[:_FEW] + [pair for pair in by_score[_FEW:] if pair[0] == example.right]


def _slope(example: RatioExample, pairs: _Told, weights: Weights) -> Weights:
    """Return how the likelihood of the right pair changes with each weight."""
    found: Weights = {}
    likely = _likely(pairs, weights)
    for keys, (signs, chance) in likely.items():
        change = (keys == example.right) - chance
        for name, value in signs:
            found[name] = found.get(name, 0.0) + change * value
    none = 1 - sum(chance for _, chance in likely.values())
    return found | {NO_PAIR: (example.right not in likely) - none}


def _likely(pairs: _Told, weights: Weights) -> dict[Keys, tuple[list[tuple[str, float]], float]]:
    """Return each pair with the signs of its best reading, and how likely it is among all and none."""
    best: dict[Keys, tuple[list[tuple[str, float]], float]] = {}
    for keys, signs in pairs:
        worth = math.exp(_score(signs, weights) - weights[NO_PAIR])
        if keys not in best or worth > best[keys][1]:
            best[keys] = signs, worth
    whole = 1 + sum(worth for _, worth in best.values())
    return {keys: (signs, worth / whole) for keys, (signs, worth) in best.items()}


def _score(signs: Sequence[tuple[str, float]], weights: Weights) -> float:
    return sum([weights[name] * value for name, value in signs])


def _ranked(example: RatioExample, weights: Weights) -> list[RankedPair]:
    pairs = [RankedPair(*keys, chance) for keys, (_, chance) in _likely(_told(example), weights).items()]
    return sorted(pairs, key=lambda pair: -pair.likely)


def _is_missed(example: RatioExample, weights: Weights) -> bool:
    """Return whether a percent is guessed otherwise than it could be."""
    can_be = example.right is None or example.right in example.pairs
    return can_be and _guesses([example], weights).get(example.key) != example.right


if __name__ == "__main__":
    main()
