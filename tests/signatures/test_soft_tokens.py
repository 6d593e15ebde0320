"""The made-up tokens and certificates are what other tests take them for."""

from __future__ import annotations

import pkcs11
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from pkcs11 import Attribute, ObjectClass, SignMixin

from tests.signatures.chain import Chain
from tests.signatures.soft_tokens import DRIVER, PIN, Drawer, needs_tokens


@needs_tokens
def test_two_tokens_in_the_drawer_sign_with_their_own_keys(drawer: Drawer, chain: Chain) -> None:
    drawer.add("Token 1", chain.chairman)
    drawer.add("Token 2", chain.office, chain.unfit)

    owners = {"Token 1": chain.chairman, "Token 2": chain.office}
    for token in pkcs11.lib(DRIVER).get_tokens(token_flags=pkcs11.TokenFlag.USER_PIN_INITIALIZED):
        with token.open(user_pin=PIN) as session:
            (key,) = session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: b"\x01"})
            assert isinstance(key, SignMixin)
            signed = key.sign(b"hello", mechanism=pkcs11.Mechanism.SHA256_RSA_PKCS)
        owners.pop(token.label).key.public_key().verify(signed, b"hello", padding.PKCS1v15(), hashes.SHA256())
    assert owners == {}


def test_the_chain_leads_from_each_owner_to_its_root(chain: Chain) -> None:
    for owner in (chain.chairman, chain.office, chain.expired, chain.unfit, chain.time_stamps):
        owner.certificate.verify_directly_issued_by(chain.issuing.certificate)
    chain.issuing.certificate.verify_directly_issued_by(chain.root.certificate)
    chain.foreign.certificate.verify_directly_issued_by(chain.foreign_root.certificate)
