"""The rows of a table as read: their class, their fields, every problem with its place."""
