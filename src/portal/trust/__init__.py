"""Remembers dated evidence between organisations; `coalition.trust` reasons about it."""
