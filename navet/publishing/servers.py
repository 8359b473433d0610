"""Sample configurations of servers, made from the security policy: nginx, IIS and Apache.

All say what ``_headers`` says: the same headers, how long files may be kept, the site's own 404
page, and the type of every kind of file that the site has.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from navet.publishing import headers

NGINX, IIS, APACHE = (f"driftsattning/{name}" for name in ("nginx.conf", "web.config", ".htaccess"))
FONT = "assets/source-sans-3.woff2"
_TEXT = "charset=utf-8"
# The site's kinds of files. Pagefind's are packed already and are read as they are.
TYPES = {
    ".atom": "application/atom+xml",
    ".css": "text/css",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gz": "application/gzip",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".pagefind": "application/octet-stream",
    ".pdf": "application/pdf",
    ".pf_filter": "application/octet-stream",
    ".pf_fragment": "application/octet-stream",
    ".pf_index": "application/octet-stream",
    ".pf_meta": "application/octet-stream",
    ".png": "image/png",
    ".rdf": "application/rdf+xml",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
_PACKABLE = (
    "text/css", "text/csv", "text/javascript", "text/markdown", "text/plain",
    "application/atom+xml", "application/json", "application/manifest+json", "application/rdf+xml",
    "application/xml", "image/svg+xml",
)  # fmt: skip
_MADE = "Skapad av navet/publishing/servers.py: ändra där och kör python -m navet driftsattning"


def samples() -> dict[str, str]:
    """Return the sample server configurations: path from the repository's root, and text."""
    return {NGINX: nginx(), IIS: iis(), APACHE: apache()}


def nginx() -> str:
    """Return a sample nginx server block; the host name and paths are to be replaced."""
    everywhere = "\n".join(
        f'    add_header {name} "{value}" always;' for name, value in headers.headers().items()
    )
    opened = "\n".join(
        f"    add_header {name} {_nginx_variable(name)} always;" for name in headers.OPEN_HEADERS
    )
    maps = "\n".join(
        f'map $uri {_nginx_variable(name)} {{\n    default "";\n'
        f'    ~^/{headers.OPEN_FOLDER}/ "{value}";\n}}'
        for name, value in headers.OPEN_HEADERS.items()
    )
    types = "\n".join(f"        {kind} {ending[1:]};" for ending, kind in TYPES.items())
    utf8 = "\n                  ".join(kind for kind in _PACKABLE if kind != "text/html")
    packable = "\n               ".join(_PACKABLE)
    return f"""\
# Exempel på serverinställning för nginx. {_MADE}
# Byt servernamn, certifikat och sökväg till den byggda sajten. Filen läses in i http-blocket, till
# exempel från /etc/nginx/conf.d/.
map $uri $navet_cache {{
    default "{headers.CACHE}";
    ~/{_as_pattern(FONT)}$ "{headers.LONG_CACHE}";
}}
# Öppna data får läsas från andra webbplatser. Ett tomt värde ger inget svarshuvud alls. Skriv inte
# add_header i ett eget location-block: då faller alla huvuden nedan bort där. Ligger sajten i en
# undermapp, skriv den framför /{headers.OPEN_FOLDER}/.
{maps}

server {{
    listen 80;
    listen [::]:80;
    server_name samverkansnavet.example;
    return 301 https://$host$request_uri;
}}

server {{
    listen 443 ssl http2;
    listen [::]:443 ssl http2;
    server_name samverkansnavet.example;
    ssl_certificate     /etc/ssl/samverkansnavet/fullchain.pem;
    ssl_certificate_key /etc/ssl/samverkansnavet/privkey.pem;

    root /srv/samverkansnavet;
    index index.html;
    error_page 404 /404.html;
    server_tokens off;

    types {{
{types}
    }}
    default_type application/octet-stream;
    charset utf-8;
    charset_types {utf8};

    gzip on;
    gzip_vary on;
    gzip_types {packable};

{everywhere}
    add_header Cache-Control $navet_cache always;
{opened}

    location / {{
        try_files $uri $uri/ =404;
    }}
}}
"""


