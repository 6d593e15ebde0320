"""A time stamp server (RFC 3161) for tests: OpenSSL answers behind an HTTP server on this machine."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.signatures.chain import Chain

needs_openssl = pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl")
_SETTINGS = """
[tsa]
default_tsa = server
[server]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
certs = {folder}/issuing.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
"""


@contextmanager
def time_stamp_server(chain: Chain, folder: Path) -> Iterator[str]:
    """Yield the address of a server that stamps with the chain's key."""
    folder.mkdir()
    (folder / "tsa.pem").write_bytes(chain.time_stamps.pem)
    (folder / "tsa.key").write_bytes(chain.time_stamps.key_pem)
    (folder / "issuing.pem").write_bytes(chain.issuing.pem)
    (folder / "serial").write_text("01\n", encoding="ascii")
    (folder / "tsa.cnf").write_text(_SETTINGS.format(folder=folder), encoding="utf-8")

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            (folder / "query").write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
            command = [
                "openssl",
                "ts",
                "-reply",
                "-config",
                str(folder / "tsa.cnf"),
                "-queryfile",
                str(folder / "query"),
            ]
            subprocess.run([*command, "-out", str(folder / "reply")], check=True, capture_output=True)
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply" if self.path == "/tsa" else "text/html")
            self.end_headers()
            self.wfile.write((folder / "reply").read_bytes())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answering)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/tsa"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
