"""An inbox in a PostgreSQL database, for an office with several desks: the same tables, migrations and statements.

The packages themselves lie in the database, so that every desk can read them. Rights are those of PostgreSQL's roles:
`cchc_receive` takes packages in and answers them, `cchc_read` reads; the owner, who opens the database first, makes the
tables and grants what those two may do, if they exist (docs/decisions/0052).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError

from cchc_desktop.base.errors import StorageError, UserError
from db.inbox.inbox_database import SCHEMA, FigureRow
from db.inbox.postgres_driver import load_driver

if TYPE_CHECKING:
    from sqlalchemy.engine import ExceptionContext

    from cchc_desktop.inbox.package_folder import PackageFolder

_DRIVER = "postgresql+psycopg"
_LOCK = 7_261_846_205
"""The advisory lock of whoever writes, and of whoever migrates."""
_CONNECT_SECONDS = 10
_VERSION = "SELECT version_num FROM alembic_version"
_RECEIVE, _READ = "cchc_receive", "cchc_read"
_UNREACHABLE = (
    "Không làm việc được với cơ sở dữ liệu của nơi nhận.",
    "Kiểm tra mạng nội bộ và máy chủ PostgreSQL, tên và mật khẩu, rồi thử lại. Những gì đã nhận vẫn còn.",
)
_REFUSED = (
    "Tài khoản này không được ghi vào cơ sở dữ liệu của nơi nhận.",
    "Nhờ người quản trị cấp quyền cchc_receive, hoặc chỉ xem.",
)
_FULL = ("Máy chủ cơ sở dữ liệu đã đầy.", "Nhờ người quản trị máy chủ dọn chỗ rồi thử lại. Những gì đã nhận vẫn còn.")
_NOT_OURS = ("Cơ sở dữ liệu này của chương trình khác.", "Chọn cơ sở dữ liệu khác, hoặc lập một cái mới.")
_NEWER = (
    "Cơ sở dữ liệu do phiên bản CCHC Desktop mới hơn ghi.",
    "Cài phiên bản CCHC Desktop mới nhất rồi mở lại.",
)
_STATES = {"42501": _REFUSED, "25006": _REFUSED, "53100": _FULL}
"""The errors of PostgreSQL, by their SQLSTATE, that are told in their own words."""
_CONNECTION_CLASSES = ("08", "28", "3D", "53", "57", "58")
"""The classes of SQLSTATE that mean the server or the way to it: connection, identity, database, resources, system."""


@dataclass(frozen=True, slots=True)
class PostgresInbox:
    """An inbox in PostgreSQL over one connection; it belongs to the thread that opened it."""

    engine: Engine
    folder: PackageFolder | None = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection whose statements all see the state of the first of them."""
        with self.engine.connect() as connection:
            frozen = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            yield frozen

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection inside a transaction; another one, on any machine, waits until it ends."""
        with self.engine.begin() as connection:
            _wait_for_turn(connection)
            yield connection

    def add_figures(self, connection: Connection, rows: Sequence[FigureRow]) -> None:
        """Add rows of figures by COPY."""
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy("COPY figure FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def close(self) -> None:
        """Close the connection."""
        self.engine.dispose()


def postgres_inbox(address: str) -> PostgresInbox:
    """Open the inbox of a database, whose tables are made or migrated if need be; UserError where that cannot be."""
    url = _url(address)
    load_driver()
    engine = create_engine(
        url,
        poolclass=StaticPool,
        connect_args={"connect_timeout": _CONNECT_SECONDS},
        hide_parameters=True,  # an error's text goes to the log: it must not contain typed text
    )
    event.listen(engine, "handle_error", partial(_raise_for_people, url))
    try:
        if _revision(engine) != SCHEMA.head:
            _migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return PostgresInbox(engine)


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError:
        url = None
    if url is None or url.drivername != _DRIVER or not url.database:
        raise UserError("Địa chỉ cơ sở dữ liệu chưa đúng.", f"Ghi như {_DRIVER}://TÀI-KHOẢN@MÁY-CHỦ/TÊN.")
    return url


def _revision(engine: Engine) -> str | None:
    """Return the revision of a database, None if it is empty; StorageError if it is another program's."""
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        if not tables:
            return None
        if "alembic_version" not in tables:
            raise StorageError(*_NOT_OURS)
        found: str | None = connection.scalar(text(_VERSION))
        return found


def _migrate(engine: Engine) -> None:
    from db.migrate import known_revisions, upgrade  # noqa: PLC0415 - Alembic takes 0.2 s to import, once per database

    with engine.begin() as connection:
        _wait_for_turn(connection)
        current = connection.scalar(text(_VERSION)) if inspect(connection).has_table("alembic_version") else None
        if current and current not in known_revisions(SCHEMA):
            raise StorageError(*_NEWER)
        upgrade(connection, SCHEMA)
        _grant(connection)


def _grant(connection: Connection) -> None:
    """Give the two roles their rights, as far as they exist."""
    roles = set(connection.scalars(text("SELECT rolname FROM pg_roles")))
    for role, rights in ((_RECEIVE, "SELECT, INSERT, UPDATE, DELETE"), (_READ, "SELECT")):
        if role in roles:
            connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA public TO {role}")
            connection.exec_driver_sql(f"GRANT {rights} ON ALL TABLES IN SCHEMA public TO {role}")


def _wait_for_turn(connection: Connection) -> None:
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def _raise_for_people(url: URL, context: ExceptionContext) -> None:
    """Raise StorageError if an error means the server or the way to it (listener of "handle_error")."""
    state = getattr(context.original_exception, "sqlstate", None)
    if state in _STATES:
        words = _STATES[state]
    elif (state is None and type(context.original_exception).__name__ == "OperationalError") or (
        state is not None and state[:2] in _CONNECTION_CLASSES
    ):
        words = _UNREACHABLE
    else:
        return
    place = f"{url.host or ''}/{url.database or ''}"
    raise StorageError(words[0], f"{place}\n{words[1]}") from context.original_exception
