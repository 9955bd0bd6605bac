"""A list on its way in: its lines, what is known of data and file together, and what is asked."""
