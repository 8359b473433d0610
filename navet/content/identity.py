"""Who stands behind this copy of the site, as ``modell/sajt.yml`` says; "" for what it does not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from navet.language.texts import Text, text_of
from navet.reading import addresses, datafiles, naming, settings
from navet.reading.addresses import NotAnAddress
from navet.reading.settings import Settings

REGISTER = naming.NAME
# The publishers that the act (2018:1937) calls public bodies.
PUBLIC = ("kommun", "region", "myndighet")
# What the data portal must know of who publishes a catalogue.
HARVEST_NEEDS = ("namn", "slag", "nummer", "adress")
OFFERED = "ja"
KINDS = (*PUBLIC, "forening", "stiftelse", "foretag", "annan")


@dataclass(frozen=True)
class Identity:
    """The site's name, its publisher, and how to reach whoever looks after it.

    ``kind`` is the id of the publisher's kind, ``number`` its organisation number. ``page`` is an
    address with https, and so are ``site_url`` and ``repo_url``. ``authority`` names the site's
    ``tag:`` addresses (https://www.rfc-editor.org/rfc/rfc4151). ``offline`` says that readers may
    save the site in their browsers.
    """

    name: Text
    publisher: str
    kind: str
    number: str
    email: str
    page: str
    site_url: str
    repo_url: str
    authority: str
    offline: bool

    @property
    def is_public(self) -> bool:
        """Return whether the publisher is a public body, which the act binds."""
        return self.kind in PUBLIC

    @property
    def is_reachable(self) -> bool:
        """Return whether the copy says where to write."""
        return bool(self.email or self.page)


def build(data: dict[str, Any]) -> Identity:
    """Return the identity that the register's data holds; an address that is none counts as ""."""
    publisher, contact = data["utgivare"], data["kontakt"]
    return Identity(
        text_of(data["namn"]),
        publisher["namn"].strip(),
        publisher["slag"],
        publisher["organisationsnummer"],
        contact["epost"],
        _address(contact["webbsida"]),
        _address(data["adress"]),
        _address(data["kodforrad"]).removesuffix(".git"),
        data["taggar"],
        data["utan_nat"] == OFFERED,
    )


def load(root: Path) -> Identity:
    """Return the identity of the repository at root; BadData with every problem if unsound."""
    return build(datafiles.data(root, REGISTER))


def settings_of(identity: Identity) -> Settings:
    """Return the copy's addresses: those of the environment, else its own."""
    return settings.from_environment(site=identity.site_url, repository=identity.repo_url)


def _address(told: str) -> str:
    try:
        return addresses.read(told) if told.strip() else ""
    except NotAnAddress:
        return ""
