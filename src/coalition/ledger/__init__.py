"""What happened, so that its past can be proven: commitments for the public log, private audit trails."""

from coalition.ledger.canonical import canonical, commitment, leaf, leaf_hash
from coalition.ledger.public import NEVER, PUBLIC_TYPES, refuse_unless_public
from coalition.ledger.trail import START, Entry, link, verify_trail

__all__ = [
    "NEVER",
    "PUBLIC_TYPES",
    "START",
    "Entry",
    "canonical",
    "commitment",
    "leaf",
    "leaf_hash",
    "link",
    "refuse_unless_public",
    "verify_trail",
]
