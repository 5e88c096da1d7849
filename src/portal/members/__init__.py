"""Organisations, people and their roles, what they offer where, and the introduction card."""
