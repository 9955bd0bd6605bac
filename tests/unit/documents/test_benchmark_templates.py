"""What benchmarks hand to other libraries is the template that we ship."""

from khenthuong_desktop.documents.package import read_package
from khenthuong_desktop.documents.tag_repair import mended
from khenthuong_desktop.paths import shipped_templates
from tests.benchmarks.docxtemplater import in_its_syntax


def test_no_tag_of_ours_is_left_in_what_docxtemplater_gets() -> None:
    parts = mended(read_package(shipped_templates() / "individual_report.docx"))[0]
    body = in_its_syntax(parts["word/document.xml"].decode())
    assert "{%" not in body and "{{" not in body
    assert body.count("{#ratings}") == body.count("{/ratings}") == 1
