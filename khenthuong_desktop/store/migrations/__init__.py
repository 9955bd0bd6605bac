"""The steps that bring an older data file to the tables of this program, one file a step.

``HEAD`` and ``KNOWN`` are written here too, so that opening a current file needs no migration library
(a test compares them with the steps).
"""

KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
HEAD = KNOWN[-1]
