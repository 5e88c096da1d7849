"""The exact search: bitsets of organisations and cells, a flow at each leaf, bounds in between."""
