"""Time stamps (RFC 3161) from a server in the office's own network, if it has one; never from outside."""

from __future__ import annotations

import ipaddress
import socket
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from asn1crypto.tsp import TimeStampReq, TimeStampResp
from pyhanko.sign.timestamps import TimeStamper

from cchc_desktop.base.errors import UserError

_PATIENCE = 5
_MOST = 64 * 1024
_OK = 200
_PORT = 80
_TYPE = "application/timestamp-{}"


class LocalTimeStamper(TimeStamper):
    """A time stamp server in the local network, by its address ("http://10.0.0.5/tsa")."""

    def __init__(self, address: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # pyHanko leaves it out
        parts = urlsplit(address if "://" in address else f"http://{address}")
        try:
            self._port = parts.port or _PORT
        except ValueError as error:
            raise _wrong(address) from error
        if parts.scheme != "http" or not parts.hostname:
            raise _wrong(address)
        self._host, self._path = parts.hostname, parts.path or "/"
        self._address = address

    async def async_request_tsa_response(self, req: TimeStampReq) -> TimeStampResp:
        """Ask the server; UserError if it is not in the local network or does not answer."""
        try:
            return TimeStampResp.load(self._asked(req.dump()), strict=True)
        except (OSError, HTTPException, ValueError) as error:
            raise UserError(
                f"Máy chủ dấu thời gian {self._address} không trả lời đúng.",
                "Chưa ký gì. Xem lại địa chỉ và mạng nội bộ, hoặc xóa địa chỉ để ký không có dấu thời gian.",
            ) from error

    def _asked(self, request: bytes) -> bytes:
        connection = HTTPConnection(self._local_host(), self._port, timeout=_PATIENCE)
        try:
            headers = {"Content-Type": _TYPE.format("query"), "Host": self._host}
            connection.request("POST", self._path, request, headers)
            with connection.getresponse() as answer:  # one without a length is not closed by its connection
                raw = answer.read(_MOST + 1)
        finally:
            connection.close()
        if answer.status != _OK or answer.headers.get_content_type() != _TYPE.format("reply") or len(raw) > _MOST:
            raise ValueError(f"status {answer.status}")
        return raw

    def _local_host(self) -> str:
        """Return the server's number; UserError if it lies outside the local network."""
        found = str(socket.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)[0][4][0])
        if not ipaddress.ip_address(found.partition("%")[0]).is_private:
            raise UserError(
                f"Máy chủ {self._host} không nằm trong mạng nội bộ.",
                "Chương trình không kết nối ra ngoài. Chỉ dùng máy chủ dấu thời gian trong mạng của cơ quan.",
            )
        return found


def _wrong(address: str) -> UserError:
    return UserError(
        f"Địa chỉ máy chủ dấu thời gian không đúng: {address[:80]}", "Ghi như http://10.0.0.5/tsa, không dùng https."
    )
