"""Thiết lập."""

from khenthuong_desktop.ui.page import Page


class SettingsPage(Page):
    title = "Thiết lập"
