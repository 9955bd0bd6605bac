"""A meeting tells who counted its votes, and from when to when."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("meetings", sa.Column("count_started_at", sa.Text(), nullable=True))
    op.add_column("meetings", sa.Column("count_ended_at", sa.Text(), nullable=True))
    op.add_column("meetings", sa.Column("tellers", sa.Text(), nullable=True))
