"""The card of trusted roots: shown with their fingerprints, added, removed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.signatures.trusted_roots import read_roots
from tests.signatures.chain import made_chain
from ui.office.roots_card import RootsCard


@pytest.fixture
def card(tmp_path: Path, qtbot: QtBot) -> RootsCard:
    made = RootsCard(tmp_path)
    qtbot.addWidget(made)
    made.show()
    return made


def texts(card: RootsCard) -> str:
    labels = cast("Iterable[QLabel]", card.findChildren(QLabel))
    return "\n".join(each.text() for each in labels if each.isVisible())


def test_a_root_is_added_shown_with_its_fingerprint_and_removed(card: RootsCard, tmp_path: Path) -> None:
    assert "Chưa có gốc nào" in texts(card)
    (tmp_path / "gốc.pem").write_bytes(made_chain().root.pem)
    card.take_file(tmp_path / "gốc.pem")

    (root,) = read_roots(tmp_path).roots
    assert root.owner in texts(card)
    assert root.fingerprint[:47].replace(":", " ") in texts(card)
    card.removes[0].click()
    assert read_roots(tmp_path).roots == ()
    assert card.removes == []


def test_a_file_that_is_no_root_is_refused_where_it_was_chosen(card: RootsCard, tmp_path: Path) -> None:
    (tmp_path / "x.pem").write_bytes(made_chain().chairman.pem)
    card.take_file(tmp_path / "x.pem")

    assert "không phải chứng thư gốc" in card.notice.title.text()
