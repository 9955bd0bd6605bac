"""People are searched for parts of words, which no index helps to find; keeping it made long lists slower to write."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index(op.f("ix_people_search"), table_name="people")
