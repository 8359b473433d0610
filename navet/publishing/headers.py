"""One security policy as data, and the three forms it is published in.

`meta_policy` is the page's own meta element, `headers_file` the `_headers` file that several static
hosts read, and `nginx` a sample server configuration. All say the same.
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


def meta_policy() -> str:
    """Return the policy for a meta element, without what only a header can say."""
    return _joined(CONTENT_SECURITY_POLICY)


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
    return f"/*\n{everywhere}  Cache-Control: {CACHE}\n{fonts}"


def samples() -> dict[str, str]:
    """Return the sample server configurations: path from the repository's root, and text."""
    return {"driftsattning/nginx.conf": nginx()}


def nginx() -> str:
    """Return a sample nginx server block; the host name and paths are to be replaced."""
    lines = "\n".join(
        f'    add_header {name} "{value}" always;' for name, value in headers().items()
    )
    return f"""\
# Exempel på serverinställning för nginx. Skapad av navet/publishing/headers.py: ändra där och kör
# python -m navet driftsattning
# Byt servernamn, certifikat och sökväg till den byggda sajten.
server {{
    listen 80;
    listen [::]:80;
    server_name samverkansnavet.example;
    return 301 https://$host$request_uri;
}}

server {{
    listen 443 ssl;
    listen [::]:443 ssl;
    http2 on;
    server_name samverkansnavet.example;
    ssl_certificate     /etc/ssl/samverkansnavet/fullchain.pem;
    ssl_certificate_key /etc/ssl/samverkansnavet/privkey.pem;

    root /srv/samverkansnavet;
    index index.html;
    charset utf-8;
    error_page 404 /404.html;
    server_tokens off;

    gzip on;
    gzip_vary on;
    gzip_types text/css text/javascript application/javascript application/json
               application/xml image/svg+xml;

{lines}
    add_header Cache-Control "{CACHE}" always;

    location / {{
        try_files $uri $uri/ =404;
    }}
}}
"""


def _joined(policy: dict[str, str] | MappingProxyType[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())
