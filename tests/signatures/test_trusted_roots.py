"""The folder of trusted roots: what is taken into it, how it is shown, what in it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.base.errors import BadFileError, StorageError
from cchc_desktop.signatures.trusted_roots import ROOTS, add_root, read_roots, remove_root
from tests.signatures.chain import Chain


def test_an_office_trusts_no_root_before_it_adds_one(tmp_path: Path, chain: Chain) -> None:
    assert read_roots(tmp_path).ders == ()
    (tmp_path / "gốc.pem").write_bytes(chain.root.pem)
    (added,) = add_root(tmp_path, tmp_path / "gốc.pem")

    folder = read_roots(tmp_path)
    assert (folder.ders, folder.unreadable) == ((chain.root.der,), ())
    (root,) = folder.roots
    assert (root.owner, root.organisation) == ("Gốc thử nghiệm", "Ban Cơ yếu thử nghiệm")
    assert (root.fingerprint, len(root.fingerprint.split(":"))) == (added.fingerprint, 32)
    remove_root(root)
    remove_root(root)
    assert read_roots(tmp_path).ders == ()


def test_what_was_added_is_removed_without_the_file_it_came_from(tmp_path: Path, chain: Chain) -> None:
    given = tmp_path / "gốc.pem"
    given.write_bytes(chain.root.pem)

    (added,) = add_root(tmp_path, given)
    remove_root(added)

    assert read_roots(tmp_path).ders == ()
    assert given.read_bytes() == chain.root.pem


def test_a_root_that_another_program_holds_for_a_moment_is_removed_and_else_said_to_be_held(
    tmp_path: Path, chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gốc.pem").write_bytes(chain.root.pem)
    add_root(tmp_path, tmp_path / "gốc.pem")
    (root,) = read_roots(tmp_path).roots
    real, left = Path.unlink, [1000]

    def held(path: Path, *, missing_ok: bool = False) -> None:
        if left[0]:
            left[0] -= 1
            error = PermissionError(13, "Permission denied")
            error.winerror = 32  # type: ignore[attr-defined] # other systems have no such number
            raise error
        real(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(StorageError, match="đang được chương trình khác sử dụng"):
        remove_root(root)
    left[0] = 3
    remove_root(root)
    assert read_roots(tmp_path).ders == ()


def test_a_root_twice_is_one_and_a_file_may_hold_several(tmp_path: Path, chain: Chain) -> None:
    (tmp_path / "hai.pem").write_bytes(chain.root.pem + chain.foreign_root.pem)
    (tmp_path / "một.cer").write_bytes(chain.root.der)
    add_root(tmp_path, tmp_path / "hai.pem")
    add_root(tmp_path, tmp_path / "một.cer")

    assert [root.owner for root in read_roots(tmp_path).roots] == ["Gốc lạ", "Gốc thử nghiệm"]


def test_what_is_no_root_is_refused_and_nothing_is_kept_of_it(tmp_path: Path, chain: Chain) -> None:
    refused = {
        b"": "Không đọc được chứng thư",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n": "Không đọc được chứng thư",
        chain.chairman.pem: "không phải chứng thư gốc",
        chain.root.pem + chain.chairman.pem: "không phải chứng thư gốc",
        chain.root.pem + chain.root.key_pem: "khóa bí mật",
        bytes(300 * 1024): "quá lớn",
    }
    for raw, words in refused.items():
        (tmp_path / "x.pem").write_bytes(raw)
        with pytest.raises(BadFileError, match=words):
            add_root(tmp_path, tmp_path / "x.pem")
    assert not (tmp_path / ROOTS).exists() or not [*(tmp_path / ROOTS).iterdir()]


def test_a_file_in_the_folder_that_holds_no_root_is_named(tmp_path: Path, chain: Chain) -> None:
    (tmp_path / ROOTS).mkdir()
    (tmp_path / ROOTS / "a.crt").write_bytes(chain.root.der)
    (tmp_path / ROOTS / "b.crt").write_bytes(b"0")
    (tmp_path / ROOTS / "ghi chú.txt").write_bytes(b"")

    folder = read_roots(tmp_path)
    assert (folder.ders, folder.unreadable) == ((chain.root.der,), ("b.crt",))
