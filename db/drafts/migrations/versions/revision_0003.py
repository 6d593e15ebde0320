"""The table of units is dropped: the profile of a unit is a setting, and a report names its own."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop the table, which no program has written to."""
    op.drop_table("unit")
