"""What a list from outside was understood as, before it is taken in: columns, rows, problems, rows put right."""
