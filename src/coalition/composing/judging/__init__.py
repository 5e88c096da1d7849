"""Judging a given coalition: what each did for it, whether it holds, how it weighs against others."""
