"""The country that is raised: complete, varied, and the same every time."""

import tomllib
import sys
import unittest
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from laboratory import frames, internet, placement, services, settings, zones  # noqa: E402
from laboratory.processes import LabError  # noqa: E402


def nearest(name: str, served: dict) -> str:
    """The zone that has to delegate the name; the root's name is empty."""
    labels = name.split(".")
    return next(above for above in (".".join(labels[i:]) for i in range(1, len(labels) + 1)) if above in served)


class Choice(unittest.TestCase):
    def test_the_usual_countries_come_first_and_every_frame_can_be_raised(self):
        codes = [path.stem for path in frames.paths("all")]

        self.assertEqual(codes[:3], [path.stem for path in frames.paths()])
        self.assertEqual(sorted(codes), sorted(path.stem for path in frames.DEFAULT.glob("*.toml")))

    def test_countries_are_raised_in_the_order_asked_for_and_once(self):
        self.assertEqual([path.stem for path in frames.paths("JP, ke,jp")], ["jp", "ke"])

    def test_an_unknown_country_is_named_with_those_there_are(self):
        for asked, named in (("ke,xx", "xx"), ("", "nothing")):
            with self.assertRaisesRegex(LabError, f"no frame for {named} .* ke, fr, my"):
                frames.paths(asked)


class Placement(unittest.TestCase):
    def setUp(self):
        self.frames = frames.read_all(frames.paths(frames.EVERY))
        self.sites = placement.place(self.frames)

    def test_every_country_has_every_fault_and_is_mostly_ordinary(self):
        for country in {site.entry.country for site in self.sites}:
            faults = Counter(site.fault for site in self.sites if site.entry.country == country)

            self.assertEqual(len(faults), 13)
            self.assertGreater(faults["good"] + faults["ipv4_only"], sum(faults.values()) / 2)

    def test_the_truth_names_every_target_of_every_frame(self):
        self.assertEqual(len(placement.truth(self.sites)["targets"]), sum(len(frame) for frame in self.frames))
        self.assertGreaterEqual(min(len(frame) for frame in self.frames), 30)

    def test_no_domain_is_in_two_frames(self):
        domains = [site.domain for site in self.sites]

        self.assertEqual(len(domains), len(set(domains)))

    def test_further_hosts_lie_in_the_zone_that_is_raised_for_their_target(self):
        for site in self.sites:
            self.assertEqual([name for name in site.names if not name.endswith(site.domain)], [])

    def test_a_target_that_delegates_others_has_sound_name_servers(self):
        above = [site for site in self.sites if any(other.domain.endswith("." + site.domain) for other in self.sites)]

        self.assertEqual({site.domain for site in above}, {"gov.br", "fazenda.gov.br", "gouv.sn", "gov.kz"})
        self.assertEqual([site.domain for site in above if site.fault in ("ns_lame", "ns_silent")], [])

    def test_every_zone_is_delegated_by_the_nearest_zone_above_it_alone(self):
        served = {zone.name: zone.text().splitlines() for node in zones.build(self.sites).values() for zone in node}
        delegations = {(line.split()[0].rstrip("."), zone) for zone, lines in served.items() for line in lines if " NS " in line}

        self.assertEqual(delegations - {(name, name) for name in served}, {(name, nearest(name, served)) for name in served if name})

    def test_no_two_targets_share_an_address(self):
        addresses = [address for node in services.addresses(self.sites).values() for address in node]

        self.assertEqual(len(addresses), len(set(addresses)))

    def test_the_same_frames_give_the_same_country(self):
        again = placement.place(self.frames)

        self.assertEqual([zone.text() for zone in zones.build(self.sites)["registry"]], [zone.text() for zone in zones.build(again)["registry"]])


class Settings(unittest.TestCase):
    def test_what_is_written_is_read_back(self):
        value = {"a": "x\"y", "b": [1, 2], "c": True, "d": {"e": 1.5, "f": {"g": []}}, "h": [{"i": 1}, {"i": 2, "j": {"k": "l"}}]}

        self.assertEqual(tomllib.loads(settings.toml(value)), value)


class Names(unittest.TestCase):
    def test_a_list_of_names_becomes_a_frame_of_no_country(self):
        with TemporaryDirectory() as folder:
            path = Path(folder, "names.txt")
            path.write_text("# ours\nExample.test.\nexample.test\n\nother.test # second\n")

            frame = tomllib.loads(internet.frame_text(path))

        self.assertEqual(frame["country"], "ZZ")
        self.assertEqual([target["domain"] for target in frame["target"]], ["example.test", "other.test"])


if __name__ == "__main__":
    unittest.main()
