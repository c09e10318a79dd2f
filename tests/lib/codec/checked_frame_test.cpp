#include "codec/checked_frame.hpp"

#include <catch2/catch.hpp>

#include <chrono>

namespace codec {
namespace {

constexpr FrameFormat kFormat{.magic = "TEST", .last_kind = 2, .max_payload = 64, .label_octets = 4};

std::string whole()
{
    return encode(kFormat, {.kind = 2,
                            .number = 7,
                            .at = measure::Timestamp(std::chrono::microseconds(1'700'000'000'000'001)),
                            .label = "abcd",
                            .payload = "what must outlive a crash"});
}

TEST_CASE("a checked frame is read as it was written, whatever follows it", "[codec]")
{
    const auto bytes = whole() + "the next";
    REQUIRE(intact_length(kFormat, bytes) == whole().size());
    const auto frame = decode(kFormat, bytes);
    CHECK(frame.kind == 2);
    CHECK(frame.number == 7);
    CHECK(frame.at.time_since_epoch().count() == 1'700'000'000'000'001);
    CHECK(frame.label == "abcd");
    CHECK(frame.payload == "what must outlive a crash");
}

TEST_CASE("a checked frame with any bit flipped or any end missing is not intact", "[codec]")
{
    const auto good = whole();
    for (std::size_t octet = 0; octet < good.size(); ++octet) {
        CHECK_FALSE(intact_length(kFormat, std::string_view(good).substr(0, octet)));
        for (unsigned bit = 0; bit < 8; ++bit) {
            auto bad = good;
            bad[octet] = static_cast<char>(static_cast<unsigned char>(bad[octet]) ^ (1U << bit));
            CHECK_FALSE(intact_length(kFormat, bad));
        }
    }
}

TEST_CASE("a payload longer than the format allows is damage, not a reason to allocate", "[codec]")
{
    constexpr FrameFormat kNarrow{.magic = "TEST", .last_kind = 2, .max_payload = 8, .label_octets = 4};
    CHECK_FALSE(intact_length(kNarrow, whole()));
}

}  // namespace
}  // namespace codec
