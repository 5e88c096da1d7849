"""The command line `warme`: files in, sentences or JSON out."""

from coalition.cli.app import app, main

__all__ = ["app", "main"]
