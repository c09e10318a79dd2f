#include "codec/digest.hpp"
#include "codec/hmac_md5.hpp"

#include <catch2/catch.hpp>

namespace {

std::string hex(std::string_view key, std::string_view octets)
{
    const auto digest = codec::hmac_md5(key, octets);
    return codec::to_hex(std::string(digest.begin(), digest.end()));
}

}  // namespace

TEST_CASE("HMAC-MD5 gives the digests of RFC 2202 section 2", "[codec]")
{
    CHECK(hex(std::string(16, '\x0b'), "Hi There") == "9294727a3638bb1c13f48ef8158bfc9d");
    CHECK(hex("Jefe", "what do ya want for nothing?") == "750c783e6ab0b503eaa86e310a5db738");
    CHECK(hex(std::string(80, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First") ==
          "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd");
}
