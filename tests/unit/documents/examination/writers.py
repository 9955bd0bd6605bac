"""Thirteen writers, each with his own way of setting papers."""

from tests.unit.documents.examination.faces import larger
from tests.unit.documents.examination.makes import Make

WRITERS: dict[str, Make] = {
    "plain": Make(),
    "padded": Make("only_cell_widths", "vml", "styles", "split", number="complex", padding=None),
    "rows": Make("row_for_each_line", "underscores", "character", number="control", ending="separate_rows"),
    "one_row": Make("one_row", "straight_shape", "theme", "tagged", number="unfilled", faces=larger()),
    "strict": Make("spaced", "border", "styles", strict=True),
    "nested": Make("nested", listing="numbered"),
    "in_one_cell": Make("in_one_cell", "vml", ending="recipients_below"),
    "controlled": Make("controlled", fonts="character", runs="tagged"),
    "floating": Make("floating", "underscores"),
    "lined_cells": Make("lined_cells", "leader", "theme"),
    "boxes": Make("boxes", fonts="styles", number="control"),
    "frames": Make("frames", "underscores"),
    "tabs": Make("tabs", "underscores", "theme", "split"),
}
