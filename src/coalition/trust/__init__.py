"""How far one organisation may count on another: dated evidence in, warmth with its reasons out."""

from coalition.trust.evidence import WEIGHTS, Audience, Evidence, EvidenceKind, Verification
from coalition.trust.network import Member, Network, Offer
from coalition.trust.view import PublicView, public_view
from coalition.trust.warmth import Layer, Opinion, Reason

__all__ = [
    "WEIGHTS",
    "Audience",
    "Evidence",
    "EvidenceKind",
    "Layer",
    "Member",
    "Network",
    "Offer",
    "Opinion",
    "PublicView",
    "Reason",
    "Verification",
    "public_view",
]
