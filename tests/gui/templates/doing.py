"""What a hand does with the part and with Word."""

from docx import Document
from PySide6.QtWidgets import QPushButton

from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.word_templates import own_templates
from khenthuong_desktop.ui.pages.settings.templates import TemplatesPart


def act(part: TemplatesPart, text: str) -> None:
    next(action for action in part.offered() if action.text == text).run()


def press(part: TemplatesPart, name: str) -> None:
    made: QPushButton = part.panel.links[name]
    assert made.isVisible()
    made.click()


def write(folder: DataFolder, words: str) -> None:
    """What somebody does in Word."""
    path = own_templates.own_path("minutes", folder)
    document = Document(str(path))
    document.add_paragraph(words)
    document.save(str(path))
