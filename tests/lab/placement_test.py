"""The country that is raised: complete, varied, and the same every time."""

import tomllib
import sys
import unittest
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from laboratory import frames, internet, mail, mail_zones, placement, services, settings, zones  # noqa: E402


class Placement(unittest.TestCase):
    def setUp(self):
        self.sites = placement.place(frames.read_all())

    def test_every_country_has_every_fault_and_is_mostly_ordinary(self):
        for country in ("KE", "FR", "MY"):
            faults = Counter(site.fault for site in self.sites if site.entry.country == country)

            self.assertEqual(len(faults), 18)
            self.assertGreater(faults["good"] + faults["ipv4_only"], sum(faults.values()) / 2)

    def test_every_country_has_every_fault_of_mail_and_whole_targets_have_none(self):
        for country in ("KE", "FR", "MY"):
            here = [site for site in self.sites if site.entry.country == country]

            self.assertEqual(len({site.mail_fault for site in here if site.mail_fault}), 9)
            self.assertFalse(any(site.mail_fault for site in here if site.fault == "good"))
            self.assertTrue(any(site.has_mail_policy for site in here if not site.mail_fault))

    def test_reverse_names_lie_in_the_zones_that_are_served(self):
        records = [line for lines in mail_zones.reverse().values() for line in lines]

        self.assertEqual(len(records), 2 * (len(mail.HOSTS) - 1 + 4))

    def test_the_truth_names_every_target_of_every_frame(self):
        self.assertEqual(len(placement.truth(self.sites)["targets"]), sum(len(frame) for frame in frames.read_all()))
        self.assertGreaterEqual(len(self.sites), 96)

    def test_no_two_targets_share_an_address(self):
        addresses = [address for node in services.addresses(self.sites).values() for address in node]

        self.assertEqual(len(addresses), len(set(addresses)))

    def test_the_same_frames_give_the_same_country(self):
        again = placement.place(frames.read_all())

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
