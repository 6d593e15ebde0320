"""Values, rows and tables that SQLite calls whole and the program never wrote, by what they are."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

DAMAGES = {
    "sequence a text": "UPDATE sqlite_sequence SET seq = 'x' WHERE name = 'change'",
    "sequence a blob": "UPDATE sqlite_sequence SET seq = x'00' WHERE name = 'change'",
    "no revision": "DELETE FROM alembic_version",
    "two revisions": "INSERT INTO alembic_version VALUES ('0002')",
    "losses no json": "INSERT INTO setting VALUES ('losses', '{')",
    "losses of another form": """INSERT INTO setting VALUES ('losses', '[{"x": 1}]')""",
    "losses no groups": """INSERT INTO setting VALUES ('losses', '["x"]')""",
    "losses at no moment": """INSERT INTO setting VALUES ('losses', '[{"first": 1, "last": 2, "found": "x"}]')""",
    "an unknown state": "UPDATE version SET state = 'zzz'",
    "a period of bytes": "UPDATE report SET period = x'00'",
    "more no json": "UPDATE report SET more = '{'",
    "more a list": "UPDATE report SET more = '[1]'",
    "more of another form": """UPDATE report SET more = '{"register": {}}'""",
    "when no moment": """UPDATE change SET "when" = 'zzz'""",
    "a field of bytes": "UPDATE field SET text = x'00' WHERE key = '1:1'",
    "reason no json": "UPDATE reason SET at = '{'",
    "no table of fields": "DROP TABLE field",
    "no table of reasons": "DROP TABLE reason",
    "no table of settings": "DROP TABLE setting",
    "no table of versions": "DROP TABLE version",
    "a column less": "ALTER TABLE report DROP COLUMN more",
    "a column more": "ALTER TABLE report ADD COLUMN more2 TEXT",
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON change BEGIN UPDATE field SET text = '0'; END",
    "a view": "CREATE VIEW v AS SELECT * FROM field",
    "a rule": "ALTER TABLE setting ADD COLUMN c TEXT CHECK (c <> '1')",
    "no rows of versions": "DELETE FROM version",
    "no rows of templates": "DELETE FROM template",
    "no numbers": "DELETE FROM sqlite_sequence",
    "revision a blob": "UPDATE alembic_version SET version_num = x'00'",
    "revision empty": "UPDATE alembic_version SET version_num = ''",
    "a reference of bytes": "UPDATE report SET ref = x'00' WHERE id = 1",
    "a place of bytes": "UPDATE report SET cursor = x'00'",
    "more too deep": "UPDATE report SET more = replace(hex(zeroblob(60000)), '0', '[')",
    "more with a number too long": """UPDATE report SET more = '{"extra":' || replace(hex(zeroblob(9000)), '0', '9')""",
    "when out of all time": """UPDATE change SET "when" = '0001-01-01T00:00:00.000+14:00'""",
    "a text that is none": "UPDATE field SET text = CAST(x'ff41' AS TEXT)",
    "an explanation that is none": "UPDATE reason SET text = CAST(x'ff41' AS TEXT)",
    "a setting of bytes": "UPDATE setting SET text = x'00'",
    "a number of a version of bytes": "UPDATE version SET content = x'00' WHERE content IS NOT NULL",
    "a version out of bounds": "UPDATE version SET number = 9223372036854775807 WHERE report = 1 AND content IS NULL",
    "a version that is no number": "UPDATE version SET number = 'x' WHERE report = 1 AND content IS NULL",
    "a template of bytes": "UPDATE template SET source = x'00'",
}
VALUES = {
    "bytes": "x'00ff'",
    "no UTF-8": "CAST(x'ff41' AS TEXT)",
    "a number": "7",
    "empty": "''",
    "no JSON": "'{'",
    "too deep": "replace(hex(zeroblob(60000)), '0', '[')",
    "out of all time": "'0001-01-01T00:00:00.000+14:00'",
    "another JSON": """'{"reasons":[{}],"register":[1],"earlier":{"1:1":5}}'""",
    "control characters": "char(0, 7, 10, 8203, 8238)",
}
"""Values of SQL that may stand in any column, whatever its type."""


def harm(path: Path, statement: str) -> None:
    """Change a file by SQL as another program could."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)
