"""Word documents: what each kind needs, how its template is checked and filled, and how its form is verified."""
