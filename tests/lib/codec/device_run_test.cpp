#include "codec/device_run.hpp"
#include "codec/digest.hpp"
#include "tests/fakes/device_samples.hpp"

#include <catch2/catch.hpp>

using measure::Exposure;
using measure::RowVerdict;

namespace {

codec::DeviceSubmission submission()
{
    auto run = samples::device_run('a', "1.0 \"x\" é",
                                   {samples::found("W-2a", RowVerdict::warn),
                                    samples::found("REC-11/17", RowVerdict::not_observed, Exposure::guarded),
                                    samples::found("REC-21..24", RowVerdict::not_applicable)});
    run.gate[1].state = measure::GateState::unknown;
    return {.run = run, .files = {{"run.json", "{}"}, {"capture.pcapng", std::string("\x0a\x0d\0\n", 4)}}};
}

/// What a stranger writes as the first line, packed as it should be.
std::string packed(const std::string& line, const std::string& rest = "")
{
    return codec::pack(line + "\n" + rest);
}

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("a run comes back from its octets as it was, with its files", "[codec][cpe]")
{
    const auto sent = submission();

    const auto sealed = codec::seal_device_run(sent).value();
    const auto opened = codec::open_device_run(sealed).value();

    CHECK(codec::to_json_line(opened.run) == codec::to_json_line(sent.run));
    CHECK(opened.run.rows[1].exposure == Exposure::guarded);
    CHECK(opened.run.gate[1].state == measure::GateState::unknown);
    REQUIRE(opened.files.size() == 2);
    CHECK(opened.files[1].octets == sent.files[1].octets);
    CHECK(codec::seal_device_run(opened).value() == sealed);
}

TEST_CASE("a device is named by its maker, model and firmware", "[codec][cpe]")
{
    CHECK(codec::device_id({"a", "b", "c"}) == codec::device_id({"a", "b", "c"}));
    CHECK(codec::device_id({"a", "b", "c"}) != codec::device_id({"a", "b", "d"}));
    CHECK(codec::device_id({"a", "b", "c"}).size() == 16);
}

TEST_CASE("a run that cannot be is refused with its place and what to do", "[codec][cpe]")
{
    const auto line = codec::to_json_line(submission().run);
    const auto [what, by, where] = GENERATE(table<std::string, std::string, std::string>({
        {R"("schema":1)", R"("schema":2)", "/schema"},
        {R"("maker":"acme")", R"("maker":"")", "/device/maker"},
        {R"("model":"r1")", R"("model":"r\n1")", "/device/model"},
        {R"("W-2a")", R"("<b>")", "/rows/0/row"},
        {R"("REC-11/17")", R"("W-2a")", "/rows"},
        {R"("WARN")", R"("MAYBE")", "/rows/0/verdict"},
        {R"("guarded")", R"("secret")", "/rows/1/exposure"},
        {R"("packets":[1,2])", R"("packets":[0])", "/rows/0/packets"},
        {R"("address")", R"("moon")", "/gate/0/part"},
        {R"("minutes":20.0)", R"("minutes":-1)", "/packets"},
        {std::string(64, 'a'), "abc", "/frames_sha256"},
    }));

    const auto opened = codec::open_device_run(packed(replaced(line, what, by)));

    REQUIRE_FALSE(opened);
    CHECK(opened.error().where == where);
    CHECK_FALSE(opened.error().remedy.empty());
}

TEST_CASE("files that are not what the first line says are refused", "[codec][cpe]")
{
    const auto head = codec::to_json_line(submission().run);
    const auto with = [&](const std::string& name, const std::string& octets, const std::string& digest) {
        return head.substr(0, head.size() - 1) + R"(,"files":[{"name":")" + name + R"(","octets":)" + octets +
               R"(,"sha256":")" + digest + R"("}]})";
    };
    const auto good = codec::sha256("abc");

    CHECK(codec::open_device_run(packed(with("run.json", "3", good), "abc")));
    CHECK_FALSE(codec::open_device_run(packed(with("run.json", "3", good), "abd")));
    CHECK_FALSE(codec::open_device_run(packed(with("run.json", "4", good), "abc")));
    CHECK_FALSE(codec::open_device_run(packed(with("run.json", "3", good), "abcd")));
    CHECK_FALSE(codec::open_device_run(packed(with("../passwd", "3", good), "abc")));
}

TEST_CASE("a run too large for a collector says how to make it smaller", "[codec][cpe]")
{
    auto large = submission();
    for (std::uint32_t i = 0; i < 2000; ++i) {
        large.files[1].octets += codec::sha256(std::to_string(i));
    }

    const auto sealed = codec::seal_device_run(large, {.compressed_octets = 10'000});

    REQUIRE_FALSE(sealed);
    CHECK_THAT(sealed.error().remedy, Catch::Contains("--without-capture"));
}
