"""Signing the PDF of a closed report: by the one who is entitled to, then by the office.

`prepare_signing` and `keep` use the drafts and belong to their thread; `sign` may run on any thread.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import Clock, now
from cchc_desktop.base.errors import UserError
from cchc_desktop.base.leftovers import temporary_folder
from cchc_desktop.base.work_step import Step
from cchc_desktop.desk.office.settings import Settings
from cchc_desktop.desk.work.unit_history import loaded
from cchc_desktop.documents.pdf.signature_picture import draw_picture
from cchc_desktop.documents.pdf.write import write
from cchc_desktop.handoff.names import stem_of
from cchc_desktop.report.document import OPEN
from cchc_desktop.signatures.made_signatures import MadeSignature, made_signatures
from cchc_desktop.signatures.roles import FIELDS, SigningRole, picture_of, place_in
from cchc_desktop.signatures.sign_pdf import SignatureField, sign_pdf
from cchc_desktop.signatures.signing_keys import opened
from cchc_desktop.signatures.time_stamps import LocalTimeStamper

if TYPE_CHECKING:
    from datetime import datetime

    from pyhanko.sign.timestamps import TimeStamper

    from cchc_desktop.documents.pdf.signing_room import PagePlace
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.store_protocol import DraftStore
    from cchc_desktop.report.template import Template
    from cchc_desktop.signatures.certificates import SigningCertificate
    from cchc_desktop.signatures.signing_keys import SigningKey

ALREADY = {SigningRole.SIGNER: "Người có thẩm quyền đã ký bản này.", SigningRole.OFFICE: "Cơ quan đã ký bản này."}
NO_STAMP = "Máy không có mạng: chữ ký ghi giờ của máy, không có dấu thời gian của bên thứ ba."
OFFICE_FIRST = "Chú ý: cơ quan ký khi chưa có chữ ký của người có thẩm quyền."


@dataclass(frozen=True)
class SigningTask:
    """A closed report ready to be signed: the signed copy so far, b"" before the first signature; images by role."""

    ref: str
    report: Report
    template: Template
    copy: bytes
    images: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class SignedReport:
    """A signed copy: its bytes, who signed it now and when, remarks for the user."""

    pdf: bytes
    certificate: SigningCertificate
    moment: datetime
    remarks: tuple[str, ...]


def prepare_signing(store: DraftStore, ref: str) -> SigningTask:
    """Return a closed or issued report ready to be signed; UserError for an open one."""
    opened_draft, template = loaded(store, ref)
    report = opened_draft.report
    if report.state == OPEN:
        raise UserError("Báo cáo chưa chốt, chưa ký được.", "Chốt báo cáo rồi ký: bản đã ký không sửa được nữa.")
    sealed = store.sealed(ref, report.version)
    copy = sealed.issue.signed if sealed and sealed.issue else b""
    return SigningTask(ref, report, template, copy, Settings(store).signature_images())


def sign(
    task: SigningTask,
    role: SigningRole,
    key: SigningKey,
    pin: str,
    *,
    clock: Clock = now,
    time_stamps: TimeStamper | None = None,
) -> Generator[Step, None, SignedReport]:
    """Sign the PDF of a report with a key; the generator returns the signed copy, which is kept by `keep`."""
    made = _earlier(task, role)
    pdf, room = yield from _laid_out(task)
    yield Step(1, 2, "Ký bằng token")
    moment = clock()
    with opened(key, pin) as (signer, certificate):
        certificate.refuse_unfit(moment)
        image = task.images.get(role, b"")
        place = place_in(room, role, image)
        picture = draw_picture(picture_of(role, certificate, moment, image), place.width, place.height)
        wanted = SignatureField(FIELDS[role], place, picture, moment, task.report.text("letter.place"))
        signed = sign_pdf(task.copy or pdf, signer, wanted, time_stamps)
    yield Step(2, 2, "Kiểm tra chữ ký")
    now_made = made_signatures(signed).get(role)
    if now_made is None or not now_made.holds:
        raise UserError("Chữ ký vừa làm không đúng.", "Token trả về chữ ký hỏng. Thử lại; bản PDF vẫn như trước.")
    first = (OFFICE_FIRST,) if role is SigningRole.OFFICE and SigningRole.SIGNER not in made else ()
    return SignedReport(signed, certificate, moment, first if time_stamps else (*first, NO_STAMP))


def stamper_at(address: str) -> TimeStamper | None:
    """Return the time stamp server at an address, None for no address; UserError if it is no address."""
    return LocalTimeStamper(address) if address else None


def keep(store: DraftStore, task: SigningTask, signed: SignedReport, *, who: str = "") -> None:
    """Keep a signed copy with its hash; packing takes it from now on."""
    name = f"{stem_of(task.report)}_da-ky.pdf"
    store.keep_signed(task.ref, task.report.version, name, signed.pdf, who=who)


def _earlier(task: SigningTask, role: SigningRole) -> dict[SigningRole, MadeSignature]:
    """Return the signatures that the copy has; UserError if this role has signed, or nothing can be added to it."""
    made = made_signatures(task.copy) if task.copy else {}
    if role in made:
        raise UserError(ALREADY[role], "Muốn ký lại thì mở lại báo cáo và chốt thành lần mới.")
    if task.copy and not made:
        raise UserError(
            "Báo cáo này đã có bản ký nhập từ ngoài vào, không ký tiếp bằng token.",
            "Đóng gói bản đó, hoặc mở lại báo cáo và chốt thành lần mới để ký số.",
        )
    broken = [one.owner for one in made.values() if not one.holds]
    if broken:
        raise UserError(
            f"Chữ ký trước đó của {', '.join(broken)} không còn đúng.",
            "Bản đã ký trong máy bị thay đổi. Không ký thêm; khôi phục từ bản sao, hoặc mở lại báo cáo và ký từ đầu.",
        )
    return made


def _laid_out(task: SigningTask) -> Generator[Step, None, tuple[bytes, PagePlace]]:
    """Lay the report out; return its PDF and the room for signature and seal."""
    with temporary_folder() as folder:
        path = folder / "report.pdf"
        room = yield from write(task.report, task.template, path)
        pdf = path.read_bytes()
    if room is None:
        raise UserError("Mẫu báo cáo này không có chỗ ký.", "Xem lại phần chữ ký trong mẫu báo cáo.")
    return pdf, room
