"""The pages: different enough from site to site that one host's page is never taken for another's."""

import hashlib
import html

from . import resource_hosts
from .placement import Site

_LETTERS = str.maketrans("0123456789", "ghijklmnop")

_TOPICS = ("applications", "appointments", "forms", "payments", "certificates", "complaints", "open data", "news", "tenders",
           "careers", "legislation", "statistics", "licences", "registration", "contact", "opening hours", "emergencies", "projects")
_STYLE = ("is available online every day of the year", "is moving to a new address in the capital",
          "now accepts requests in both languages", "publishes its yearly report this month", "asks citizens to renew before the end of the quarter",
          "has opened a second service desk", "no longer requires a paper copy", "answers within ten working days")


def page(site: Site) -> str:
    """A few kB of plain HTML, the same at every raising of the laboratory."""
    title = html.escape(site.entry.organisation)
    paragraphs = "\n".join(_paragraph(site, i) for i in range(14))
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>{_resources(site)}</head>
<body><header><h1>{title}</h1><nav><a href="/">Home</a> <a href="/services">Services</a> <a href="/contact">Contact</a></nav></header>
<main>
{paragraphs}
</main>
<footer><p>{title} &middot; https://www.{site.domain}/</p></footer></body></html>
"""


def old_page(site: Site) -> str:
    """What a server shows that nobody deploys to any more: the same name, all else of another time."""
    title = html.escape(site.entry.organisation)
    words = " ".join(hashlib.sha256(f"{site.domain}/old/{i}".encode()).hexdigest().translate(_LETTERS)[:7] for i in range(300))
    return f'<!DOCTYPE html><html lang="en"><head><title>{title} (archive)</title></head><body><p>{words}</p></body></html>\n'


def shared_page() -> str:
    """What a shared host shows for names it does not know."""
    return ('<!DOCTYPE html><html lang="en"><head><title>Shared hosting</title></head>'
            "<body><p>Order your own web space today: mail, data base and backup are part of every contract.</p></body></html>\n")


def _resources(site: Site) -> str:
    """A third of the pages borrows a style sheet; one fault borrows a script from a host without IPv6."""
    if site.has("third_party_v4only"):
        return f'<script src="https://{resource_hosts.WIDGETS.name}/{resource_hosts.WIDGETS.path}"></script>'
    if site.number % 3 == 0:
        return f'<link rel="stylesheet" href="https://{resource_hosts.STYLES.name}/{resource_hosts.STYLES.path}">'
    return ""


def _paragraph(site: Site, number: int) -> str:
    seed = hashlib.sha256(f"{site.domain}/{number}".encode()).digest()
    topic, style = _TOPICS[seed[0] % len(_TOPICS)], _STYLE[seed[1] % len(_STYLE)]
    return (f"<section><h2>{topic.capitalize()} at {html.escape(site.domain)}</h2>\n<p>The office for {topic} of "
            f"{html.escape(site.entry.organisation)} {style}. Reference {seed[2:8].hex()}.</p></section>")
