#include "tests/contract/store_contract.hpp"
#include "tests/contract/store_samples.hpp"

#include <catch2/catch.hpp>

namespace contract {

using namespace collector;
using measure::Outcome;

namespace {

const std::string kTarget = "good.example.test";

IndexEntry person_entry(std::uint64_t position, const std::string& name, bool revoked)
{
    IndexEntry entry{.position = position, .at = noon(10)};
    entry.person = Person{.name = name,
                          .roles = {PersonRole::partner},
                          .countries = {"KE"},
                          .organisation = "CERT",
                          .domains = {},
                          .token_sha256 = "secret-digest",
                          .revoked = revoked};
    return entry;
}

/// Of a day; "" makes it a release.
IndexEntry telling_entry(std::uint64_t position, const std::string& told)
{
    IndexEntry entry{.position = position, .at = noon(10)};
    entry.disclosure = Disclosure{.target = kTarget,
                                  .check = "web.http6",
                                  .told = told,
                                  .public_from = "2027-02-18",
                                  .by = "operator",
                                  .reason = "by letter"};
    return entry;
}

/// What three vantages found on a day, of which so many passed.
void put_round(const store::OpenStore& index, int day, Outcome outcome, std::uint32_t passes)
{
    auto row = consensus(kTarget, day);
    row.verdict.outcome = outcome;
    row.votes = 3;
    row.passes = passes;
    const std::vector rounds{target_round(kTarget, day, measure::State::broken)};
    REQUIRE(index.store->put_rounds("KE", std::vector{row}, rounds));
}

void hold_to_tellings(const OpenStore& open)
{
    SECTION("a telling whose own round was dropped ends with the oldest that is left; a release does not")
    {
        const auto index = open();
        REQUIRE(index.store->apply(telling_entry(1, "2026-11-20")));
        REQUIRE(index.store->apply(telling_entry(2, "")));
        put_round(index, 22, Outcome::fail, 0);
        put_round(index, 23, Outcome::fail, 0);

        const auto told = index.access->disclosures().value();
        CHECK(told[0].mended == "2026-11-22");
        CHECK(told[1].mended.empty());

        put_round(index, 20, Outcome::fail, 0);
        CHECK(index.access->disclosures().value()[0].mended.empty());
    }

    SECTION("a telling ends in the first round after it in which nothing was found; a release does not")
    {
        const auto index = open();
        REQUIRE(index.store->apply(frame_entry(1, "1", 10)));
        REQUIRE(index.store->apply(telling_entry(2, "2026-11-20")));
        REQUIRE(index.store->apply(telling_entry(3, "2026-11-23")));
        REQUIRE(index.store->apply(telling_entry(4, "")));
        put_round(index, 20, Outcome::pass, 3);
        put_round(index, 21, Outcome::fail, 0);
        put_round(index, 22, Outcome::pass, 2);
        CHECK(index.access->disclosures().value()[0].mended.empty());
        put_round(index, 23, Outcome::pass, 3);
        put_round(index, 24, Outcome::fail, 0);

        const auto told = index.access->disclosures().value();
        REQUIRE(told.size() == 3);
        CHECK(told[0].mended == "2026-11-23");
        CHECK(told[1].mended.empty());
        CHECK(told[2].mended.empty());
    }
}

}  // namespace

void hold_to_access_contract(const OpenStore& open)
{
    SECTION("people come by name with the newest entry of each; the digest of a token is in no export")
    {
        const auto index = open();
        REQUIRE(index.store->apply(person_entry(1, "b", false)));
        REQUIRE(index.store->apply(person_entry(2, "a", false)));
        REQUIRE(index.store->apply(person_entry(3, "b", true)));

        const auto people = index.access->people().value();
        REQUIRE(people.size() == 1);
        CHECK(people[0].name == "a");
        CHECK(people[0].token_sha256 == "secret-digest");
        const auto exported = index.store->canonical_export().value();
        CHECK_THAT(exported, Catch::Contains("\"view\":\"person\""));
        CHECK_THAT(exported, !Catch::Contains("secret-digest"));
    }

    SECTION("disclosures come in their order, and all of it is in the export")
    {
        const auto index = open();
        REQUIRE(index.store->apply(telling_entry(1, "2026-11-20")));

        const auto told = index.access->disclosures().value();
        REQUIRE(told.size() == 1);
        CHECK(told[0].word.public_from == "2027-02-18");
        CHECK(told[0].word.reason == "by letter");
        CHECK(told[0].mended.empty());
        CHECK_THAT(index.store->canonical_export().value(), Catch::Contains("\"view\":\"disclosure\""));
    }

    hold_to_tellings(open);
}

}  // namespace contract
