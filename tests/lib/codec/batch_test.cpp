#include "codec/batch.hpp"
#include "codec/digest.hpp"
#include "codec/result_json.hpp"

#include <catch2/catch.hpp>
#include <zstd.h>

namespace {

measure::BatchHeader header(std::uint64_t results)
{
    return {.id = {.probe = "bench-1", .stream = std::string(32, 'a'), .seq = 7}, .results = results};
}

std::string zstd(const std::string& raw)
{
    std::string bytes(ZSTD_compressBound(raw.size()), '\0');
    bytes.resize(ZSTD_compress(bytes.data(), bytes.size(), raw.data(), raw.size(), 19));
    return bytes;
}

}  // namespace

TEST_CASE("A sealed batch opens to the lines it was made of", "[codec]")
{
    const std::vector<std::string> lines{R"({"a":1})", R"({"a":2})"};

    const auto batch = codec::seal(header(2), lines);
    const auto opened = codec::open(batch->bytes);

    REQUIRE(opened);
    CHECK(opened->header.id == batch->id);
    CHECK(opened->lines == lines);
    CHECK(batch->sha256 == codec::sha256(batch->bytes));
}

TEST_CASE("A batch cut at any byte is refused", "[codec]")
{
    const auto bytes = codec::seal(header(1), std::vector<std::string>{R"({"a":1})"})->bytes;

    for (std::size_t length = 0; length < bytes.size(); ++length) {
        CHECK_FALSE(codec::open(std::string_view(bytes).substr(0, length)));
    }
}

TEST_CASE("A small frame that would unpack to much is refused before it is unpacked", "[codec]")
{
    const auto bomb = zstd(std::string(200'000'000, '\0'));

    const auto opened = codec::open(bomb);

    REQUIRE_FALSE(opened);
    CHECK(opened.error().what.find("more than is accepted") != std::string::npos);
}

TEST_CASE("Bytes after the frame, a second frame and a flipped bit are refused", "[codec]")
{
    const auto bytes = codec::seal(header(1), std::vector<std::string>{R"({"a":1})"})->bytes;
    auto flipped = bytes;
    flipped[bytes.size() / 2] = static_cast<char>(flipped[bytes.size() / 2] ^ 0x10);

    CHECK_FALSE(codec::open(bytes + "x"));
    CHECK_FALSE(codec::open(bytes + bytes));
    CHECK_FALSE(codec::open(flipped));
}

TEST_CASE("A header that lies about the number of results is refused", "[codec]")
{
    const auto raw = codec::to_json_line(header(3)) + "\n{}\n";

    CHECK_FALSE(codec::open(zstd(raw)));
}
