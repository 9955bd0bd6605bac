"""Lists in and out that are more than one import: official lists, lists for a form, lists back to their senders."""
