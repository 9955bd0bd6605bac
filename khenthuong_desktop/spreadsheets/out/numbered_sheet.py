"""A sheet whose pages are numbered as Nghị định 30/2020 wants it, which XlsxWriter has no setting for."""

from xlsxwriter.worksheet import Worksheet


class NumberedSheet(Worksheet):  # type: ignore[misc]  # the library tells no types
    """Its header stands on all pages but the first, in its own size however small the table is printed."""

    def _write_header_footer(self) -> None:
        self._xml_start_tag("headerFooter", [("differentFirst", 1), ("scaleWithDoc", 0)])
        self._write_odd_header()
        self._xml_end_tag("headerFooter")
