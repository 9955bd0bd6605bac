"""Workbooks: any office list in, with every problem named by its cell; the standard workbook out."""
