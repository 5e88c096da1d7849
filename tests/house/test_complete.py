"""Nothing is forgotten: every change of a table has its migration, every text its Dutch."""

from __future__ import annotations

import os
import subprocess
import sys

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation
from tests.house.tree import ROOT

SETTINGS = {"DJANGO_SETTINGS_MODULE": "portal.settings"}


def test_no_table_changed_without_a_migration() -> None:
    loader = MigrationLoader(None)

    with translation.override(None):  # migrations keep the words as they stand in the code
        detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
        changes = detector.changes(graph=loader.graph)

    assert changes == {}


def test_every_text_has_its_dutch() -> None:
    command = [sys.executable, "scripts/messages.py", "--check"]

    told = subprocess.run(command, cwd=ROOT, env=os.environ | SETTINGS, capture_output=True, text=True)

    assert told.returncode == 0, told.stdout + told.stderr
