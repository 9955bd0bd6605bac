"""Texts of a Word file that the printed page does not show as said."""

import pytest

from khenthuong_desktop.documents.package import read_package
from khenthuong_desktop.documents.unseen_text import unseen_texts
from khenthuong_desktop.errors import FileUnreadable
from khenthuong_desktop.paths import shipped_templates

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STYLES = (
    '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Old"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Older"><w:basedOn w:val="Old"/></w:style>'
    '<w:style w:type="table" w:styleId="Dark"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>'
    "</w:tblStylePr></w:style>"
)
WHITE = '<w:color w:val="FFFFFF"/>'


def unseen(body: str, namespace: str = W, styles: str = STYLES) -> tuple[str, ...]:
    document = f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
    kept = f'<w:styles xmlns:w="{namespace}">{styles}</w:styles>'
    return unseen_texts({"word/document.xml": document.encode(), "word/styles.xml": kept.encode()})


def said(text: str, face: str = "", paragraph: str = "") -> str:
    return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{face}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def table(cells: str, row: str = "", properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tr><w:trPr>{row}</w:trPr>{cells}</w:tr></w:tbl>"


@pytest.mark.parametrize("face", ["<w:vanish/>", "<w:strike/>", "<w:dstrike/>", WHITE, '<w:sz w:val="2"/>'])
@pytest.mark.parametrize("namespace", [W, STRICT])
def test_text_that_is_not_seen_is_told(face: str, namespace: str) -> None:
    assert unseen(said("Lò Thị Giả", face), namespace) == ("Lò Thị Giả",)


@pytest.mark.parametrize(
    "body",
    [
        said("a", '<w:rStyle w:val="Gone"/>'),
        said("a", "", '<w:pStyle w:val="Old"/>'),
        said("a", "", '<w:pStyle w:val="Older"/>'),
    ],
)
def test_a_style_hides_as_well(body: str) -> None:
    assert unseen(body) == ("a",)


@pytest.mark.parametrize(
    "body",
    [
        said("a"),
        said("  ", "<w:vanish/>"),
        said("a", '<w:vanish w:val="0"/>'),
        said("a", '<w:strike w:val="0"/>', '<w:pStyle w:val="Old"/>'),
        said("a", "<w:webHidden/>"),  # only on a web page; Word gives it to the pages of a table of contents
        said("a", f'{WHITE}<w:highlight w:val="blue"/>'),
        table(f'<w:tc><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>{said("a", WHITE)}</w:tc>'),
        table(f"<w:tc>{said('a', WHITE)}</w:tc>", properties='<w:tblStyle w:val="Dark"/>'),
        "<w:p><w:del><w:r><w:rPr><w:strike/></w:rPr><w:t>a</w:t></w:r></w:del></w:p>",
    ],
)
def test_text_that_is_seen_or_gone_already_is_not_told(body: str) -> None:
    assert unseen(body) == ()


def test_a_hidden_row_is_told_with_all_its_cells() -> None:
    cells = "".join(f"<w:tc>{said(text)}</w:tc>" for text in ("7", "Lò Thị Giả"))
    assert unseen(table(cells, "<w:hidden/>")) == ("7 | Lò Thị Giả",)


def test_unsound_styles_are_told_as_an_unreadable_file() -> None:
    with pytest.raises(FileUnreadable):
        unseen(said("a"), styles="<w:style>")


def test_no_shipped_template_hides_anything() -> None:
    templates = sorted(shipped_templates().glob("*.docx"))
    assert templates
    assert {one.name: found for one in templates if (found := unseen_texts(read_package(one)))} == {}


def test_headers_and_footers_are_looked_at() -> None:
    edge = f'<w:hdr xmlns:w="{W}">{said("a", "<w:vanish/>")}</w:hdr>'
    parts = {"word/document.xml": f'<w:document xmlns:w="{W}"/>'.encode(), "word/header1.xml": edge.encode()}
    assert unseen_texts(parts) == ("a",)
