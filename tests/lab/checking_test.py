"""What `scripts/lab check` leaves of all that a probe says: what is not well, and what hides what."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from laboratory import checking  # noqa: E402

DETAIL = " " * 42
SAID = f"""a.test: broken (refused, found by web.http6)
  + dns.aaaa               pass           AAAA is answered
{DETAIL}seen: 2 of 2
  - dns.glue6              not_applicable no server has need of it
  x web.http6              fail           no answer over IPv6
{DETAIL}cause: refused, rule web_http6.dead, must
  - web.tls6               not_testable   nothing answers
{DETAIL}hidden by web.http6
  - web.same_site          not_testable   no page over IPv6
{DETAIL}hidden by web.tls6
  - web.path_mtu           not_testable   no small hop is declared before this vantage
  - security.icmpv6        not_testable   nothing was seen
{DETAIL}hidden by web.path_mtu
  - mail.smtp6             not_testable   the probe's own connectivity failed
{DETAIL}cause: vantage, rule vantage.unqualified, must
  note: capped

  What to do about refused: Let the server listen.
"""


class Telling(unittest.TestCase):
    def test_what_is_well_or_does_not_apply_or_was_not_asked_is_left_out(self):
        told = checking.telling(SAID)

        for word in ("seen: 2 of 2", "dns.aaaa", "dns.glue6", "mail.smtp6", "unqualified", "web.path_mtu", "security.icmpv6"):
            self.assertNotIn(word, told)

    def test_faults_what_they_hide_notes_and_remedies_stay_with_what_belongs_to_them(self):
        told = checking.telling(SAID)

        for line in ("a.test: broken", "  x web.http6", "rule web_http6.dead", "  - web.tls6", "hidden by web.http6", "hidden by web.tls6", "  note: capped", "What to do"):
            self.assertIn(line, told)

    def test_long_lines_go_on_below_what_they_tell(self):
        verdict, advice = checking.folded("  x web.http6              fail           " + "word " * 30 + "\n  " + "word " * 30 + "\n").split("\n  word", 1)

        self.assertTrue(verdict.splitlines()[1].startswith(DETAIL + "word"))
        self.assertIn("\n  word", advice)


if __name__ == "__main__":
    unittest.main()
