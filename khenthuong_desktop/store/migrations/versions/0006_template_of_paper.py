"""Each paper and each state of it know the template they were made from; of older ones it stays unknown."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("papers", "paper_versions"):
        op.add_column(table, sa.Column("template_sha256", sa.Text(), nullable=True))
