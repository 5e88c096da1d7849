"""A notice as one line of JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

from coalition.cli.files import AboutFile
from coalition.tenders import Notice, is_consortium


def notice_line(file: str, notice: Notice) -> str:
    """Return the fields of a notice after its file: dates as ISO 8601, amounts in cents.

    Each award has what the notice declares (`declared_group`) and what we conclude (`consortium`).
    """
    fields = asdict(notice)
    for award, row in zip(notice.awards, fields["awards"], strict=True):
        row["consortium"] = is_consortium(notice, award)
    return json.dumps({"file": file, **fields}, ensure_ascii=False, default=date.isoformat)


def error_line(problem: AboutFile) -> str:
    """Return the line of a file that could not be read: `code` is stable, `detail` is for people."""
    refusal = problem.refusal
    error = {"code": refusal.code, "where": refusal.where, "detail": refusal.detail}
    return json.dumps({"file": problem.file, "error": error}, ensure_ascii=False)
