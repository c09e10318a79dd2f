"""The pages: different enough from site to site that one host's page is never taken for another's."""

import hashlib
import html

from .placement import Site

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
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body><header><h1>{title}</h1><nav><a href="/">Home</a> <a href="/services">Services</a> <a href="/contact">Contact</a></nav></header>
<main>
{paragraphs}
</main>
<footer><p>{title} &middot; https://www.{site.domain}/</p></footer></body></html>
"""


def _paragraph(site: Site, number: int) -> str:
    seed = hashlib.sha256(f"{site.domain}/{number}".encode()).digest()
    topic, style = _TOPICS[seed[0] % len(_TOPICS)], _STYLE[seed[1] % len(_STYLE)]
    return (f"<section><h2>{topic.capitalize()} at {html.escape(site.domain)}</h2>\n<p>The office for {topic} of "
            f"{html.escape(site.entry.organisation)} {style}. Reference {seed[2:8].hex()}.</p></section>")
