"""Writing all drafts into one file that can be carried away."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from cchc_desktop.base.errors import UserError
from cchc_desktop.base.files import replacing
from db.checksum import is_copy
from db.copies import copy_into
from db.drafts import statements as sql
from db.drafts.data_files import drafts_in
from db.engine import open_engine
from db.inspection import check_copy


def back_up_folder(folder: Path, path: Path, *, timeout: float = 5.0) -> None:
    """Write the drafts of a data folder into one file, as `back_up` does; on any thread, also while they are open."""
    engine = open_engine(drafts_in(folder), timeout=timeout)
    try:
        back_up(engine, drafts_in(folder), path)
    finally:
        engine.dispose()


def back_up(engine: Engine, drafts: Path, path: Path) -> None:
    """Write everything into one file, read it back and check it; `path` is as before if that fails."""
    if path.exists() and path.samefile(drafts):
        advice = f"{path} là chính tệp đang dùng. Chọn tên khác, tốt nhất trên ổ đĩa khác."
        raise UserError("Chưa sao lưu.", advice)
    with replacing(path, is_copy, private=True) as temporary:
        with engine.connect() as connection:
            changes = connection.scalars(sql.CHANGES).one()
        copy_into(engine, drafts, temporary, name=path)
        check_copy(temporary, at_least=changes)
