"""Find the weights of `cchc_desktop.authoring.ratios.ratio_weights` from the blank forms of the tests.

Each percent of a form is an example: one pair of rows is its part and whole, or none is. The weights make the right
pairs likeliest. `python -m benchmarks.ratio_weights` first tells what forms are guessed that were left out while the
weights were found, in six parts, as a new form would be; then the weights. `--write` puts them into their module.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desktop.authoring.ratios import ratio_weights
from cchc_desktop.authoring.ratios.guessed_ratios import is_clear
from cchc_desktop.authoring.ratios.pair_scores import Signs
from tests.authoring.ratio_examples import Keys, RatioExample, ratio_examples

NO_PAIR = "NO_PAIR"
_PARTS, _ROUNDS, _AGAIN = 6, 30, 15
_STEP, _SLOWER, _SMALLER = 0.3, 0.15, 0.002
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
        guessed += [(_guess(one, weights), one.right) for one in examples if one.form in others]
    right = sum(guess == wanted for guess, wanted in guessed if wanted)
    wrong = sum(guess not in (None, wanted) for guess, wanted in guessed)
    return right, wrong, sum(guess is None and wanted is not None for guess, wanted in guessed)


def fitted(examples: Sequence[RatioExample]) -> dict[str, float]:
    """Return the weights; percents of provinces that are still missed count twice more, a few times."""
    more: list[RatioExample] = []
    for _ in range(_AGAIN):
        weights = _fitted([*examples, *more])
        missed = [one for one in examples if not one.is_shipped and _is_missed(one, weights)]
        more += 2 * missed
        if not missed:
            break
    return weights


def _fitted(examples: Sequence[RatioExample]) -> dict[str, float]:
    """Return the weights of greatest likelihood, by small steps from example to example."""
    names = {name for one in examples for readings in one.pairs.values() for signs in readings for name in signs}
    weights = dict.fromkeys([*sorted(names), NO_PAIR], 0.0)
    order = random.Random(0)  # noqa: S311 - no secret
    for number in range(_ROUNDS):
        step = _STEP / (1 + number * _SLOWER)
        for one in order.sample(examples, len(examples)):
            slope = _slope(one, weights)
            for name, weight in weights.items():
                weights[name] = weight + step * (slope.get(name, 0.0) - _SMALLER * weight)
    return weights


def _slope(example: RatioExample, weights: dict[str, float]) -> dict[str, float]:
    """Return how the likelihood of the right pair changes with each weight."""
    found: dict[str, float] = {}
    for keys, signs, likely in _likely(example, weights):
        change = (keys == example.right) - likely
        for name, value in signs.items():
            found[name] = found.get(name, 0.0) + change * value
    is_there = example.right in example.pairs
    none = 1 - sum(likely for _, _, likely in _likely(example, weights))
    return found | {NO_PAIR: (not is_there) - none}


def _likely(example: RatioExample, weights: dict[str, float]) -> Iterator[tuple[Keys, Signs, float]]:
    """Yield each pair with the signs of its best reading, and how likely it is among all and none."""
    best = {keys: max(readings, key=lambda one: _score(one, weights)) for keys, readings in example.pairs.items()}
    worth = {keys: math.exp(_score(signs, weights) - weights[NO_PAIR]) for keys, signs in best.items()}
    whole = 1 + sum(worth.values())
    return ((keys, signs, worth[keys] / whole) for keys, signs in best.items())


def _score(signs: Signs, weights: dict[str, float]) -> float:
    return sum(weights[name] * value for name, value in signs.items() if value)


def _guess(example: RatioExample, weights: dict[str, float]) -> Keys | None:
    ranked = sorted(((likely, keys) for keys, _, likely in _likely(example, weights)), reverse=True)
    return ranked[0][1] if is_clear([likely for likely, _ in ranked[:2]]) else None


def _is_missed(example: RatioExample, weights: dict[str, float]) -> bool:
    """Return whether a percent is guessed otherwise than it could be."""
    can_be = example.right is None or example.right in example.pairs
    return can_be and _guess(example, weights) != example.right


if __name__ == "__main__":
    main()
