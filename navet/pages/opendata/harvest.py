"""Whether a copy can be harvested by Sweden's data portal, and what it lacks if it cannot.

Source: DCAT-AP-SE 3.0.1, https://docs.dataportal.se/dcat/
"""

from __future__ import annotations

from types import MappingProxyType

from navet.content.identity import HARVEST_NEEDS, Identity
from navet.reading.settings import DEFAULT_SITE_URL, Settings

CATALOGUE = "data/dcat.rdf"
# The kinds of publishers in the EU's vocabulary (http://purl.org/adms/publishertype/1.0).
PUBLISHER_TYPES = MappingProxyType(
    {
        "kommun": "LocalAuthority",
        "region": "RegionalAuthority",
        "myndighet": "NationalAuthority",
        "forening": "NonProfitOrganisation",
        "stiftelse": "NonProfitOrganisation",
        "foretag": "Company",
    }
)


def lacking(identity: Identity, settings: Settings) -> tuple[str, ...]:
    """Return which of HARVEST_NEEDS the copy does not say; none, and it has a catalogue."""
    told = {
        "namn": bool(identity.publisher),
        "slag": identity.kind in PUBLISHER_TYPES,
        "nummer": bool(identity.number),
        "adress": settings.site_url != DEFAULT_SITE_URL,
    }
    return tuple(need for need in HARVEST_NEEDS if not told[need])
