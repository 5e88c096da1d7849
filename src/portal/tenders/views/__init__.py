"""Pages of notices, assignments and lots."""
