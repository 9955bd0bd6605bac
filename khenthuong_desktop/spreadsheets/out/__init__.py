"""Lists out: official lists, the standard workbook, copies that tell a sender what to put right."""
