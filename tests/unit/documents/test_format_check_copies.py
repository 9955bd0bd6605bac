"""Electronic copies: what a scanned PDF file is, told from the file alone."""

import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from khenthuong_desktop.documents.format_check import check_format
from khenthuong_desktop.errors import FileMissing, FileUnreadable
from khenthuong_desktop.services.signed.copy_forms import copy_findings


@dataclass(frozen=True)
class Scan:
    """A PDF file of one scanned page."""

    version: str = "1.7"
    pixels: tuple[int, int] = (1654, 2339)  # A4 at 200 dpi
    page: tuple[float, float] = (595.0, 842.0)
    space: str = "/DeviceRGB"
    bits: int = 8
    shown: tuple[float, float] | None = None
    packed_by: str = ""  # what its content claims, and is not

    def write(self, out: Path) -> Path:
        width, height = self.shown or self.page
        content = f"q {width} 0 0 {height} 0 0 cm /Im0 Do Q".encode()
        packed = zlib.compress(b"\xff" * 1000)
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 %d %d] >>" % self.page,
            b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /Im0 5 0 R >> >> >>",
            b"<< /Length %d%s >>\nstream\n%s\nendstream"
            % (len(content), b" /Filter %s" % self.packed_by.encode() if self.packed_by else b"", content),
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %s /BitsPerComponent %d "
            b"/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
            % (*self.pixels, self.space.encode(), self.bits, len(packed), packed),
        ]
        body, places = f"%PDF-{self.version}\n".encode(), []
        for number, item in enumerate(objects, 1):
            places.append(len(body))
            body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
        out.write_bytes(body + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end)
        return out


@pytest.mark.parametrize(
    ("scan", "found"),
    [
        (Scan(), []),
        (Scan(version="1.4", pixels=(2480, 3508)), []),
        (Scan(page=(842.0, 595.0), pixels=(2339, 1654)), []),
        (Scan(space="[/ICCBased 6 0 R]"), None),
        (Scan(version="1.3"), ["PDF phiên bản 1.3"]),
        (Scan(pixels=(827, 1170)), ["ảnh quét 100 dpi"]),
        (Scan(space="/DeviceGray"), ["ảnh quét đen trắng hoặc xám"]),
        (Scan(space="/DeviceGray", bits=1), ["ảnh quét đen trắng hoặc xám"]),
        (Scan(page=(420.0, 595.0), pixels=(1169, 1654)), ["trang khổ 148 × 210 mm"]),
        (Scan(shown=(100.0, 60.0), pixels=(100, 60)), []),
    ],
)
def test_a_copy_is_told_by_version_sharpness_colour_and_size(
    scan: Scan, found: list[str] | None, tmp_path: Path
) -> None:
    file = scan.write(tmp_path / "copy.pdf")
    if found is None:  # the profile of its colours is missing
        with pytest.raises(FileUnreadable):
            check_format(file)
        return
    report = check_format(file)
    assert [fault.found for fault in report.failed] == found
    assert (report.kind, report.checked) == ("pdf_copy", ("Y03",))
    assert all((fault.id, fault.severity) == ("Y03", "warning") for fault in report.failed)


def test_what_is_no_pdf_is_told(tmp_path: Path) -> None:
    whole = Scan().write(tmp_path / "whole.pdf").read_bytes()
    for content in (b"", b"hello", whole[: len(whole) // 2], whole.replace(b"/Pages 2 0 R", b"/Pages 9 0 R")):
        (tmp_path / "a.pdf").write_bytes(content)
        with pytest.raises(FileUnreadable):
            check_format(tmp_path / "a.pdf")
    with pytest.raises(FileMissing):
        check_format(tmp_path / "none.pdf")


@pytest.mark.parametrize(
    "scan",
    [
        Scan(packed_by="/FlateDecode"),
        Scan(packed_by="/NoSuchFilter"),
        Scan(space="[]"),
        Scan(space="[/ICCBased]"),
    ],
    ids=["garbage behind a filter", "unknown filter", "no colour space", "no profile"],
)
def test_a_damaged_copy_is_unreadable_and_never_a_crash(scan: Scan, tmp_path: Path) -> None:
    file = scan.write(tmp_path / "copy.pdf")
    with pytest.raises(FileUnreadable):
        check_format(file)
    assert copy_findings(file) == ()


def test_a_page_without_size_is_told_by_its_size_alone(tmp_path: Path) -> None:
    file = Scan(page=(0.0, 0.0)).write(tmp_path / "copy.pdf")
    assert [fault.found for fault in check_format(file).failed] == ["trang khổ 0 × 0 mm"]
