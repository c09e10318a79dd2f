"""The course: its pages are read rightly, and lessons still show what is seen."""

import os
import subprocess
import sys
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from laboratory import capability, course, repair  # noqa: E402
from laboratory.course import Command  # noqa: E402
from laboratory.processes import LabError  # noqa: E402

BUILT = ROOT / os.environ.get("SEXTANT_BUILT", "build/asan")
PAGE = "Text.\n\n```console\n$ first\none\ntwo\n$ second\n```\n\n```sh\n$ not typed\n```\n"


class Pages(unittest.TestCase):
    def test_what_stands_behind_a_prompt_is_typed_and_what_stands_below_is_shown(self):
        self.assertEqual(course.commands(PAGE), [Command("first", 3, ["one", "two"]), Command("second", 6)])

    def test_what_was_seen_takes_the_place_of_what_was_shown(self):
        first, second = course.commands(PAGE)

        written = course.rewritten(PAGE, [(first, ["three"]), (second, ["four", "five"])])

        self.assertEqual(written, PAGE.replace("one\ntwo", "three").replace("$ second", "$ second\nfour\nfive"))

    def test_times_may_differ_and_nothing_else(self):
        shown = Command("look", 0, ["x web 12 ms, 0.5 s", "http://127.0.0.1:8480/"])

        self.assertEqual(course.differences(shown, ["x web 7 ms, 1.25 s", "http://127.0.0.1:8481/"]), [])
        self.assertIn("  seen:  + web N, N", course.differences(shown, ["+ web 7 ms, 1.25 s", "http://127.0.0.1:8481/"]))
        self.assertTrue(course.differences(shown, []))

    def test_every_lesson_breaks_something_and_mends_it(self):
        lessons = course.pages([])[1:]

        self.assertEqual(len(lessons), 10)
        for lesson in lessons:
            typed = [command.text for command in course.commands(lesson.read_text())]
            self.assertTrue(any("scripts/lab mend" in text for text in typed), lesson.name)
            self.assertTrue(any("scripts/lab check" in text or "scripts/lab score" in text for text in typed), lesson.name)

    def test_the_faults_of_the_lessons_are_known(self):
        typed = [command.text.split() for lesson in course.pages([]) for command in course.commands(lesson.read_text())]
        faults = {word for words in typed if words[:2] == ["scripts/lab", "break"] for word in words[3:]}

        self.assertLessEqual(faults, set(repair.names()))
        self.assertGreater(len(faults), 15)

    def test_a_lesson_that_is_not_there_is_named_with_those_that_are(self):
        with self.assertRaisesRegex(LabError, "01-first-look, 02-aaaa"):
            course.pages(["99"])


@unittest.skipUnless(capability.may_make_namespaces(), "this machine lets nobody make network namespaces: the lessons are NOT tried")
@unittest.skipUnless((BUILT / "probe" / "sextant-probe").exists(), f"no programs in {BUILT}")
class Lessons(unittest.TestCase):
    def test_the_lessons_show_what_is_seen(self):
        """Two of them; all ten take some minutes: scripts/lab course."""
        with TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)  # the mail server passes through it without root's rights
            command = [ROOT / "scripts" / "lab", "--state", f"{folder}/lab", "course", "--programs", BUILT, "01-first-look", "04-chain"]
            done = subprocess.run(command, text=True, capture_output=True, timeout=1200)

        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
