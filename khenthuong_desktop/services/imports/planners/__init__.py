"""From the rows of each sort of list to the records they make."""
