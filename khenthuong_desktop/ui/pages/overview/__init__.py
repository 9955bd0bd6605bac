"""Tổng quan."""