def iis() -> str:
    """Return a web.config for IIS 10, to be put in the built site's folder."""
    everywhere = {**headers.headers(), "Cache-Control": headers.CACHE}
    custom = "\n".join(
        f"        <remove name={quoteattr(name)} />\n        <add name={quoteattr(name)} "
        f"value={quoteattr(value)} />"
        for name, value in everywhere.items()
    )
    types = "\n".join(
        f'      <remove fileExtension="{ending}" />\n      <mimeMap fileExtension="{ending}" '
        f'mimeType="{_with_charset(kind)}" />'
        for ending, kind in TYPES.items()
    )
    opened = "\n".join(
        f"          <add name={quoteattr(name)} value={quoteattr(value)} />"
        for name, value in headers.OPEN_HEADERS.items()
    )
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<!-- Serverinställning för IIS 10. {_MADE}
     Lägg filen i den byggda sajtens mapp. Ligger sajten i en undermapp som inte är ett eget program
     i IIS, skriv undermappen framför /404.html. -->
<configuration>
  <system.webServer>
    <defaultDocument enabled="true">
      <files>
        <clear />
        <add value="index.html" />
      </files>
    </defaultDocument>
    <directoryBrowse enabled="false" />
    <httpErrors errorMode="Custom" existingResponse="Replace">
      <remove statusCode="404" subStatusCode="-1" />
      <error statusCode="404" path="/404.html" responseMode="ExecuteURL" />
    </httpErrors>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
{custom}
      </customHeaders>
    </httpProtocol>
    <staticContent>
{types}
    </staticContent>
    <urlCompression doStaticCompression="true" />
  </system.webServer>
  <location path="{FONT}">
    <system.webServer>
      <httpProtocol>
        <customHeaders>
          <remove name="Cache-Control" />
          <add name="Cache-Control" value="{headers.LONG_CACHE}" />
        </customHeaders>
      </httpProtocol>
    </system.webServer>
  </location>
  <location path="{headers.OPEN_FOLDER}">
    <system.webServer>
      <httpProtocol>
        <customHeaders>
{opened}
        </customHeaders>
      </httpProtocol>
    </system.webServer>
  </location>
</configuration>
"""


def apache() -> str:
    """Return an .htaccess for Apache 2.4, to be put in the built site's folder."""
    everywhere = "\n".join(
        f'Header always set {name} "{value}"' for name, value in headers.headers().items()
    )
    types = "\n".join(f'    AddType "{kind}" {ending}' for ending, kind in TYPES.items())
    utf8 = " ".join(ending for ending, kind in TYPES.items() if kind in _PACKABLE)
    packable = " \\\n        ".join(("text/html", *_PACKABLE))
    font = FONT.rpartition("/")[2]
    opened = "\n".join(
        f'Header always set {name} "{value}" "expr=%{{REQUEST_URI}} =~ m#^/{headers.OPEN_FOLDER}/#"'
        for name, value in headers.OPEN_HEADERS.items()
    )
    return f"""\
# Serverinställning för Apache 2.4. {_MADE}
# Lägg filen i den byggda sajtens mapp. Servern behöver mod_headers och mod_mime, och mappen
# AllowOverride FileInfo Indexes Options=Indexes,MultiViews. Ligger sajten i en undermapp, skriv
# den framför /404.html och /{headers.OPEN_FOLDER}/.
DirectoryIndex index.html
Options -Indexes -MultiViews
ErrorDocument 404 /404.html

<IfModule mod_mime.c>
    RemoveEncoding .gz
    RemoveLanguage .en .sv
{types}
    AddCharset utf-8 .html {utf8}
</IfModule>

# Saknas mod_headers svarar servern 500. Annars skulle sajten visas utan sina säkerhetsregler.
{everywhere}
Header always set Cache-Control "{headers.CACHE}"
<Files "{font}">
    Header always set Cache-Control "{headers.LONG_CACHE}"
</Files>
# Öppna data får läsas från andra webbplatser.
{opened}

<IfModule mod_deflate.c>
    AddOutputFilterByType DEFLATE \\
        {packable}
</IfModule>
"""


def _nginx_variable(header: str) -> str:
    return "$navet_" + header.lower().replace("-", "_")


def _as_pattern(path: str) -> str:
    return path.replace(".", r"\.")


def _with_charset(kind: str) -> str:
    """Return a type with its character set, where it is one of text."""
    return f"{kind}; {_TEXT}" if kind in _PACKABLE or kind == "text/html" else kind
