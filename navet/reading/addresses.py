"""Web addresses that a copy of the site is told of: put in one form, or refused with a reason."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

import idna

EXAMPLE = "https://er-adress.example/"
# An address longer than this leaves no room for a page's path in a QR code.
LONGEST = 500
_SCHEMES = ("https", "http")
_DEFAULT_PORTS = {"https": 443, "http": 80}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f\"'<>\\^`{|}]")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_FILE = re.compile(r"\.html?$", re.IGNORECASE)
# How Git writes a repository that is reached by SSH: git@server:owner/name.
_GIT_SSH = re.compile(r"^([\w.-]+):(?!\d)")
_KEPT_IN_PATH = "/%~:@!$&()*+,;=-._"
# Names that only mean something on a network of one's own. Sources: RFC 6761, RFC 6762, RFC 8375
# and ICANN's reservation of "internal".
_OWN_NETWORK = ("localhost", "local", "internal", "home.arpa", "lan", "test")


class NotAnAddress(ValueError):
    """The text cannot be published as an address; ``fault`` says why, as the end of a sentence.

    ``better`` is what was probably meant, or an example.
    """

    def __init__(self, fault: str, better: str = EXAMPLE) -> None:
        super().__init__(fault)
        self.fault, self.better = fault, better


def read(text: str) -> str:
    """Return a web address in the form that is published, without a slash last.

    Names with letters such as å become ASCII (IDNA 2008), and so does the path (RFC 3986), so that
    the address can stand in QR codes, feeds and headers. NotAnAddress if it is not one for a site.
    """
    text = text.strip()
    if fault := _fault_in(text):
        raise NotAnAddress(fault, _better(text))
    parts = urlsplit(text)
    try:
        host = _host(parts)
        path = quote(parts.path, safe=_KEPT_IN_PATH).rstrip("/")
        return urlunsplit((parts.scheme.lower(), host, path, "", ""))
    except (ValueError, UnicodeError) as error:
        raise NotAnAddress("har ett servernamn som inte kan finnas") from error


def is_private(address: str) -> bool:
    """Return whether an address that ``read`` has passed leads to one's own machine or network."""
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith(tuple(f".{name}" for name in _OWN_NETWORK))


def _fault_in(text: str) -> str:
    """Return what is wrong with a text as an address, before its host is looked at; "" if nothing.

    Faults that hide others come first.
    """
    try:
        parts = urlsplit(text)
        unused_port = parts.port == 0
        login = parts.username is not None or parts.password is not None
    except ValueError:
        return "har ett servernamn eller en port som inte kan finnas"
    scheme = parts.scheme.lower()
    segments = parts.path.rstrip("/").split("/")[1:]
    faults = (
        (len(text) > LONGEST, f"är längre än {LONGEST} tecken"),
        (not _SCHEME.match(text), "saknar https:// i början"),
        (scheme not in _SCHEMES, f"börjar med {scheme}:// i stället för https://"),
        (
            _FORBIDDEN.search(text),
            "har ett mellanslag eller ett annat tecken som inte får vara med",
        ),
        (login, "har ett användarnamn eller lösenord i sig"),
        ("?" in text or "#" in text, "har något efter ett frågetecken eller #"),
        (not parts.hostname or unused_port, "saknar server eller port"),
        (_BAD_ESCAPE.search(text), "har ett procenttecken på fel plats"),
        ({"", ".", ".."} & set(segments), "har dubbla snedstreck eller punkter i sökvägen"),
        (segments and _FILE.search(segments[-1]), "leder till en fil i stället för en mapp"),
    )
    return next((fault for found, fault in faults if found), "")


def _host(parts: SplitResult) -> str:
    """Return host and port; ValueError or UnicodeError if there cannot be such a host."""
    name = parts.hostname or ""
    port = parts.port
    suffix = "" if port in (None, _DEFAULT_PORTS[parts.scheme.lower()]) else f":{port}"
    if ":" in name:
        return f"[{ipaddress.IPv6Address(name)}]{suffix}"
    if name.rpartition(".")[2].isdigit():
        return f"{ipaddress.IPv4Address(name)}{suffix}"
    return idna.encode(name, uts46=True, std3_rules=True).decode("ascii") + suffix


def _better(text: str) -> str:
    """Return the address that was probably meant, or the example."""
    bare = re.sub(r"\s+", "", _SCHEME.sub("", text)).replace("\\", "/")
    bare = _GIT_SSH.sub(r"\1/", re.split(r"[?#]", bare.rpartition("@")[2])[0])
    folder = _FILE.sub("", bare) if not _FILE.search(bare) else bare.rpartition("/")[0]
    scheme = "http" if text.lower().startswith("http://") else "https"
    guess = re.sub(r"/{2,}", "/", folder).strip("/")
    if "." not in guess.partition("/")[0] or _fault_in(f"{scheme}://{guess}/"):
        return EXAMPLE
    try:
        return f"{read(f'{scheme}://{guess}')}/"
    except NotAnAddress:
        return EXAMPLE
