"""The style sheet of the window, written once in terms of the theme's tokens."""

from string import Template

from khenthuong_desktop import paths

_SHEET = Template("""
* { outline: none; }
QWidget { color: $text; font-size: $body_points; }
QMainWindow, QDialog { background: $background; }
QToolTip { background: $surface; color: $text; border: 1px solid $border; padding: 4px 8px; }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: $title_points; font-weight: 600; }
QLabel[role="heading"] { font-size: $heading_points; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="secondary"], QLabel[role="caption"] { color: $secondary; font-size: $secondary_points; }
QLabel[role="section"] { color: $secondary; font-size: $secondary_points; font-weight: 600; }
QLabel[role="figure"] { font-size: $figure_points; font-weight: 600; }
QLabel[role="figure-award"] { font-size: $figure_points; font-weight: 600; color: $award; }
QLabel[role="fault"] { color: $error; font-size: $secondary_points; }
QLabel[role="good"] { color: $good; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="error"] { color: $error; }

QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[role="card-link"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[role="entry"] { border: 1px solid transparent; border-radius: 6px; }
QFrame[role="entry"]:hover { background: $hover; }
QFrame[role="entry"]:focus { background: $accent_soft; border-color: $accent; }
QFrame[role="card-link"]:hover, QFrame[role="card-link"]:focus { border-color: $accent; background: $hover; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="drop"] { background: $surface; border: 1px dashed $border; border-radius: 8px; }
QFrame[role="drop-over"] { background: $accent_soft; border: 2px dashed $accent; border-radius: 8px; }
QFrame[role="navigation"] { background: $surface; border: none; border-right: 1px solid $border; }
QFrame[role="status"] { background: $surface; border: none; border-top: 1px solid $border; }
QFrame[role="notice-good"] { background: $good_soft; border: 1px solid $good; border-radius: 8px; }
QFrame[role="notice-warning"] { background: $warning_soft; border: 1px solid $warning; border-radius: 8px; }
QFrame[role="notice-error"] { background: $error_soft; border: 1px solid $error; border-radius: 8px; }

QPushButton { background: $surface; border: 1px solid $border; border-radius: 6px; padding: 5px 12px;
  min-height: 20px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:disabled { color: $secondary; background: $background; }
QPushButton[role="primary"] { background: $accent; border-color: $accent; color: $on_accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; padding: 4px 11px; }
QPushButton[role="primary"]:disabled { background: $border; border-color: $border; color: $secondary; }
QPushButton[role="danger"] { color: $error; border-color: $error; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 2px 6px;
  font-weight: 600; text-align: left; }
QPushButton[role="link"]:hover { background: $accent_soft; }
QPushButton[role="link"]:focus { border: 2px solid $accent; padding: 1px 5px; }
QPushButton::menu-indicator { width: 0; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 5px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 2px solid $accent; padding: 4px; }
QToolButton:checked, QToolButton:pressed { background: $accent_soft; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="framed"] { background: $surface; border-color: $border; }
QToolButton[role="framed"]:focus { border-color: $accent; }

QFrame[role="segments"] { background: $hover; border: 1px solid $border; border-radius: 7px; }
QToolButton[role="year"] { background: $surface; border-color: $border; padding: 5px 2px; font-weight: 600; }
QToolButton[role="year"]:focus { border-color: $accent; }
QPushButton[role="segment"] { background: transparent; border: 1px solid transparent; border-radius: 5px;
  padding: 2px 8px; color: $secondary; }
QPushButton[role="segment"]:hover { color: $text; }
QPushButton[role="segment"]:checked { background: $surface; color: $accent; border-color: $border; }
QPushButton[role="segment"]:focus { border-color: $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox { background: $surface; border: 1px solid $border;
  border-radius: 6px; padding: 4px 8px; min-height: 20px; selection-background-color: $accent;
  selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {
  border-color: $accent; }
QLineEdit:disabled, QLineEdit:read-only, QComboBox:disabled { background: $background; color: $secondary; }
QLineEdit[role="faulty"], QComboBox[role="faulty"], QPlainTextEdit[role="faulty"] { border-color: $error; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$icons/fixed/chevron-down.svg"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border; padding: 4px;
  selection-background-color: $accent_soft; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 26px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid $secondary; border-radius: 4px;
  background: $surface; }
QCheckBox::indicator:checked { background: #1f5fa8; border-color: #1f5fa8; image: url("$icons/fixed/check.svg"); }
QCheckBox:focus { color: $accent; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $secondary; border-radius: 8px;
  background: $surface; }
QRadioButton::indicator:checked { border: 4px solid $accent; width: 8px; height: 8px; }
QRadioButton:focus { color: $accent; }

QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QTableView { background: $surface; border: 1px solid $border; border-radius: 8px; gridline-color: transparent; }
QTableView:focus { border-color: $border; }
QTableView#first-column { border: none; border-right: 1px solid $border; border-radius: 0; }
QTableView QTableCornerButton::section { background: $surface; border: none; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $secondary; font-size: $secondary_points; font-weight: 600;
  border: none; border-bottom: 1px solid $border; padding: 6px 12px; }
QHeaderView[role="marks"]::section { padding: 6px 4px; }
QHeaderView[role="marks"]::section:first { padding-left: 12px; }
QHeaderView::section:hover { background: $hover; }
QHeaderView::down-arrow { image: url("$icons/fixed/chevron-down.svg"); width: 12px; height: 12px;
  subcontrol-position: center right; }
QHeaderView::up-arrow { image: url("$icons/fixed/chevron-up.svg"); width: 12px; height: 12px;
  subcontrol-position: center right; }
QListWidget { background: transparent; border: none; }
QListWidget::item { border-radius: 6px; padding: 4px 8px; }
QListWidget::item:hover { background: $hover; }
QListWidget::item:selected { background: $accent_soft; color: $text; }
QListWidget[role="pages"]::item { margin: 1px 8px; padding: 0 8px; }
QListWidget[role="pages"]::item:selected { background: $accent_soft; color: $accent; }
QListWidget[role="pages"]::item:focus { border: 1px solid $accent; }
QScrollArea[role="card"], QListWidget[role="card"] { background: $surface; border: 1px solid $border;
  border-radius: 8px; padding: 4px; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $secondary; padding: 6px 4px; margin-right: 16px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { color: $text; border-bottom-color: $text; }
QSplitter::handle { background: transparent; }

QMenu { background: $surface; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $secondary; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $border; border-radius: 4px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $hover; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
""")


def build(tokens: dict[str, str]) -> str:
    """The style sheet with every token filled in; a missing token is a bug."""
    return _SHEET.substitute(tokens, icons=(paths.resources() / "icons").as_posix())
