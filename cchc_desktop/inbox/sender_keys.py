"""The keys of senders: one is kept as its unit's when a person has compared its fingerprint with the slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.errors import NotFoundError, UserError
from cchc_desktop.handoff.unit_key import digits_of, public_from_text
from cchc_desktop.inbox.arrival import COUNTABLE

if TYPE_CHECKING:
    from cchc_desktop.inbox.inbox_store import InboxStore


def trust_by_fingerprint(store: InboxStore, unit: str, fingerprint: str) -> None:
    """Keep the key with which packages of a unit are signed, if its fingerprint is the one typed from the slip.

    Packages that were held aside for it count from then on. NotFoundError if nothing of the unit came, UserError if no
    package of it has this fingerprint.
    """
    keys = {package.key for package in store.packages(unit=unit) if package.state in COUNTABLE}
    if not keys:
        raise NotFoundError(f"Chưa nhận gói nào của đơn vị “{unit}”.")
    prints = {public.fingerprint: key for key in keys if (public := public_from_text(key))}
    found = [key for shown, key in prints.items() if digits_of(shown) == digits_of(fingerprint)]
    if not found:
        text = "\n".join(("Các gói của đơn vị có mã:", *sorted(prints), "Gọi cho đơn vị gửi để hỏi lại."))
        raise UserError("Mã đối chiếu trên phiếu khác với mã của các gói. Không ghi nhớ khóa ký nào.", text)
    store.trust(unit, found[0])
