"""Tổng quan."""

from khenthuong_desktop.ui.page import Page


class OverviewPage(Page):
    title = "Tổng quan"
