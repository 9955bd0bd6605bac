"""Each paper knows the template it was made from; of older papers it is not known, and stays so."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("papers", sa.Column("template_sha256", sa.Text(), nullable=True))
