#include "codec/gzip.hpp"
#include "collector/serve/compress.hpp"
#include "public_face.hpp"

#include <catch2/catch.hpp>

using serving::header_of;
using serving::PublicFace;

namespace {

const std::map<std::string, std::string> kTakesGzip{{"accept-encoding", "gzip, br"}};

}  // namespace

TEST_CASE("who takes gzip gets the same answer in gzip", "[serve][gzip]")
{
    PublicFace face;

    const auto plain = face.ask("/api/v1/targets/a.example.test/evidence");
    const auto packed = face.ask("/api/v1/targets/a.example.test/evidence", {}, kTakesGzip);

    CHECK(header_of(plain, "Content-Encoding").empty());
    CHECK(header_of(packed, "Content-Encoding") == "gzip");
    CHECK(header_of(packed, "Content-Type") == "application/json");
    CHECK(packed.body == codec::gzip(plain.body));
    for (const auto* response : {&plain, &packed}) {
        CHECK(header_of(*response, "Vary") == "Accept-Encoding");
    }
}

TEST_CASE("an answer of 400 kB is sent in less than a tenth", "[serve][gzip]")
{
    PublicFace face;
    std::string line = "{\"lookups\":[";
    for (int i = 0; i < 4200; ++i) {
        line += (i > 0 ? "," : "") + std::string(R"({"name":"www.example.test","server":"2001:db8::)") + std::to_string(i) +
                R"(","purpose":"address","elapsed_seconds":0.0)" + std::to_string(i * 7919 % 10000) + "}";
    }
    face.evidence.batches[7][1] = line + "]}";

    const auto plain = face.ask("/api/v1/targets/a.example.test/evidence");
    const auto packed = face.ask("/api/v1/targets/a.example.test/evidence", {}, kTakesGzip);

    CHECK(plain.body.size() > 400'000);
    CHECK(packed.body.size() < plain.body.size() / 10);
}

TEST_CASE("RFC 9110 8.8.3.3: each coding has an entity tag of its own", "[serve][gzip]")
{
    PublicFace face;
    const auto plain = header_of(face.ask("/api/v1/countries"), "ETag");
    const auto packed = header_of(face.ask("/api/v1/countries", {}, kTakesGzip), "ETag");

    const auto unchanged = face.ask("/api/v1/countries", {}, {{"accept-encoding", "gzip"}, {"if-none-match", packed}});
    const auto other = face.ask("/api/v1/countries", {}, {{"accept-encoding", "gzip"}, {"if-none-match", plain}});

    CHECK(plain != packed);
    CHECK(unchanged.status == 304);
    CHECK(header_of(unchanged, "ETag") == packed);
    CHECK(header_of(unchanged, "Vary") == "Accept-Encoding");
    CHECK(header_of(unchanged, "Content-Encoding").empty());
    CHECK(other.status == 200);
}

TEST_CASE("an export is compressed as it streams", "[serve][gzip]")
{
    PublicFace face;
    const auto plain = face.body_of(face.ask("/api/v1/exports/targets.csv"));

    auto response = face.ask("/api/v1/exports/targets.csv", {}, kTakesGzip);
    const bool streamed = response.body.empty() && response.next_piece;
    const auto packed = face.body_of(std::move(response));

    CHECK(streamed);
    CHECK(packed == codec::gzip(plain));
}

TEST_CASE("problems and events are sent as they are", "[serve][gzip]")
{
    PublicFace face;

    CHECK(header_of(face.ask("/api/v1/targets/nobody.test", {}, kTakesGzip), "Content-Encoding").empty());
    CHECK(header_of(face.ask("/api/v1/targets", {{"limit", "0"}}, kTakesGzip), "Content-Encoding").empty());
    CHECK(header_of(face.ask("/api/v1/events", {}, kTakesGzip), "Content-Encoding").empty());
}
