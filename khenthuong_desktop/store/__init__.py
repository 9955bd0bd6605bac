"""What is kept: one SQL database per unit, its history, its backups."""
