"""Sends mail; takes addresses and words, knows no members."""
