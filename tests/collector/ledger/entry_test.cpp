#include "collector/ledger/entry.hpp"
#include "tests/collector/ledger/entries.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using namespace collector::ledger;

TEST_CASE("an entry of every kind comes back from its frame as it was", "[ledger]")
{
    auto batch = batch_entry(7);
    std::get<ReceivedBatch>(batch.fact).batch.bytes = std::string("\x28\xb5\x2f\xfd\n\0\xff", 7);
    std::get<ReceivedBatch>(batch.fact).context = {.network_database_built = "2026-11-01T00:00:00Z",
                                                   .country_database_built = "",
                                                   .addresses = {{.address = measure::parse_address("2001:db8::1").value(),
                                                                  .as_number = 64500,
                                                                  .as_name = "Ä \"x\"",
                                                                  .country = "AA",
                                                                  .route = measure::parse_prefix("2001:db8::/32").value(),
                                                                  .origins = {64500, 64501},
                                                                  .route_peers = 41,
                                                                  .validity = measure::RouteValidity::invalid}},
                                                   .routes_seen = "2026-11-02T00:00:00Z",
                                                   .vrps_built = "2026-11-03T00:00:00Z"};
    const LedgerEntry frame{.position = 2, .at = batch.at, .fact = ImportedFrame{"AA", "ff", "[frame]\n\nx = 1\n"}};
    const LedgerEntry probe{.position = 3, .at = batch.at, .fact = Registration{"p", "l", 1, "AA", "t"}};
    const LedgerEntry revoked{.position = 4, .at = batch.at, .fact = Revocation{"p", "stolen"}};

    const LedgerEntry run{
        .position = 5,
        .at = batch.at,
        .fact = ReceivedDeviceRun{std::string("\x28\xb5\n\0\xff", 5), "aa", "bb", {"p", "l", 1, "AA", "t"}, "2027-02-18"}};
    const LedgerEntry base{.position = 6, .at = batch.at, .fact = InstalledBase{"cc", "country,maker\r\n"}};
    const LedgerEntry release{
        .position = 7, .at = batch.at, .fact = DeviceRelease{"0123", "SEC-10", "2026-12-01", "mended"}};
    const LedgerEntry note{
        .position = 8, .at = batch.at, .fact = measure::PublicNote(measure::Erratum{.dated = "2026-11-21", .what = "a\nb"})};

    const LedgerEntry person{
        .position = 9,
        .at = batch.at,
        .fact = Person{
            "a-b", {PersonRole::owner}, {}, "Ministry of \"X\"", {"x.example.test"}, "cc", true, "left", "2027-11-22"}};
    const LedgerEntry told{.position = 10,
                           .at = batch.at,
                           .fact =
                               Disclosure{"x.example.test", "sec.ports", "2026-11-21", "2027-02-19", "a-b", "by\nletter"}};

    for (const auto& entry : {batch, frame, probe, revoked, note, run, base, release, person, told}) {
        const auto bytes = encode(to_frame(entry, std::string(kNoHash)));
        const auto again = to_entry(decode(bytes));

        REQUIRE(intact_length(bytes) == bytes.size());
        REQUIRE(again);
        CHECK(encode(to_frame(*again, std::string(kNoHash))) == bytes);
        CHECK(again->fact.index() == entry.fact.index());
    }
}

TEST_CASE("every octet of a frame is covered: any bit flipped and it is no frame", "[ledger][fault]")
{
    const auto bytes = encode(to_frame(batch_entry(1), std::string(kNoHash)));

    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        CHECK_FALSE(intact_length(damaged) == bytes.size());
    }
}

TEST_CASE("an entry of a newer schema is an error that names its position", "[ledger]")
{
    const Frame frame{.kind = FactKind::revocation, .position = 9, .at = {}, .payload = "{\"schema\":99}\n"};

    const auto entry = to_entry(frame);

    REQUIRE_FALSE(entry);
    CHECK(entry.error().where == "ledger position 9");
}

TEST_CASE("an entry written before routes were known reads as one without a table", "[ledger]")
{
    auto frame = to_frame(batch_entry(3), std::string(kNoHash));
    for (const std::string_view field : {"\"routes_seen\":\"\",", ",\"vrps_built\":\"\""}) {
        const auto at = frame.payload.find(field);
        REQUIRE(at != std::string::npos);
        frame.payload.erase(at, field.size());
    }

    const auto entry = to_entry(frame);

    REQUIRE(entry);
    CHECK(std::get<ReceivedBatch>(entry->fact).context.routes_seen.empty());
    CHECK(std::get<ReceivedBatch>(entry->fact).context.addresses.empty());
}

TEST_CASE("a step of a contribution comes back as it was written", "[ledger][repository]")
{
    const ContributionFact fact{.step = ContributionStep::submitted,
                                .contribution = "xa",
                                .submission = 0,
                                .by = "ann",
                                .reason = "why \"not\"",
                                .sha256 = "00",
                                .text = "+++\nschema = 1\n+++\n\xD9\x86"};
    const LedgerEntry entry{.position = 4, .at = {}, .fact = fact};

    const auto read = to_entry(to_frame(entry, std::string(kNoHash)));

    REQUIRE(read);
    const auto& back = std::get<ContributionFact>(read->fact);
    CHECK(back.step == fact.step);
    CHECK(back.reason == fact.reason);
    CHECK(back.text == fact.text);
}
