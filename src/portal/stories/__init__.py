"""Columns and reports (a plain first floor)."""
