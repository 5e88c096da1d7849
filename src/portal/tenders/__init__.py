"""Notices that were handed in, what they ask, and what an organisation made of that."""
