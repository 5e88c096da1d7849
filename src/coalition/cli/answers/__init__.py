"""Answers for people: sentences first, then small tables; and the command that says a kept one."""
