#include "wire/dns_query.hpp"
#include "wire/dns_reply.hpp"
#include "wire/ldns_owner.hpp"

#include <catch2/catch.hpp>

namespace {

const measure::Question kAsked{.name = "example.test", .type = measure::rr::kAaaa};

std::string query(const measure::Question& question = kAsked)
{
    return wire::build_query(question, {.id = 0x1234}).value();
}

/// The query turned into a reply: QR set, and one answer made of `rdata` for the name at offset 12.
std::string reply(std::uint16_t type, const std::string& rdata, const measure::Question& question = kAsked)
{
    auto octets = query(question);
    octets[2] = static_cast<char>(octets[2] | 0x84);  // QR, AA
    octets[7] = 1;                                    // ANCOUNT
    octets += std::string("\xc0\x0c\x00", 3) + static_cast<char>(type) + std::string("\x00\x01\x00\x00\x00\x3c\x00", 7);
    return octets + static_cast<char>(rdata.size()) + rdata;
}

std::string as_ldns_writes(const measure::Question& question, const wire::QueryOptions& options)
{
    auto* name = ldns_dname_new_frm_str(question.name.c_str());
    const wire::Owned<ldns_pkt> packet(
        ldns_pkt_query_new(name, static_cast<ldns_rr_type>(question.type), LDNS_RR_CLASS_IN, 0));
    ldns_pkt_set_id(packet.get(), options.id);
    ldns_pkt_set_rd(packet.get(), options.recursion_desired);
    ldns_pkt_set_cd(packet.get(), options.checking_disabled);
    if (options.edns_size > 0) {
        ldns_pkt_set_edns_udp_size(packet.get(), options.edns_size);
        ldns_pkt_set_edns_do(packet.get(), options.dnssec_ok);
    }
    const wire::Owned<ldns_buffer> buffer(ldns_buffer_new(LDNS_MIN_BUFLEN));
    ldns_pkt2buffer_wire(buffer.get(), packet.get());
    const auto* begin = static_cast<const char*>(static_cast<const void*>(ldns_buffer_begin(buffer.get())));
    return {begin, ldns_buffer_position(buffer.get())};
}

const std::string kAddress("\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x01", 16);

}  // namespace

TEST_CASE("A query asks what it was told to ask", "[wire]")
{
    const auto octets =
        wire::build_query(kAsked, {.id = 0xabcd, .recursion_desired = false, .dnssec_ok = true, .edns_size = 1232});

    REQUIRE(octets);
    CHECK(octets->substr(0, 2) == "\xab\xcd");
    CHECK((static_cast<unsigned char>((*octets)[2]) & 1) == 0);
    CHECK(octets->find(std::string("\x04\xd0", 2)) != std::string::npos);
}

TEST_CASE("An HTTPS record in alias mode reads as priority and target", "[wire][rfc9460]")
{
    const measure::Question asked{.name = "example.test", .type = measure::rr::kHttps};
    const std::string rdata("\0\0\x03"
                            "cdn\x04"
                            "test\0",
                            12);

    const auto message = wire::parse_reply(reply(65, rdata, asked), asked, 0x1234);

    REQUIRE(message);
    REQUIRE(message->answers.size() == 1);
    CHECK(message->answers[0].data == "0 cdn.test");
}

TEST_CASE("A query is what ldns makes of the same question", "[wire]")
{
    const auto edns = static_cast<std::uint16_t>(GENERATE(0, 1232));
    const bool flag = GENERATE(0, 1) == 1;
    const wire::QueryOptions options{
        .id = 0xabcd, .recursion_desired = flag, .dnssec_ok = flag, .checking_disabled = !flag, .edns_size = edns};

    const auto octets = wire::build_query(kAsked, options);

    REQUIRE(octets);
    CHECK(*octets == as_ldns_writes(kAsked, options));
}

TEST_CASE("A name that is none is refused", "[wire]")
{
    CHECK_FALSE(wire::build_query({.name = std::string(64, 'a') + ".test"}, {}));
    CHECK_FALSE(wire::build_query({.name = "a..test"}, {}));
}

TEST_CASE("An address record comes as its literal", "[wire]")
{
    const auto message = wire::parse_reply(reply(28, kAddress), kAsked, 0x1234);

    REQUIRE(message);
    CHECK(message->authoritative);
    REQUIRE(message->answers.size() == 1);
    CHECK(message->answers[0] == measure::Record{.owner = "example.test", .type = 28, .ttl = 60, .data = "2001:db8::1"});
}

TEST_CASE("A name in the data comes lower-case and without its dot", "[wire]")
{
    const auto message = wire::parse_reply(reply(5, std::string("\x03WwW\xc0\x0c", 6)), kAsked, 0x1234);

    REQUIRE(message);
    CHECK(message->answers.at(0).data == "www.example.test");
}

TEST_CASE("A reply to another question or with another id is a mismatch", "[wire]")
{
    const auto other = reply(28, kAddress, {.name = "example.invalid", .type = measure::rr::kAaaa});

    CHECK(wire::parse_reply(other, kAsked, 0x1234).error().kind == measure::FailureKind::mismatch);
    CHECK(wire::parse_reply(reply(28, kAddress), kAsked, 1).error().kind == measure::FailureKind::mismatch);
    CHECK(wire::parse_reply(query(), kAsked, 0x1234).error().kind == measure::FailureKind::mismatch);
}

TEST_CASE("A question is matched whatever the case a server repeats it in", "[wire]")
{
    auto octets = reply(28, kAddress);
    octets[13] = 'E';

    CHECK(wire::parse_reply(octets, kAsked, 0x1234));
}

TEST_CASE("A reply cut at any octet, a compression loop and emptiness are malformed", "[wire]")
{
    const auto whole = reply(28, kAddress);
    const auto loop = reply(5, std::string("\xc0\x2a", 2));

    for (std::size_t length = 12; length + 1 < whole.size(); ++length) {
        CHECK_FALSE(wire::parse_reply(whole.substr(0, length), kAsked, 0x1234));
    }
    CHECK(wire::parse_reply("", kAsked, 0x1234).error().kind == measure::FailureKind::malformed);
    CHECK_FALSE(wire::parse_reply(loop, kAsked, 0x1234));
}
