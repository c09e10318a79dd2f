#include "collector/context/delegated_file.hpp"
#include "tests/collector/networks/delegated_sample.hpp"

#include <catch2/catch.hpp>

using namespace collector::context;

namespace {

const std::string kHead = "2|ripencc|1567979999|1|19830705|20190908|+0200\n";

std::string refusal(const std::string& text, DelegatedLeave leave = {})
{
    const auto file = parse_delegated(text, "file.txt", leave);
    return file ? "" : measure::to_string(file.error());
}

const Delegated& only(const DelegatedFile& file)
{
    REQUIRE(file.records.size() == 1);
    return file.records.front();
}

DelegatedFile one(const std::string& record)
{
    return parse_delegated(kHead + record + "\n", "file.txt").value();
}

}  // namespace

TEST_CASE("a registry's file is read to its last record, whatever its habits", "[networks][delegated]")
{
    const auto [name, date, records] = GENERATE(table<std::string, std::string, std::size_t>({
        {"afrinic", "2019-09-09", 8},
        {"apnic", "2019-09-06", 7},
        {"arin", "2019-09-08", 7},
        {"lacnic", "2019-09-06", 6},
        {"ripencc", "2019-09-08", 12},
    }));

    const auto file = sample::delegated(name);

    CHECK(file.registry == name);
    CHECK(measure::to_iso_date(file.dated) == date);
    CHECK(file.records.size() == records);
    CHECK(file.extended);
    CHECK(file.notes.empty());
}

TEST_CASE("a plain file tells no holders", "[networks][delegated]")
{
    const auto file = sample::delegated("ripencc-plain");

    CHECK_FALSE(file.extended);
    CHECK(file.records.front().holder.empty());
}

TEST_CASE("a count of IPv4 addresses is no prefix length and need be no power of two", "[networks][delegated]")
{
    const auto file = one("ripencc|NO|ipv4|192.0.2.0|768|20110811|allocated|87cfacbc");

    CHECK(only(file).first == 0xc0000200);
    CHECK(only(file).count == 768);
    CHECK(only(file).last() == 0xc00004ff);
}

TEST_CASE("the value of IPv6 is a prefix length, counted in networks of /64", "[networks][delegated]")
{
    CHECK(only(one("ripencc|NO|ipv6|3fff::|32|20110811|allocated|x")).count == std::uint64_t{1} << 32U);
    CHECK(only(one("ripencc|NO|ipv6|3fff::|64|20110811|allocated|x")).count == 1);
    CHECK(only(one("ripencc|NO|ipv6|3fff::|127|20110811|allocated|x")).count == 0);
}

TEST_CASE("what a registry does not know stays empty", "[networks][delegated]")
{
    const auto none = one("ripencc||ipv4|192.0.2.0|256||available");
    const auto zeros = one("ripencc|NO|asn|64500|1|00000000|assigned|x");

    CHECK(only(none).country.empty());
    CHECK(only(none).date.empty());
    CHECK(only(none).holder.empty());
    CHECK_FALSE(only(none).is_held());
    CHECK(only(zeros).date.empty());
    CHECK(only(zeros).is_held());
}

TEST_CASE("the combined file holds records of every registry", "[networks][delegated]")
{
    const auto file = parse_delegated("2|nro|20190909|2|19830705|20190908|+0000\n"
                                      "apnic|JP|asn|64502|1|20020801|assigned|A91E|e-stats\n"
                                      "iana|ZZ|ipv4|198.18.0.0|256||ianapool||iana\n",
                                      "nro.txt")
                          .value();

    CHECK(file.records[0].registry == "apnic");
    CHECK(file.records[1].standing == Standing::available);
}

TEST_CASE("the summary of the combined file counts the records of all registries", "[networks][delegated]")
{
    const std::string head = "2|nro|20190909|3|19830705|20190908|+0000\n"
                             "nro|*|asn|*|2|summary\nnro|*|ipv4|*|1|summary\nnro|*|ipv6|*|0|summary\n";
    const std::string whole = head + "apnic|JP|asn|64502|1|20020801|assigned|A91E|e-stats\n"
                                     "ripencc|NO|asn|64503|1|20020801|assigned|3f62|e-stats\n";
    const std::string last = "iana|ZZ|ipv4|198.18.0.0|256||ianapool||iana\n";

    CHECK(parse_delegated(whole + last, "nro.txt")->notes.empty());
    CHECK_THAT(refusal(whole), Catch::Matchers::Contains("its summary says 1 records of nro ipv4, 0 are in it"));
}

