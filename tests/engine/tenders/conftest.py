"""Real notices where they are, and invented ones built on the spot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"


@pytest.fixture
def real() -> Callable[[str], bytes]:
    """Return the bytes of a real document, by its path below the data."""

    def load(path: str) -> bytes:
        if not DATA.exists():
            pytest.skip("the real notices of ../shared/data are not here")
        return (DATA / path).read_bytes()

    return load


@pytest.fixture
def folder() -> Callable[[str], list[Path]]:
    """Return the XML documents in a folder of the data."""

    def files(path: str) -> list[Path]:
        if not DATA.exists():
            pytest.skip("the real notices of ../shared/data are not here")
        return sorted((DATA / path).glob("*.xml"))

    return files


_BUYER = (
    "<ADDRESS_CONTRACTING_BODY><OFFICIALNAME>Gemeente Voorbeeldstad</OFFICIALNAME></ADDRESS_CONTRACTING_BODY>"
)
_PART = (
    "<OBJECT_DESCR ITEM='1'><n:NUTS CODE='NL33C'/><SHORT_DESCR><P>Jongerenwerk in Velsen.</P></SHORT_DESCR>"
    "</OBJECT_DESCR>"
)


@pytest.fixture
def ted() -> Callable[..., bytes]:
    """Build a TED notice of an invented buyer; each part can be replaced."""

    def build(
        *,
        form: str = "F21",
        kind: str = "<NOTICE TYPE='CONTRACT'/>",
        buyer: str = _BUYER,
        title: str = "<TITLE><P>Welzijn in Voorbeeldstad</P></TITLE>",
        cpv: str = "85300000",
        described: str = "<SHORT_DESCR><P>Wij vragen welzijn.</P></SHORT_DESCR>",
        parts: str = _PART,
        after: str = "",
        version: str = "R2.0.9.S03.E01",
        forms: str | None = None,
        number: str = "000123-2021",
        objects: int = 1,
    ) -> bytes:
        code = f"<CPV_MAIN><CPV_CODE CODE='{cpv}'/></CPV_MAIN>"
        one = f"<OBJECT_CONTRACT>{title}{code}{described}{parts}</OBJECT_CONTRACT>"
        body = (
            f"<{form}_2014 CATEGORY='ORIGINAL' FORM='{form}' LG='NL'>{kind}"
            f"<CONTRACTING_BODY>{buyer}</CONTRACTING_BODY>{one * objects}{after}</{form}_2014>"
        )
        return (
            "<TED_EXPORT xmlns='ted/R2.0.9.S02/publication' xmlns:n='http://x.eu/ted/2021/nuts' "
            f"VERSION='{version}' DOC_ID='{number}'><CODED_DATA_SECTION>"
            "<REF_OJS><DATE_PUB>20210104</DATE_PUB></REF_OJS>"
            "<NOTICE_DATA><LG_ORIG>NL</LG_ORIG></NOTICE_DATA></CODED_DATA_SECTION>"
            f"<FORM_SECTION>{body if forms is None else forms}</FORM_SECTION></TED_EXPORT>"
        ).encode()

    return build


_ORGANISATIONS = (
    "<Organization><Company><PartyIdentification><ID>ORG-0001</ID></PartyIdentification><PartyName>"
    "<Name languageID='NLD'>Gemeente Voorbeeldstad</Name></PartyName></Company></Organization>"
)
_LOT = (
    "<ProcurementProjectLot><ID schemeName='Lot'>LOT-0001</ID>{terms}<ProcurementProject>"
    "<Name>Jongerenwerk</Name><Description>Werk op straat.</Description>"
    "<MainCommodityClassification><ItemClassificationCode>85311300"
    "</ItemClassificationCode></MainCommodityClassification>{inside}</ProcurementProject></ProcurementProjectLot>"
)


@pytest.fixture
def eforms() -> Callable[..., bytes]:
    """Build an eForms notice of an invented buyer; each part can be replaced."""

    def build(
        *,
        root: str = "ContractNotice",
        subtype: str = "20",
        sdk: str = "<CustomizationID>eforms-sdk-1.10</CustomizationID>",
        organisations: str = _ORGANISATIONS,
        extension: str = "",
        before: str = "",
        project: str = "",
        title: str = "<Name languageID='FRA'>Bien-être</Name><Name languageID='NLD'>Welzijn hier</Name>",
        lots: str | None = None,
        terms: str = "",
        inside: str = "",
        buyers: tuple[str, ...] = ("ORG-0001",),
    ) -> bytes:
        parties = "".join(
            "<ContractingParty><Party><PartyIdentification>"
            f"<ID>{id}</ID></PartyIdentification></Party></ContractingParty>"
            for id in buyers
        )
        lot = _LOT.format(terms=terms, inside=inside)
        return (
            f"<{root} xmlns='urn:oasis:{root}-2'><UBLExtensions><UBLExtension><ExtensionContent>"
            f"<EformsExtension>{extension}<NoticeSubType><SubTypeCode>{subtype}</SubTypeCode></NoticeSubType>"
            f"<Organizations>{organisations}</Organizations></EformsExtension></ExtensionContent></UBLExtension>"
            f"</UBLExtensions>{sdk}{before}<NoticeLanguageCode>NLD</NoticeLanguageCode>{parties}"
            "<ProcurementProject>"
            f"{title}<MainCommodityClassification><ItemClassificationCode>85300000</ItemClassificationCode>"
            f"</MainCommodityClassification>{project}</ProcurementProject>"
            f"{lot if lots is None else lots}</{root}>"
        ).encode()

    return build
