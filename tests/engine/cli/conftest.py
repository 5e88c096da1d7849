"""The command line at hand, and a folder with invented files for it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from coalition.cli import app

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT.parent / "shared" / "data"


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


@pytest.fixture
def warme(monkeypatch):
    """Run a command in this process; a fault of ours (70) fails the test unless it is asked for."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(*words, stdin=None, code=None):
        result = CliRunner().invoke(app, [str(word) for word in words], input=stdin)
        outcome = Outcome(result.exit_code, result.stdout, result.stderr)
        assert outcome.code != 70 or code == 70, outcome.err
        if code is not None:
            assert outcome.code == code, outcome
        return outcome

    return run


@pytest.fixture
def shell():
    """Run the real command in a process of its own."""

    def run(*words, env=None, stdin=None, cwd=ROOT):
        command = [sys.executable, "-c", "from coalition.cli import main; main()", *map(str, words)]
        full = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            command,
            env=full | (env or {}),
            input=stdin,
            capture_output=True,
            cwd=cwd,
            check=False,
            timeout=50,
        )

    return run


@pytest.fixture
def real():
    """Return the real files of a folder of the data."""

    def files(folder):
        if not DATA.exists():
            pytest.skip("the real notices of ../shared/data are not here")
        return sorted((DATA / folder).glob("*.xml"))

    return files


def organisation(id, name, *services, areas=("GM0484",), **changes):
    told = {
        "kind": "welfare",
        "kvk": None,
        "group": None,
        "seat": "GM0484",
        "certificates": [],
        "can_lead": True,
    }
    offers = [{"service": service, "areas": list(areas)} for service in services]
    return {"id": id, "name": name, "offers": offers, **told, **changes}


def visit(giver, receiver, **changes):
    told = {"kind": "visit", "date": "2026-09-01", "until": None, "outcome": 1.0, "verified": "both"}
    return {
        "from": giver,
        "to": receiver,
        "audience": "open",
        "title": "A visit",
        "source": None,
        **told,
        **changes,
    }


NETWORK = {
    "format": "warmnet-1",
    "as_of": "2026-11-23",
    "organisations": [
        organisation("buurtkracht", "Buurtkracht", "youth-work", "community-building"),
        organisation("de-brug", "De Brug", "domestic-help", "community-building"),
        organisation("zorgkring", "Zorgkring", "domestic-help", kind="care"),
        organisation("alleskunner", "Alleskunner", "youth-work", "domestic-help", "community-building"),
        organisation("de-stoep", "De Stoep", "youth-work", kind="informal", can_lead=False),
    ],
    "evidence": [visit("buurtkracht", "de-brug"), visit("de-brug", "buurtkracht")],
}


def demand(service, *areas, confirmed=True):
    return {
        "service": service,
        "areas": list(areas or ("GM0484",)),
        "volume": None,
        "certificates": [],
        "from": None,
        "confirmed": confirmed,
    }


def need(*demands, **rules):
    return {
        "format": "warmneed-1",
        "tender": "Samen (verzonnen)",
        "lot": "1",
        "rules": rules,
        "demands": list(demands),
    }


def lot(number, said, nuts="NL33C"):
    return (
        f"<OBJECT_DESCR ITEM='{number}'><TITLE><P>Deel {number}</P></TITLE><LOT_NO>{number}</LOT_NO>"
        f"<n:NUTS CODE='{nuts}'/><SHORT_DESCR><P>{said}</P></SHORT_DESCR></OBJECT_DESCR>"
    )


def notice(*lots, title="Samen in Voorbeeldstad", form="F21", award="", number="000123-2026"):
    """A TED notice of an invented buyer."""
    kind = "AWARD_CONTRACT" if award else "CONTRACT"
    name = "<OFFICIALNAME>Gemeente Voorbeeldstad</OFFICIALNAME>"
    buyer = f"<ADDRESS_CONTRACTING_BODY>{name}</ADDRESS_CONTRACTING_BODY>"
    asked = (
        f"<TITLE><P>{title}</P></TITLE><CPV_MAIN><CPV_CODE CODE='85300000'/></CPV_MAIN>"
        f"<SHORT_DESCR><P>Wij vragen een coalitie.</P></SHORT_DESCR>{''.join(lots)}"
    )
    coded = "<REF_OJS><DATE_PUB>20260104</DATE_PUB></REF_OJS><NOTICE_DATA><LG_ORIG>NL</LG_ORIG></NOTICE_DATA>"
    return (
        "<TED_EXPORT xmlns='ted/R2.0.9.S02/publication' xmlns:n='http://x.eu/ted/2021/nuts' "
        f"VERSION='R2.0.9.S03.E01' DOC_ID='{number}'>"
        f"<CODED_DATA_SECTION>{coded}</CODED_DATA_SECTION><FORM_SECTION>"
        f"<{form}_2014 CATEGORY='ORIGINAL' FORM='{form}' LG='NL'><NOTICE TYPE='{kind}'/>"
        f"<CONTRACTING_BODY>{buyer}</CONTRACTING_BODY><OBJECT_CONTRACT>{asked}</OBJECT_CONTRACT>{award}"
        f"</{form}_2014></FORM_SECTION></TED_EXPORT>"
    ).encode()


@pytest.fixture
def world(tmp_path):
    """A folder with an invented network, demands and notices; `keep` adds a file and returns its path."""
    return World(tmp_path)


class World:
    network_document = NETWORK

    organisation, visit, demand, need = map(staticmethod, (organisation, visit, demand, need))
    lot, notice = map(staticmethod, (lot, notice))

    def __init__(self, folder):
        self.folder = folder
        self.network = self.keep("network.json", NETWORK)
        self.demands = self.keep("need.json", need(demand("youth-work"), demand("domestic-help")))
        self.one_lot = self.keep("one.xml", notice(lot(1, "Jongerenwerk in Alphen aan den Rijn.")))
        self.two_lots = self.keep(
            "two.xml",
            notice(
                lot(1, "Jongerenwerk in Alphen aan den Rijn."), lot(2, "Opbouwwerk in Alphen aan den Rijn.")
            ),
        )

    def keep(self, name, content):
        path = self.folder / name
        if isinstance(content, dict):
            content = json.dumps(content).encode()
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path
