#include "tests/contract/store_contract.hpp"
#include "tests/contract/store_samples.hpp"

#include <catch2/catch.hpp>

namespace contract {

using namespace collector;

void hold_to_access_contract(const OpenStore& open)
{
    const auto person_entry = [](std::uint64_t position, const std::string& name, bool revoked) {
        IndexEntry entry{.position = position, .at = noon(10)};
        entry.person = Person{.name = name,
                              .roles = {PersonRole::partner},
                              .countries = {"KE"},
                              .organisation = "CERT",
                              .domains = {},
                              .token_sha256 = "secret-digest",
                              .revoked = revoked};
        return entry;
    };

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
        IndexEntry entry{.position = 1, .at = noon(10)};
        entry.disclosure = Disclosure{.target = "a.example.test",
                                      .check = "sec.ports",
                                      .told = "2026-11-20",
                                      .public_from = "2027-02-18",
                                      .by = "operator",
                                      .reason = "by letter"};
        REQUIRE(index.store->apply(entry));

        const auto told = index.access->disclosures().value();
        REQUIRE(told.size() == 1);
        CHECK(told[0].public_from == "2027-02-18");
        CHECK(told[0].reason == "by letter");
        CHECK_THAT(index.store->canonical_export().value(), Catch::Contains("\"view\":\"disclosure\""));
    }
}

}  // namespace contract