TEST_CASE("a packed file is told as one, with what to do", "[networks][delegated]")
{
    const auto [begins, name] = GENERATE(table<std::string, std::string>({{"\x1f\x8b\x08", "gzip"},
                                                                          {"BZh9", "bzip2"},
                                                                          {"\xfd"
                                                                           "7zXZ",
                                                                           "xz"}}));

    CHECK_THAT(refusal(begins),
               Catch::Matchers::Contains("it is packed (" + name + ")") && Catch::Matchers::Contains("unpack it first"));
}

TEST_CASE("a damaged line refuses the whole file with line and reason", "[networks][delegated]")
{
    const auto [record, reason] = GENERATE(table<std::string, std::string>({
        {"ripencc|NO|ipv4|192.0.2.0|0|20110811|allocated|x", "0 addresses do not fit behind 192.0.2.0"},
        {"ripencc|NO|ipv4|255.255.255.0|257|20110811|allocated|x", "257 addresses do not fit behind 255.255.255.0"},
        {"ripencc|NO|ipv4|192.0.2|256|20110811|allocated|x", "'192.0.2' is no ipv4 address"},
        {"ripencc|NO|ipv4|3fff::|256|20110811|allocated|x", "'3fff::' is no ipv4 address"},
        {"ripencc|NO|ipv6|3fff:1::|16|20110811|allocated|x", "3fff:1::/16 is no prefix"},
        {"ripencc|NO|ipv6|3fff::|129|20110811|allocated|x", "3fff::/129 is no prefix"},
        {"ripencc|NO|asn|4294967295|2|20110811|allocated|x", "are no range of AS numbers"},
        {"ripencc|NO|asn|-1|2|20110811|allocated|x", "are no range of AS numbers"},
        {"ripencc|NOR|asn|64500|1|20110811|allocated|x", "'NOR' is no country code"},
        {"ripencc|NO|asn|64500|1|20110832|allocated|x", "'20110832' is no date"},
        {"ripencc|NO|asn|64500|1|20110811|lent|x", "'lent' is no status"},
        {"ripencc|NO|ipv5|64500|1|20110811|allocated|x", "'ipv5' is no type of record"},
        {"apnic|NO|asn|64500|1|20110811|allocated|x", "a record of apnic in the file of ripencc"},
        {"ripencc|NO|asn|645", "it has 4 fields; a record has seven or more"},
    }));

    const auto told = refusal(kHead + record + "\n");

    CHECK_THAT(told, Catch::Matchers::Contains("file.txt, line 2: "));
    CHECK_THAT(told, Catch::Matchers::Contains(reason));
}

TEST_CASE("a file cut off between two lines is told by its own summary", "[networks][delegated]")
{
    const auto cut = kHead + "ripencc|*|asn|*|2|summary\nripencc|NO|asn|64500|1|20110811|allocated|x\n";

    CHECK_THAT(refusal(cut), Catch::Matchers::Contains("its summary says 2 records of ripencc asn, 1 are in it"));
    CHECK(refusal(cut, {.fewer_than_summary = true}).empty());
    CHECK(parse_delegated(cut, "file.txt", {.fewer_than_summary = true})->notes.size() == 1);
}

TEST_CASE("without a version line it is no registry's file", "[networks][delegated]")
{
    CHECK_THAT(refusal(""), Catch::Matchers::Contains("it is empty"));
    CHECK_THAT(refusal("ripencc|NO|asn|64500|1|20110811|allocated|x\n"),
               Catch::Matchers::Contains("line 1: it begins with no version line"));
    CHECK_THAT(refusal("2|acme|1|1|19830705|20190908|+0200\n"), Catch::Matchers::Contains("'acme' is no registry"));
    CHECK_THAT(refusal("2|arin|1567951216119|1|19700101||+0200\n"), Catch::Matchers::Contains("tells no end date"));
}
