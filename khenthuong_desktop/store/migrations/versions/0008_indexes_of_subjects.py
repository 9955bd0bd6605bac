"""People are searched for parts of words, which no index helps to find; who heads a unit, and the unit above, are
looked for whenever a unit goes."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index(op.f("ix_people_search"), table_name="people", if_exists=True)
    for table, column in (("people", "heads_id"), ("collectives", "parent_id")):
        told = sa.text(f"{column} IS NOT NULL")
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], sqlite_where=told, if_not_exists=True)
