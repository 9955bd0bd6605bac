"""Parts that several Word templates share: letterhead, title, signatures, recipients, tables."""

from collections.abc import Sequence

from word_parts import (
    LANDSCAPE_WIDTH,
    TEXT_WIDTH,
    TWIPS_PER_MM,
    WITH_END,
    data_rows,
    data_table,
    each,
    group_row,
    layout_table,
    paragraph,
    rule,
    section,
    section_break,
    tag_row,
    when,
)

LEFT = 3685  # 65 mm
HEADER = (LEFT, TEXT_WIDTH - LEFT)
HALVES = (TEXT_WIDTH // 2, TEXT_WIDTH - TEXT_WIDTH // 2)
SIGNING = (4400, TEXT_WIDTH - 4400)
WIDE_HEADER = (5400, LANDSCAPE_WIDTH - 5400)
WIDE_SIGNING = (8000, LANDSCAPE_WIDTH - 8000)
MEMBER = "{{ member.name }}{% if member.post %}, {{ member.post }}{% endif %} - {{ member.role }}"
WRITTEN = (
    "{% if result.written_in_favour %}{{ result.written_in_favour }} đồng ý{% endif %}"
    "{% if result.written_in_favour and result.written_against %}, {% endif %}"
    "{% if result.written_against %}{{ result.written_against }} không đồng ý{% endif %}"
    "{% if not result.written_in_favour and not result.written_against %}không có{% endif %}"
)
ABSENTEE = "{{ member.name }} - {{ member.role }}{% if member.reason %}, lý do: {{ member.reason }}{% endif %}"
SHARE_NOTE = (
    "Tỷ lệ tính trên tổng số {{ members_total }} thành viên Hội đồng, "
    "gồm cả ý kiến bằng văn bản của thành viên vắng mặt."
)
SIGN_HINT = "(Ký, ghi rõ họ tên)"
NAMES = "Họ và tên, tên tập thể"  # the heading of a column
ENDING = '{{ "." if loop.last else ";" }}'
# A rule's name says what it measures: style, points, face, share of the text, room in millimetres.
ORGAN_RULE = "rule:IssuingOrgan:12:bold:0.42:65"
SUBJECT_RULE = "rule:Subject:14:bold:0.4:165"


def columns(*millimetres: float, room: int = TEXT_WIDTH) -> tuple[int, ...]:
    """Widths in twentieths of a point that fill the text area exactly."""
    widths = [round(value * TWIPS_PER_MM) for value in millimetres]
    widths[-1] = room - sum(widths[:-1])
    return tuple(widths)


LIST_COLUMNS = columns(12, 39, 39, 46, 29)
WIDE_LIST_COLUMNS = columns(12, 48, 62, 82, 48, room=LANDSCAPE_WIDTH)


def letterhead(
    numbered: bool = True, dated: bool = True, widths: tuple[int, int] = HEADER, letter: bool = False
) -> str:
    """Organ and number at the left, national name, motto and place-date at the right.

    A letter has no name of its kind: what it is about stands below its number.
    """
    organ = (
        when("organ.superior", paragraph("Superior", "{{ organ.superior }}"))
        + each("line in organ.issuing_lines", paragraph("IssuingOrgan", "{{ line }}"))
        + rule(1, ORGAN_RULE, 20)
    )
    rows = [(organ, nation())]
    if numbered or dated:
        number = "Số: {{ reference.number }}/{{ reference.symbol }}" if numbered else ""
        day = "{{ dateline.place }}, {{ dateline.day }}" if dated else ""
        about = paragraph("LetterSubject", "V/v {{ subject }}") if letter else ""
        rows.append((paragraph("Reference", number) + about, paragraph("Dateline", day)))
    return layout_table(widths, rows)


def nation() -> str:
    """National name and motto; a paper that a person writes has nothing else above its title."""
    return (
        paragraph("NationalName", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        + paragraph("Motto", "Độc lập - Tự do - Hạnh phúc")
        + rule(2, "motto", 56.1)
    )


def title(kind: str, *subject: str) -> str:
    """Name of the kind, what it is about, and the short line below."""
    lines = "".join(paragraph("Subject", line) for line in subject)
    return paragraph("DocumentType", kind) + lines + rule(3, SUBJECT_RULE, 60)


def addressees() -> str:
    """Kính gửi: one place on the same line, several below one another."""
    return when(
        "addressees|length == 1",
        paragraph("Addressee", "Kính gửi: {{ addressees[0] }}"),
        paragraph("AddresseeLabel", "Kính gửi:")
        + each("addressee in addressees", paragraph("AddresseeItem", "- {{ addressee }}" + ENDING)),
    )


def legal_bases() -> str:
    return each("basis in legal_bases", paragraph("LegalBasis", "{{ basis }}" + ENDING))


def signature(block: str) -> str:
    """Authority lines, room to sign, the name."""
    above, name = side(block)
    return above + paragraph("SignSpace") + name


def side(block: str, hint: str = "") -> tuple[str, str]:
    """What stands above the room to sign, and what below."""
    above = each(f"line in {block}.authority_lines", paragraph("SignAuthority", "{{ line }}"))
    post = when(f"{block}.organ_post", paragraph("SignAuthority", f"{{{{ {block}.organ_post }}}}"))
    return (
        above + (paragraph("SignHint", hint) if hint else ""),
        post + paragraph("SignerName", f"{{{{ {block}.signer_name }}}}"),
    )


def own_side(first: str, name: str, hint: str = "", post: str = "") -> tuple[str, str]:
    """The side of somebody who does not sign for the organ; ``post`` stands below "on behalf of"."""
    lines = "".join(paragraph("SignAuthority", line) for line in (first, post) if line)
    above = lines + (paragraph("SignHint", hint) if hint else "")
    return above, paragraph("SignerName", name)


def two_signatures(left: tuple[str, str], right: tuple[str, str]) -> str:
    """Two people sign side by side."""
    return signatures(HALVES, left, right)


def signatures(widths: tuple[int, ...], *sides: tuple[str, str], below: str = "") -> str:
    """People sign side by side: their names stand level, however many lines stand above."""
    room = [paragraph("SignSpace")] * len(sides)
    rows = [[above for above, _ in sides], room, [name for _, name in sides]]
    return layout_table(widths, rows, level=2, below=below) + paragraph("AfterTable")


def recipients(*first: str) -> str:
    return (
        paragraph("RecipientsLabel", "Nơi nhận:")
        + "".join(paragraph("RecipientItem", item) for item in first)
        + each("recipient in recipients", paragraph("RecipientItem", "- {{ recipient }};"))
        + paragraph("RecipientItem", "- Lưu: {{ archive }}.")
    )


def ending(left: str, right: str, widths: tuple[int, int] = SIGNING) -> str:
    """The signature table at the end of the text."""
    return layout_table(widths, [(left, right)]) + paragraph("AfterTable")


def body(*texts: str) -> str:
    return "".join(paragraph("BodyText1", text) for text in texts)


def heading(text: str) -> str:
    """I. TIÊU ĐỀ."""
    return paragraph("SectionHeading", text)


def titled(text: str) -> str:
    """A numbered title on a line of its own."""
    return paragraph("SubHeading", text)


def closing(text: str) -> str:
    """The last paragraph, kept with the signature."""
    return paragraph("ClosingText", text)


def after_table(text: str) -> str:
    """A paragraph of text with room to the table above it."""
    return paragraph("TextAfterTable", text)


def texts(loop: str, line: str = "{{ text }}") -> str:
    """A paragraph for every text of a list."""
    return each(loop, body(line))


def article(number: str, style: str, text: str) -> str:
    """Điều n. in bold, then what it says."""
    return paragraph(style, (f"Điều {number}.", True), f" {text}")


def articles(*contents: str) -> str:
    """The articles of a decision; each is its sentence, or a finished block that opens with ``Điều``."""
    return "".join(
        article(str(number), "ClosingText" if number == len(contents) else "BodyText1", text)
        for number, text in enumerate(contents, 1)
    )


def listed_table(
    widths: tuple[int, ...],
    headings: Sequence[str],
    loop: str,
    cells: Sequence[str],
    centred: Sequence[int] = (0,),
    foot: str = "",
    height: int = 0,
    kept: str = WITH_END,
) -> str:
    """A ruled table with a row for every item of a loop; which rows stay with what follows is told by ``kept``."""
    return data_table(
        widths,
        headings,
        data_rows(widths, loop, cells, centred, height, kept=kept),
        *([group_row(widths, "", foot)] if foot else []),
    )


def appendix(content: str) -> str:
    """What is attached, in a section of its own with its own page numbers; its break stands below the signature."""
    return (
        section_break(section("nextPage"))
        + paragraph("AppendixLabel", "Phụ lục")
        + paragraph("AppendixTitle", "{{ appendix_title }}")
        + paragraph("AppendixReference", "{{ appendix_reference }}")
        + content
        + paragraph("AfterTable")
        + section("nextPage", first_page=1)
    )


def of_groups(group: str, groups: str) -> str:
    """Which rows stay with what follows in a table of groups: only the last of the last one go with the end."""
    of_last = (
        f"(loop.index > 1 or {groups}|length > 1) and loop.revindex <= 2 and {group}.numeral == ({groups}|last).numeral"
    )
    return f"loop.first and loop.length > 3 or {of_last}"


def nominee_table(widths: tuple[int, ...] = LIST_COLUMNS) -> str:
    """I. Tập thể, II. Cá nhân, III. Hộ gia đình, in them award after award, with a row for each nominee."""
    headings = ("STT", NAMES, "Chức vụ, đơn vị", "Tóm tắt thành tích", "Danh hiệu, hình thức")
    cells = [f"{{{{ nominee.{name} }}}}" for name in ("order", "name", "position", "summary", "award")]
    of_award = (
        tag_row(widths, "if nominee.heading")
        + group_row(widths, "", "{{ nominee.heading }}")
        + tag_row(widths, "endif")
    )
    return data_table(
        widths,
        headings,
        tag_row(widths, "for group in groups"),
        group_row(widths, "{{ group.numeral }}", "{{ group.title }}"),
        data_rows(widths, "nominee in group.nominees", cells, above=of_award, kept=of_groups("group", "groups")),
        tag_row(widths, "endfor"),
    )


def vote_table(kept: str = WITH_END) -> str:
    """The vote on each case."""
    widths = columns(9, 29, 27, 12, 15, 15, 17, 27, 14)
    headings = (
        "TT",
        NAMES,
        "Danh hiệu, hình thức",
        "Đồng ý",
        "Không đồng ý",
        "Không hợp lệ",
        "Ý kiến văn bản",
        "Tỷ lệ (ngưỡng)",
        "Kết quả",
    )
    cells = (
        "{{ result.order }}",
        "{{ result.name }}",
        "{{ result.award }}",
        "{{ result.in_favour }}",
        "{{ result.against }}",
        "{{ result.invalid }}",
        WRITTEN,
        "{{ result.share }} ({{ result.threshold }})",
        "{{ result.outcome }}",
    )
    return listed_table(widths, headings, "result in results", cells, centred=(0, 3, 4, 5, 6, 7, 8), kept=kept)


def minutes_ending(*between: tuple[str, str]) -> str:
    """The secretary, whoever signs ``between``, and who presided, with the recipients below."""
    secretary = own_side("THƯ KÝ", "{{ secretary_name }}")
    widths = columns(45, *[60 for _ in between], 60) if between else HALVES
    return signatures(widths, secretary, *between, side("signing"), below=recipients())
