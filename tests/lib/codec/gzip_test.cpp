#include "codec/gzip.hpp"
#include "tests/fakes/scratch_directory.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <random>

namespace {

/// What the gzip program of the machine makes of it: a reader that is not ours.
std::string unpacked(const std::string& member)
{
    const fakes::ScratchDirectory scratch;
    const auto file = scratch.file("member.gz");
    std::ofstream(file, std::ios::binary) << member;
    const auto command = "gzip -dc '" + file + "'";
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
    std::string text;
    std::array<char, 4096> octets{};
    for (auto count = octets.size(); count > 0;) {
        count = std::fread(octets.data(), 1, octets.size(), pipe.get());
        text.append(octets.data(), count);
    }
    return text;
}

/// Octets no compressor makes shorter.
std::string noise(std::size_t size)
{
    std::mt19937 random(7);
    std::string text(size, ' ');
    for (auto& c : text) {
        c = static_cast<char>(random());
    }
    return text;
}

}  // namespace

TEST_CASE("RFC 1952: what was compressed is read back by others", "[codec]")
{
    const auto text =
        GENERATE(as<std::string>{}, "", "a", std::string(400'000, 'a'), noise(100'000), std::string("\0\xff\n", 3));

    CHECK(unpacked(codec::gzip(text)) == text);
}

TEST_CASE("pieces make one member, and nothing is lost between them", "[codec]")
{
    const auto text = noise(50'000) + std::string(50'000, 'b');

    codec::GzipStream stream;
    std::string member;
    for (std::size_t at = 0; at < text.size(); at += 777) {
        member += stream.push(std::string_view(text).substr(at, 777));
    }
    member += stream.finish();

    CHECK(unpacked(member) == text);
}

TEST_CASE("equal octets give equal members: an entity tag stays true", "[codec]")
{
    CHECK(codec::gzip("what was seen") == codec::gzip("what was seen"));
    CHECK(codec::gzip(std::string(100'000, 'a')).size() < 1000);
}
