"""Word templates: their fields and faults, those the unit edits itself, and the form of any Word file."""
