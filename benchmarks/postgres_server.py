"""A real PostgreSQL server of Debian's package for tests and the bench: on loopback, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

OWNER = "postgres"


def programs() -> Path | None:
    """Return the folder of the newest server's programs, None if none is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    named = shutil.which("initdb")
    return Path(named).parent if named else None


@contextmanager
def running_server(folder: Path, *, durable: bool = False) -> Iterator[str]:
    """Run a server over a fresh folder; the address of its database is given, with "{}" for its name.

    A durable one brings each commit to the disk, as in an office.
    """
    where = programs()
    if where is None:
        raise RuntimeError("no server is installed")
    # As root a server refuses to run: the system's own account for it does.
    user = OWNER if os.name == "posix" and os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    port = _free_port()
    flushing = "on" if durable else "off"
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync={flushing}"
    data = folder / "data"
    initdb: list[str | Path] = [where / "initdb", "-D", data, "-U", OWNER, "-N"]
    initdb += ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
    _run(initdb, user)
    _run([where / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"], user)
    try:
        yield f"postgresql+psycopg://{OWNER}@127.0.0.1:{port}/{{}}"
    finally:
        _run([where / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"], user)


def make_database(address: str, name: str) -> str:
    """Make a database on a server, and return its address."""
    with psycopg.connect(plain(address.format(OWNER)), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return address.format(name)


def empty(address: str, tables: list[str]) -> None:
    """Empty tables of a database."""
    with psycopg.connect(plain(address), autocommit=True) as connection:
        connection.execute(f"TRUNCATE {', '.join(tables)}")


def plain(address: str) -> str:
    """Return an address as the driver itself takes it."""
    return address.replace("postgresql+psycopg", "postgresql")


@contextmanager
def server_folder() -> Iterator[Path]:
    """Make a folder that the system's account for the server may enter."""
    folder = Path(tempfile.mkdtemp(prefix="cchc-postgres-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _run(command: list[str | Path], user: str | None) -> None:
    done = subprocess.run(
        command, user=user, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        check=False, timeout=120,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
