"""What reading a torn PDF file raises: the library's own errors, and those of code that trusts what it reads."""

import struct
import zlib


def torn_pdf_errors() -> tuple[type[Exception], ...]:
    """For an ``except``; asked when it is needed, for the library is slow to load."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko_certvalidator.errors import ValidationError

    return (PdfError, ValidationError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError,
            AssertionError, RuntimeError, EOFError, struct.error, zlib.error)  # fmt: skip
