#include "collector/ingest/batch_path.hpp"

#include <catch2/catch.hpp>

using collector::ingest::parse_batch_path;

TEST_CASE("a batch path names its stream and number", "[ingest]")
{
    const auto path = parse_batch_path("/v1/batches/0123456789abcdef0123456789abcdef/42");

    REQUIRE(path);
    CHECK(path->stream == "0123456789abcdef0123456789abcdef");
    CHECK(path->seq == 42);
}

TEST_CASE("F9: a path that is written otherwise is no batch path", "[ingest][fault]")
{
    const std::string stream(32, 'a');
    const auto path = GENERATE_COPY(values<std::string>({
        "",
        "/",
        "/v1/batches",
        "/v1/batches/",
        "/v1/batches/" + stream,
        "/v1/batches/" + stream + "/",
        "/v1/batches/" + stream + "/0",
        "/v1/batches/" + stream + "/007",
        "/v1/batches/" + stream + "/+7",
        "/v1/batches/" + stream + "/-1",
        "/v1/batches/" + stream + "/7/",
        "/v1/batches/" + stream + "/7x",
        "/v1/batches/" + stream + "/18446744073709551615",
        "/v1/batches/" + stream + "/18446744073709551616",
        "/v1/batches/" + std::string(32, 'A') + "/7",
        "/v1/batches/" + std::string(31, 'a') + "/7",
        "/v1/batches/../../../etc/passwd/aaaaaaaaaaaaaaaaaaaa/7",
    }));

    CAPTURE(path);
    CHECK_FALSE(parse_batch_path(path));
}
