"""Paths and translation in the laboratory: who stands behind the small hop, and whose fault is seen from there."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from laboratory import network, placement, program_settings, services, topology  # noqa: E402
from laboratory.frames import FAULT_TAG, Entry  # noqa: E402


def sites(faults: list[str]) -> list[placement.Site]:
    entries = [Entry(domain=f"t{i}.test", country="ZZ", organisation="One", hosts=[], fault=fault) for i, fault in enumerate(faults)]
    return placement.place([entries])


class SmallHop(unittest.TestCase):
    def test_the_probe_keeps_its_link_and_the_hop_has_the_small_one(self):
        access = next(access for access in topology.ACCESS if access.has_small_hop)

        self.assertEqual(access.probe.router, access.hop.namespace)
        self.assertEqual((access.probe.mtu, access.hop.mtu), (topology.USUAL_MTU, topology.SMALL_MTU))
        self.assertIn(access.hop, topology.nodes())
        self.assertIn(f"{access.hop.core_side} mtu 1280 up", network._router([access.hop]))
        self.assertIn(f"2d00:{access.network}:1::/64 via {access.hop.ipv6}", network._beyond_hops())

    def test_a_server_deaf_to_packet_too_big_has_a_kernel_and_addresses_of_its_own(self):
        placed = sites(["good", "pmtu_blackhole", "pmtu_blackhole+ns_lame", "good"])

        walled = [site for site in placed if site.web == topology.WALLED_OPERATOR]
        addresses = services.addresses(placed)[topology.WALLED_OPERATOR.node.name]
        self.assertEqual([site.fault for site in walled], ["pmtu_blackhole", "pmtu_blackhole+ns_lame"])
        self.assertEqual(len(addresses), len(set(addresses)), 4)


class Settings(unittest.TestCase):
    def test_a_probe_is_told_of_its_hop_and_its_dns64_and_of_nothing_it_has_not(self):
        report = program_settings.Report("https://c.test", "ca.pem")
        told = program_settings.probe(Path("/x"), "p", report, program_settings.World([], hop_mtu=1280, dns64=services.DNS64))
        plain = program_settings.probe(Path("/x"), "p", report, program_settings.World([]))

        self.assertEqual(told["network"], {"hop_mtu": 1280, "dns64": [services.DNS64]})
        self.assertNotIn("network", plain)


if __name__ == "__main__":
    unittest.main()
