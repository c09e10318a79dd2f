"""The collector's API as a reader sees it: lists are followed to their last page, errors keep their text."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request

from .processes import LabError

_PAGES = 1000


class Api:
    """Reads from one collector."""

    def __init__(self, base: str, token: str = ""):
        self.base = base.rstrip("/")
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def get(self, path: str) -> dict:
        try:
            asked = urllib.request.Request(urllib.parse.urljoin(self.base + "/", path.lstrip("/")), headers=self._headers)
            with urllib.request.urlopen(asked, timeout=10) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as problem:
            raise LabError(f"{path}: {problem.code} {problem.read(500).decode(errors='replace')}") from problem
        except (OSError, ValueError) as problem:
            raise LabError(f"{self.base}{path}: {problem}") from problem

    def items(self, path: str, **filters: str) -> list[dict]:
        """Every item of a list; bounded, should the collector never come to an end."""
        found: list[dict] = []
        link = f"/api/v1/{path}" + ("?" + urllib.parse.urlencode(filters) if filters else "")
        for _ in range(_PAGES):
            page = self.get(link)
            found += page[path]
            link = page.get("next")
            if not link:
                return found
        raise LabError(f"{path}: more than {_PAGES} pages")

    def wait_ready(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while True:
            try:
                with urllib.request.urlopen(self.base + "/readyz", timeout=5):
                    return
            except OSError as problem:
                if time.monotonic() > deadline:
                    raise LabError(f"the collector is not ready after {seconds:.0f} s: {problem}") from problem
                time.sleep(0.1)
