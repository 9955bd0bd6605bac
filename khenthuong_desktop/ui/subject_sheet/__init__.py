"""One subject on one page, opened from several pages: what was, as a picture over the years, and what may come."""
