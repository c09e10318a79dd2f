"""Breaking and mending one service of a laboratory that stands: it has the fault, and nobody else is disturbed."""

import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "lab")]

from laboratory import capability, frames, lifecycle, placement, repair, services, verify, zones  # noqa: E402
from laboratory.processes import LabError  # noqa: E402

from own_state import OwnState  # noqa: E402

COURSE = ROOT / "docs" / "course" / "course.toml"


def served(site):
    return next(zone for zones_of_node in zones.build([site]).values() for zone in zones_of_node if zone.name == site.domain)


class Placement(unittest.TestCase):
    def setUp(self):
        self.entries = frames.read_all([COURSE])
        self.before = {site.domain: site for site in placement.place(self.entries)}

    def broken(self, domain, fault):
        return next(site for site in placement.place(self.entries, {domain: fault}) if site.domain == domain)

    def test_a_service_keeps_all_but_what_is_broken(self):
        for domain, site in self.before.items():
            refused = self.broken(domain, "refused")

            self.assertEqual(served(refused).text(), served(site).text())
            self.assertEqual((refused.is_signed, refused.ipv4, refused.ipv6_hosted), (site.is_signed, site.ipv4, site.ipv6_hosted))

    def test_no_fault_gives_a_service_the_addresses_of_another(self):
        for fault in repair.names():
            sites = placement.place(self.entries, {"water.course.test": fault})
            addresses = [address for node in services.addresses(sites).values() for address in node]

            self.assertEqual(len(addresses), len(set(addresses)), fault)

    def test_several_faults_of_independent_layers_stand_side_by_side(self):
        site = self.broken("tax.course.test", "ns_silent+mx_dead+hsts_gap")

        self.assertTrue(site.has("ns_silent") and site.has("hsts_gap"))
        self.assertEqual(site.mail_fault, "mx_dead")

    def test_an_old_copy_of_a_zone_knows_no_ipv6(self):
        zone = served(self.broken("school.course.test", "dns_answers_differ"))

        self.assertNotIn(" AAAA ", zone.outdated)
        self.assertIn(" AAAA ", zone.text())


@unittest.skipUnless(capability.may_make_namespaces(), "this machine lets nobody make network namespaces: breaking is NOT tried")
class Standing(OwnState):
    def setUp(self):
        super().setUp()
        lifecycle.raise_for(self.state, lambda: [COURSE])

    def pids(self):
        return {process["name"]: process["pid"] for process in self.state.processes()}

    def test_what_is_broken_is_so_and_what_is_mended_is_whole(self):
        before = self.pids()

        repair.set_fault(self.state, "tax.course.test", ["ns_refused", "http_4xx_v6_only"])
        broken = self.pids()

        self.assertEqual(verify.verify(self.state), [])
        self.assertTrue(lifecycle.status(self.state)["up"])
        untouched = {"web-north", "control-africa", "time-1", "postfix", "root", "dns-alpha"}
        self.assertEqual({name: broken[name] for name in untouched}, {name: before[name] for name in untouched})

        repair.set_fault(self.state, "tax.course.test", [repair.NO_FAULT])

        self.assertEqual(verify.verify(self.state), [])

    def test_what_is_not_there_cannot_be_broken(self):
        with self.assertRaisesRegex(LabError, "no target a.test; there are health.course.test"):
            repair.set_fault(self.state, "a.test", ["refused"])
        with self.assertRaisesRegex(LabError, "no fault rust; there are good, ipv4_only"):
            repair.set_fault(self.state, "tax.course.test", ["rust"])


if __name__ == "__main__":
    unittest.main()
