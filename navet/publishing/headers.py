"""One security policy as data, and the forms it is published in.

`meta_policy` is the page's own meta element and `headers_file` the `_headers` file that several
static hosts read. navet.publishing.servers makes configurations of servers from the same.
"""

from __future__ import annotations

from types import MappingProxyType

# Nothing from anywhere but the site itself. 'wasm-unsafe-eval' is for Pagefind's search, which is
# WebAssembly; it does not allow eval of JavaScript.
CONTENT_SECURITY_POLICY = MappingProxyType(
    {
        "default-src": "'none'",
        "script-src": "'self' 'wasm-unsafe-eval'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }
)
# These are obeyed only as a header, never in a meta element.
HEADER_ONLY_POLICY = MappingProxyType({"frame-ancestors": "'none'"})
OTHER_HEADERS = MappingProxyType(
    {
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": (
            "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), "
            "gyroscope=(), microphone=(), payment=(), usb=()"
        ),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
)
CACHE = "public, max-age=0, must-revalidate"
LONG_CACHE = "public, max-age=604800"
# Scripts of any other site may read what stands in the folder of open data, and nothing else.
OPEN_FOLDER = "data"
OPEN_HEADERS = MappingProxyType({"Access-Control-Allow-Origin": "*"})


def meta_policy() -> str:
    """Return the policy for a meta element, without what only a header can say."""
    return _joined(CONTENT_SECURITY_POLICY)


def disk_policy() -> str:
    """Return the policy for a meta element of a page that is read from disk.

    There the font stands in the stylesheet, and nothing at all is fetched. To Firefox no file is of
    the same origin as the form that leads to it.
    """
    own = {
        "font-src": "'self' data:",
        "connect-src": "'none'",
        "form-action": "'self' file:",
    }
    return _joined({**CONTENT_SECURITY_POLICY, **own})


def header_policy() -> str:
    """Return the whole policy for the Content-Security-Policy header."""
    return _joined({**CONTENT_SECURITY_POLICY, **HEADER_ONLY_POLICY})


def headers() -> dict[str, str]:
    """Return every header that each response should carry."""
    return {"Content-Security-Policy": header_policy(), **OTHER_HEADERS}


def headers_file() -> str:
    """Return the text of a `_headers` file (Netlify, Cloudflare Pages and others)."""
    everywhere = "".join(f"  {name}: {value}\n" for name, value in headers().items())
    fonts = f"/assets/*.woff2\n  Cache-Control: {LONG_CACHE}\n"
    opened = "".join(f"  {name}: {value}\n" for name, value in OPEN_HEADERS.items())
    data = f"/{OPEN_FOLDER}/*\n{opened}"
    return f"/*\n{everywhere}  Cache-Control: {CACHE}\n{fonts}{data}"


def _joined(policy: dict[str, str] | MappingProxyType[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())
