from __future__ import annotations

from itertools import product

import pytest

from cchc_desktop.inbox.arrival import (
    ARRIVALS,
    ArrivalFacts,
    ArrivalKind,
    ArrivalRule,
    ArrivalState,
    Precedent,
    SenderTrust,
    state_of,
    trust_of,
)

REPORT, OTHER = ArrivalKind
EVERY = [ArrivalFacts(*facts) for facts in product(ArrivalKind, (True, False), (True, False), Precedent)]
EXAMPLES = {
    0: (ArrivalFacts(OTHER, whole=True, owed=True, precedent=Precedent.NONE), ArrivalState.FOREIGN),
    1: (ArrivalFacts(REPORT, whole=False, owed=True, precedent=Precedent.ABOVE), ArrivalState.ALTERED),
    2: (ArrivalFacts(REPORT, whole=True, owed=False, precedent=Precedent.NONE), ArrivalState.FOREIGN),
    3: (ArrivalFacts(REPORT, whole=True, owed=True, precedent=Precedent.SAME), ArrivalState.SAME),
    4: (ArrivalFacts(REPORT, whole=True, owed=True, precedent=Precedent.CLASH), ArrivalState.CONFLICT),
    5: (ArrivalFacts(REPORT, whole=True, owed=True, precedent=Precedent.NONE), ArrivalState.RECEIVED),
    6: (ArrivalFacts(REPORT, whole=True, owed=True, precedent=Precedent.ABOVE), ArrivalState.NEWER),
    7: (ArrivalFacts(REPORT, whole=True, owed=True, precedent=Precedent.BELOW), ArrivalState.OLDER),
}


def first_row(facts: ArrivalFacts) -> int:
    return next(number for number, rule in enumerate(ARRIVALS) if rule.fits(facts))


@pytest.mark.parametrize("number", range(len(ARRIVALS)))
def test_each_row_of_the_table_decides_what_it_is_about(number: int) -> None:
    facts, state = EXAMPLES[number]

    assert (first_row(facts), state_of(facts)) == (number, state)


def test_every_combination_of_facts_has_a_state_and_every_row_decides_some() -> None:
    assert {first_row(facts) for facts in EVERY} == set(range(len(ARRIVALS)))
    assert {state_of(facts) for facts in EVERY} == set(ArrivalState)


def test_an_altered_package_is_never_compared_with_others() -> None:
    altered = [facts for facts in EVERY if not facts.whole and facts.kind is REPORT]

    assert {state_of(facts) for facts in altered} == {ArrivalState.ALTERED}


def test_a_row_without_conditions_would_fit_everything() -> None:
    assert all(ArrivalRule(ArrivalState.SAME).fits(facts) for facts in EVERY)


@pytest.mark.parametrize(
    ("known", "trust"),
    [(set(), SenderTrust.NEW), ({"a", "b"}, SenderTrust.KNOWN), ({"b"}, SenderTrust.CHANGED)],
)
def test_a_key_is_new_known_or_another(known: set[str], trust: SenderTrust) -> None:
    assert trust_of("a", known) is trust
