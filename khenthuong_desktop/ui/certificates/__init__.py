"""Giấy khen, bằng chứng nhận: full sheets, or text alone onto printed stock, placed to a tenth of a millimetre."""
