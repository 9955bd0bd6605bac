"""Each state of a paper's file knows the template that it goes back to; of older states it stays unknown."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("paper_versions", sa.Column("template_sha256", sa.Text(), nullable=True))
