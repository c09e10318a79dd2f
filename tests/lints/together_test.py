"""What may be compiled together, and what may not."""

import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts" / "cmake"))
import together  # noqa: E402


class TogetherTest(unittest.TestCase):
    def units(self, *texts):
        with tempfile.TemporaryDirectory() as folder:
            paths = [pathlib.Path(folder) / f"{number}.cpp" for number in range(len(texts))]
            for path, text in zip(paths, texts):
                path.write_text(text, encoding="utf-8")
            return together.grouped([together.Source(path) for path in paths])

    def test_sources_without_a_name_in_common_share_a_unit(self):
        self.assertEqual(len(self.units("namespace { int one() { return 1; } }", "namespace { int two() { return 2; } }")), 1)

    def test_a_name_of_one_that_the_other_says_keeps_them_apart(self):
        for other in ("namespace { int one() { return 2; } }", "int two() { return one(); }", "namespace { struct one {}; }"):
            self.assertEqual(len(self.units("namespace { int one() { return 1; } }", other)), 2, other)

    def test_a_member_or_a_qualified_name_is_not_that_name(self):
        self.assertEqual(len(self.units("namespace { int one() { return 1; } }", "int two(X x) { return x.one() + y::one(); }")), 1)

    def test_constants_are_told_apart_by_the_preprocessor(self):
        source = "namespace { constexpr int kRules = 1; }"
        (unit,) = self.units(source, source)
        self.assertIn("#define kRules kRules_1", together.text_of(unit))

    def test_one_name_for_the_same_thing_is_no_clash(self):
        self.assertEqual(len(self.units("using a::One;\n", "using a::One;\n")), 1)
        self.assertEqual(len(self.units("using a::One;\n", "using b::One;\n")), 2)

    def test_whole_namespaces_brought_in_must_be_the_same(self):
        self.assertEqual(len(self.units("using namespace a;\n", "int two();\n")), 2)
        self.assertEqual(len(self.units("using namespace std::chrono_literals;\n", "int two();\n")), 1)

    def test_what_defines_macros_stays_alone(self):
        self.assertEqual(len(self.units("#define ONE 1\n", "int two();\n")), 2)

    def test_words_in_comments_and_strings_are_none(self):
        self.assertEqual(len(self.units("namespace { int one() { return 1; } }", '// one\nconst char* s() { return "one"; }')), 1)

    def test_headers_come_first_and_those_of_the_standard_library_before_all(self):
        (unit,) = self.units("#include <ldns/ldns.h>\n#include <map>\n", '#include "wire/dns.hpp"\n')
        text = together.text_of(unit)
        self.assertLess(text.index("<map>"), text.index('"wire/dns.hpp"'))
        self.assertLess(text.index('"wire/dns.hpp"'), text.index("<ldns/ldns.h>"))


if __name__ == "__main__":
    unittest.main()
