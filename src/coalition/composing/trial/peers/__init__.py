"""Well-known solvers given the same problems: what the composer is compared with, and judged by."""
