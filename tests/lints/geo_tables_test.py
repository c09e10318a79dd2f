"""install-deps --geo: what is fetched becomes tables, dated by the package, with the licences beside them."""

import io
import os
import stat
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from development import geo_tables  # noqa: E402

#: Stands for npm: copies what the test packed. And for the collector: notes how it was called.
_NPM = '#!/bin/sh\ncp "$PACKED"/*.tgz .\n'
_COLLECTOR = '#!/bin/sh\necho "$*" >>"$CALLS"\n'


class GeoTables(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.calls = self.root / "calls"
        for name, text in (("npm", _NPM), ("sextant-collector", _COLLECTOR)):
            program = self.root / name
            program.write_text(text)
            program.chmod(program.stat().st_mode | stat.S_IXUSR)
        surroundings = {"PATH": f"{self.root}:{os.environ['PATH']}", "PACKED": str(self.root), "CALLS": str(self.calls)}
        patch = mock.patch.dict(os.environ, surroundings)
        patch.start()
        self.addCleanup(patch.stop)

    def pack(self, database: geo_tables.Database, **further: str):
        files = {name: "" for name in database.files} | {"package.json": '{"license": "CC0-1.0"}', "NRO_LICENSE": "free"} | further
        with tarfile.open(self.root / database.archive, "w:gz") as archive:
            for name, text in files.items():
                member = tarfile.TarInfo(f"package/{name}")
                member.size = len(text)
                archive.addfile(member, io.BytesIO(text.encode()))

    def test_each_package_is_imported_with_the_date_of_its_version(self):
        for database in geo_tables.DATABASES:
            self.pack(database)

        self.assertEqual(geo_tables.main(["--into", str(self.root / "tables"), "--programs", str(self.root)]), 0)

        calls = self.calls.read_text().splitlines()
        self.assertEqual([call.split()[:3] for call in calls], [["context", "import", "networks"], ["context", "import", "countries"]])
        self.assertTrue(all("--dated 2026-06-17T19:00:00Z" in call for call in calls))
        self.assertIn("CC0-1.0", (self.root / "tables" / "networks.licence").read_text())
        self.assertIn("free", (self.root / "tables" / "networks.licence").read_text())

    def test_no_path_of_an_archive_is_trusted(self):
        for database in geo_tables.DATABASES:
            self.pack(database, **{"../../../escaped": "x"})

        self.assertEqual(geo_tables.main(["--into", str(self.root / "tables"), "--programs", str(self.root)]), 0)
        self.assertFalse(list(self.root.rglob("escaped")))

    def test_what_failed_is_said(self):
        (self.root / "npm").write_text("#!/bin/sh\nexit 1\n")

        self.assertEqual(geo_tables.main(["--into", str(self.root / "tables"), "--programs", str(self.root)]), 1)
        with self.assertRaisesRegex(geo_tables.GeoError, "does not say when"):
            geo_tables.dated("2.3.0")


if __name__ == "__main__":
    unittest.main()
