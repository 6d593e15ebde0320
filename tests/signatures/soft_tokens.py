"""USB tokens in software (SoftHSM): a drawer that tests put tokens into."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pkcs11
import pytest
from pkcs11 import Attribute, CertificateType, ObjectClass

from tests.signatures.chain import Identity

_PLACES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
DRIVER = next((place for place in _PLACES if os.path.exists(place)), "")  # noqa: PTH110 - a path as drivers are named
PIN = "135790"
needs_tokens = pytest.mark.skipif(
    not DRIVER or not shutil.which("softhsm2-util"), reason="needs SoftHSM, Debian's softhsm2"
)


class Drawer:
    """The tokens that are plugged in: SoftHSM's folder, which its driver reads by way of SOFTHSM2_CONF."""

    def __init__(self, folder: Path) -> None:
        self.tokens = folder / "tokens"
        self.tokens.mkdir(parents=True)
        self.settings = folder / "softhsm2.conf"
        self.settings.write_text(f"directories.tokendir = {self.tokens}\nlog.level = ERROR\n", encoding="utf-8")

    def add(self, label: str, *identities: Identity, pin: str = PIN) -> None:
        """Put a token with keys and certificates into the drawer; its objects have the numbers 1, 2 and so on."""
        self._run("--init-token", "--free", "--label", label, "--pin", pin, "--so-pin", pin * 2)
        for number, identity in enumerate(identities, 1):
            self._import_key(label, pin, number, identity)
        pkcs11.unload(DRIVER)
        token = pkcs11.lib(DRIVER).get_token(token_label=label)
        with token.open(rw=True, user_pin=pin) as session:
            for number, identity in enumerate(identities, 1):
                session.create_object(_certificate(number, identity))
        pkcs11.unload(DRIVER)

    def pull_out(self) -> None:
        """Take every token out, as a hand does: their files are gone."""
        for token in self.tokens.iterdir():
            shutil.rmtree(token)

    def _import_key(self, label: str, pin: str, number: int, identity: Identity) -> None:
        file = self.settings.with_name("key.pem")
        file.write_bytes(identity.key_pem)
        ours = ("--label", identity.owner, "--id", f"{number:02}")
        self._run("--import", str(file), "--token", label, *ours, "--pin", pin)
        file.unlink()

    def _run(self, *arguments: str) -> None:
        environment = os.environ | {"SOFTHSM2_CONF": str(self.settings)}
        subprocess.run(["softhsm2-util", *arguments], check=True, capture_output=True, env=environment)  # noqa: S607


def _certificate(number: int, identity: Identity) -> dict[Attribute, object]:
    return {
        Attribute.CLASS: ObjectClass.CERTIFICATE,
        Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
        Attribute.TOKEN: True,
        Attribute.LABEL: identity.owner,
        Attribute.ID: bytes([number]),
        Attribute.SUBJECT: identity.certificate.subject.public_bytes(),
        Attribute.VALUE: identity.der,
    }


@contextmanager
def opened_drawer(folder: Path) -> Iterator[Drawer]:
    """Yield an empty drawer in a folder, for this process and those that it starts."""
    drawer = Drawer(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(drawer.settings))
        pkcs11.unload(DRIVER)
        yield drawer
        pkcs11.unload(DRIVER)
