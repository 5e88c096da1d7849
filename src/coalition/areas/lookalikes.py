"""Names of municipalities that may well mean something else, so that a text must say more."""

ORDINARY = frozenset(
    {
        "asten",
        "best",
        "borne",
        "buren",
        "duiven",
        "epe",
        "goes",
        "grave",
        "hoorn",
        "houten",
        "huizen",
        "hulst",
        "kapelle",
        "leek",
        "leiden",
        "losser",
        "putten",
        "sluis",
        "someren",
        "strijen",
        "vlist",
        "voorst",
        "wierden",
    }
)
"""Names that are also a Dutch word: with a capital it may just be the first word of a sentence."""

NAMESAKES = frozenset(
    {
        "altena",
        "beek",
        "bergen",
        "buren",
        "grave",
        "haren",
        "heerde",
        "huizen",
        "laren",
        "leek",
        "oosterhout",
        "rijswijk",
        "rozendaal",
        "steenbergen",
        "stein",
        "waterland",
        "westland",
    }
)
"""Names that are also a village elsewhere, a wider region or a surname: "in Laren" does not say which."""
