"""What the world knows of the laboratory: everything announced and vouched for, but for what a fault takes away."""

import ipaddress
import json
import sys
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from laboratory import context_tables, fault_country, frames, placement, services  # noqa: E402
from laboratory.state import State  # noqa: E402


class Tables(unittest.TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.state = State(folder.name)
        self.sites = placement.place(frames.read_all([fault_country.write_frame(self.state)]))
        self.known = list(context_tables.announcements(self.sites))

    def announced(self, address: str) -> list[context_tables.Announcement]:
        return [it for it in self.known if ipaddress.ip_address(address) in ipaddress.ip_network(it.prefix)]

    def site(self, fault: str) -> placement.Site:
        return next(site for site in self.sites if site.fault == fault)

    def test_every_address_is_announced_once_but_for_those_that_nobody_announces(self):
        missing = set(self.site("not_routed").ipv6_hosted)

        for addresses in services.addresses(self.sites).values():
            for address in addresses:
                self.assertEqual(len(self.announced(address)), 0 if address in missing else 1, address)

    def test_a_roa_vouches_for_every_origin_but_for_the_faults(self):
        wrong = self.announced(self.site("rpki_invalid").ipv6_hosted[0])[0]
        bare = self.announced(self.site("rpki_missing").ipv6_hosted[0])[0]

        self.assertNotIn(wrong.allowed, (None, wrong.origin))
        self.assertIsNone(bare.allowed)
        self.assertTrue(all(it.allowed == it.origin for it in self.known if it not in (wrong, bare)))

    def test_all_four_are_written_with_a_date_and_a_place_for_the_table(self):
        written = context_tables.write(self.state, self.sites)

        self.assertEqual(tuple(written), context_tables.KINDS)
        texts = {kind: Path(it["source"]).read_text() for kind, it in written.items()}
        self.assertEqual(len(texts["networks"].splitlines()), len(texts["countries"].splitlines()))
        self.assertTrue(all(line.startswith("TABLE_DUMP2|") for line in texts["routes"].splitlines()))
        self.assertEqual(len(json.loads(texts["vrps"])["roas"]), sum(it.allowed is not None for it in self.known))


if __name__ == "__main__":
    unittest.main()
