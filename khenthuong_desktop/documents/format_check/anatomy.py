"""The components of an administrative document: the numbered boxes of Nghị định 30/2020."""

import re
from dataclasses import dataclass, field

from khenthuong_desktop.documents.format_check.model import Paragraph, Table, WordFile
from khenthuong_desktop.documents.format_check.rulebook import begins, table, word, words


@dataclass(frozen=True)
class SignCell:
    """One side of the signatures: everything in the cell, the lines above the name, the name."""

    paragraphs: tuple[Paragraph, ...]
    authority: tuple[Paragraph, ...]
    name: Paragraph | None


@dataclass
class Anatomy:
    """The components that were found; what is absent stays empty."""

    word: WordFile
    national: Paragraph | None = None
    motto: Paragraph | None = None
    superior: list[Paragraph] = field(default_factory=list)
    issuing: list[Paragraph] = field(default_factory=list)
    number: Paragraph | None = None
    dateline: Paragraph | None = None
    letter_subject: Paragraph | None = None
    told: str = ""  # the type, by who asks for the check
    type_text: str = ""
    type_name: Paragraph | None = None
    subject: list[Paragraph] = field(default_factory=list)
    addressee: Paragraph | None = None
    addressee_items: list[Paragraph] = field(default_factory=list)
    authority: Paragraph | None = None
    bases: list[Paragraph] = field(default_factory=list)
    decides: Paragraph | None = None
    body: list[Paragraph] = field(default_factory=list)
    sign_table: int | None = None
    signing: list[SignCell] = field(default_factory=list)
    recipients_label: Paragraph | None = None
    recipients: list[Paragraph] = field(default_factory=list)
    appendix_label: Paragraph | None = None
    appendix_title: list[Paragraph] = field(default_factory=list)
    appendix_reference: Paragraph | None = None
    marks: list[Paragraph] = field(default_factory=list)  # urgency, circulation, draft
    signature_time: Paragraph | None = None  # what a digital signature of the organ prints
    drafter: Paragraph | None = None
    copy_title: Paragraph | None = None
    copy_number: Paragraph | None = None

    @property
    def code(self) -> str | None:
        """Abbreviation of the kind in PL III; "" for kinds without one, None for a letter."""
        return table("types").get(self.type_text, "") if self.type_name else None

    @property
    def is_letter(self) -> bool:
        return self.type_name is None and bool(self.letter_subject or self.addressee or self.number)

    @property
    def is_council(self) -> bool:
        """Issued by an advisory council, not by a People's Council."""
        name = " ".join(item.text for item in self.issuing)
        return begins(name, word("council")) and not begins(name, word("peoples_council"))

    @property
    def is_personal(self) -> bool:
        """Written and signed by a person, not issued by an organ."""
        title = self.type_name.text.strip().upper() if self.type_name else ""
        of_nobody = not self.issuing and self.number is None
        return bool(
            re.match(word("personal"), title) or (of_nobody and re.match(word("personal_without_organ"), title))
        )

    @property
    def is_decision(self) -> bool:
        return self.code == table("types")[word("decides").rstrip(":")]

    @property
    def is_ruling(self) -> bool:
        """A decision or a resolution: who has the authority, bases, what is decided, articles."""
        return self.code in words("rulings")

    @property
    def is_telegram(self) -> bool:
        return self.code == word("telegram")

    @property
    def is_minutes(self) -> bool:
        return self.code == "BB"

    @property
    def header_table(self) -> int | None:
        return self.national.cell.table if self.national and self.national.cell else None

    def data_tables(self) -> list[tuple[int, Table]]:
        """Tables that hold data: three columns or more, not the heading, not the signatures."""
        return [
            (number, item)
            for number, item in enumerate(self.word.tables)
            if len(item.widths) > 2 and number not in (self.header_table, self.sign_table)
        ]
