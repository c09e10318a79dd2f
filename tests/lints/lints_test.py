"""Each lint passes a good tree and refuses a bad one: a lint that cannot fail is none."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
LINTS = ROOT / "scripts" / "development"
TABLES = """
| Room | May include | For |
| --- | --- | --- |
| `lib/measure` | `expected` | nouns |
| `probe/ports` | `measure` `asio` | ports |
| `probe/net` | `ports` `measure` `curl` | adapters |

| Word | Headers |
| --- | --- |
| `expected` | `tl/` |
| `asio` | `boost/asio/` |
| `curl` | `curl/` |
"""


class Tree:
    """A small tree of files in a temporary folder."""

    def __init__(self, files):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)
        for name, text in {"docs/architecture.md": TABLES, "lib/measure/ip.hpp": "#pragma once\n", **files}.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def lint(self, name):
        """(exit code, what was said)"""
        done = subprocess.run([sys.executable, LINTS / f"lint_{name}.py", "--root", self.root], text=True, capture_output=True)
        self.folder.cleanup()
        return done.returncode, done.stdout + done.stderr


class LintTest(unittest.TestCase):
    def passes(self, lint, files):
        code, said = Tree(files).lint(lint)
        self.assertEqual(code, 0, said)

    def refuses(self, lint, files, words):
        code, said = Tree(files).lint(lint)
        self.assertEqual(code, 1, said)
        self.assertIn(words, said)


class IncludesTest(LintTest):
    def test_what_the_table_allows(self):
        self.passes("includes", {"probe/net/a.cpp": '#include "measure/ip.hpp"\n#include <curl/curl.h>\n#include <vector>\n'})

    def test_a_room_that_is_not_allowed(self):
        self.refuses("includes", {"probe/net/a.hpp": "#pragma once\n", "probe/ports/b.hpp": '#include "probe/net/a.hpp"\n'},
                     "probe/ports/b.hpp:1: probe/ports may not include probe/net/a.hpp")

    def test_a_library_that_is_not_allowed(self):
        self.refuses("includes", {"lib/measure/b.hpp": "#include <curl/curl.h>\n"}, "lib/measure may not include <curl/curl.h>")

    def test_a_library_nobody_named(self):
        self.refuses("includes", {"probe/net/a.cpp": "#include <zlib.h>\n"}, "belongs to no library")

    def test_a_folder_that_is_no_room(self):
        self.refuses("includes", {"probe/cellar/a.cpp": "\n"}, "no room")


class CoAwaitTest(LintTest):
    def body(self, statement):
        return {"probe/net/a.cpp": f"awaitable<void> f()\n{{\n    {statement}\n}}\n"}

    def test_an_array_made_on_the_spot(self):
        self.refuses("co_await", self.body("co_await write(std::array{a, b});"), "a braced temporary")

    def test_an_initializer_list(self):
        self.refuses("co_await", self.body("co_await g({1, 2});"), "a braced temporary")

    def test_a_lambda_by_reference(self):
        self.passes("co_await", self.body("co_await g([&] { return 1; });"))

    def test_a_plain_await(self):
        self.passes("co_await", self.body("auto x = co_await g(y); if (a ? b : c) { h({1}); }"))

    def test_a_braced_temporary(self):
        self.refuses("co_await", self.body("co_await g(Request{.a = 1});"), "a braced temporary")

    def test_a_lambda_by_value(self):
        self.refuses("co_await", self.body("co_await g([x] { return x; });"), "captures by value")

    def test_a_conditional(self):
        self.refuses("co_await", self.body("co_return a ? co_await g() : h();"), "a conditional operator")

    def test_a_lambda_called_at_once(self):
        self.refuses("co_await", self.body("co_spawn(e, [this]() -> awaitable<void> { co_return; }(), detached);"), "called at once")


class LengthsTest(LintTest):
    def function(self, lines, above=""):
        return {"probe/net/a.cpp": above + "int f()\n{\n" + "    g();\n" * lines + "    return 1;\n}\n"}

    def test_short_ones(self):
        self.passes("lengths", self.function(50))

    def test_a_long_function(self):
        self.refuses("lengths", self.function(70), "f() has 74 lines")

    def test_a_long_function_with_a_reason(self):
        self.passes("lengths", self.function(70, "// long: a table of the standard\n"))

    def test_a_long_file(self):
        self.refuses("lengths", {"lib/measure/a.cpp": "// x\n" * 400}, "400 lines")


class WordsTest(LintTest):
    def test_good_words(self):
        self.passes("words", {"probe/net/edge.hpp": "#pragma once\n"})

    def test_an_empty_name(self):
        self.refuses("words", {"probe/net/dns_utils.hpp": "#pragma once\n"}, "says nothing")

    def test_a_note_to_self(self):
        self.refuses("words", {"probe/net/a.cpp": "// TODO later\n"}, "TODO")

    def test_a_day(self):
        self.refuses("words", {"probe/net/a.cpp": "// Changed on 2026-01-02.\n"}, "a day in a comment")

    def test_a_day_as_an_example(self):
        self.passes("words", {"probe/net/a.cpp": '/// Reads "2026-01-02".\n'})

    def test_an_author(self):
        self.refuses("words", {"probe/net/a.cpp": "// Author: somebody\n"}, "git knows who")

    def test_a_header_without_guard(self):
        self.refuses("words", {"probe/net/a.hpp": "int x;\n"}, "#pragma once")

    def test_an_include_upwards(self):
        self.refuses("words", {"probe/net/a.cpp": '#include "../ports/b.hpp"\n'}, "not upwards")


class LogEventsTest(LintTest):
    TABLE = 'constexpr LogEvent kFull{"NET_FULL", LogLevel::info, "full", "Nothing to do."};\nstatic constexpr std::array kAll{%s};\n'
    SAID = {"probe/net/a.cpp": "void f() { daemons::log(events::kFull); }\n"}

    def table(self, listed="&kFull"):
        return {"probe/net/log_events.cpp": self.TABLE % listed}

    def test_a_row_that_is_listed_and_said(self):
        self.passes("log_events", self.table() | self.SAID)

    def test_a_row_that_is_not_listed(self):
        self.refuses("log_events", self.table("&kOther") | self.SAID, "NET_FULL is not in kAll")

    def test_a_row_that_is_never_said(self):
        self.refuses("log_events", self.table(), "NET_FULL is never said")

    def test_one_id_twice(self):
        twice = {"probe/ports/log_events.cpp": self.TABLE % "&kFull"}
        self.refuses("log_events", self.table() | twice | self.SAID, "is defined in")

    def test_an_event_made_on_the_spot(self):
        here = {"probe/ports/b.cpp": 'void f() { daemons::log(LogEvent{"X_Y", LogLevel::info, "", ""}); }\n'}
        self.refuses("log_events", here, "a row of the room's log_events.cpp")

    def test_a_word_past_the_log(self):
        self.refuses("log_events", {"probe/net/b.cpp": 'void f() { std::cerr << "x"; }\n'}, "through daemons::log")


if __name__ == "__main__":
    unittest.main()
