"""The law as dated data: packs are loaded, looked up by day and reviewed here."""
