#include "tests/collector/ingest/editor_samples.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using namespace collector::ingest;
using Catch::Contains;

TEST_CASE("a document of its editor is on the ledger as its import would be, and nothing twice", "[ingest][editors]")
{
    Counter it;

    const auto frames = it.put("/v1/frames/KE", "list", frame(kTax));
    it.back.index.at = 1;
    const auto promises = it.put("/v1/policies/KE", "promise", kPolicies);
    it.back.index.at = 2;
    const auto homes = it.put("/v1/installed-base/KE", "homes", kHomes);

    CHECK(frames.status == 200);
    CHECK_THAT(frames.body, Contains("\"changed\":true") && Contains("\"position\":1") && Contains("KE: 1 targets"));
    CHECK(promises.status == 200);
    CHECK(homes.status == 200);
    REQUIRE(it.kept() == 3);
    CHECK(std::get<ImportedFrame>(it.back.ledger.entries[0].fact).toml == frame(kTax));
    CHECK(std::get<ImportedPolicies>(it.back.ledger.entries[1].fact).toml == kPolicies);
    CHECK(std::get<InstalledBase>(it.back.ledger.entries[2].fact).csv == kHomes);
}

TEST_CASE("what is in force already changes nothing", "[ingest][editors]")
{
    Counter it;
    it.stands(frame(kTax));
    it.store.promised["KE"] = codec::sha256(kPolicies);
    auto elsewhere = kHome;
    elsewhere.country = "UG";
    elsewhere.share = 0.1;
    it.devices.homes = {kHome, elsewhere};

    CHECK_THAT(it.put("/v1/frames/KE", "list", frame(kTax)).body, Contains("\"changed\":false"));
    CHECK_THAT(it.put("/v1/policies/KE", "promise", kPolicies).body, Contains("\"changed\":false"));
    CHECK_THAT(it.put("/v1/installed-base/KE", "homes", kHomes).body, Contains("\"changed\":false"));
    CHECK(it.kept() == 0);
    CHECK(it.back.deeds().size() == 3);
}

TEST_CASE("policies come as a table, too, and the ledger keeps TOML", "[ingest][editors]")
{
    Counter it;

    CHECK(it.put("/v1/policies/KE", "promise", kPolicyTable, {{"content-type", "text/csv; charset=utf-8"}}).status == 200);
    CHECK_THAT(std::get<ImportedPolicies>(it.back.ledger.entries.at(0).fact).toml, Contains("[[policy]]"));
}

TEST_CASE("nobody edits what his role does not name, nor in another's country", "[ingest][editors][access]")
{
    const auto [path, token, body, status] = GENERATE(table<std::string, std::string, std::string, int>({
        {"/v1/frames/KE", "ug", frame(kTax), 403},
        {"/v1/frames/KE", "homes", frame(kTax), 403},
        {"/v1/frames/KE", "promise", frame(kTax), 403},
        {"/v1/policies/KE", "list", kPolicies, 403},
        {"/v1/policies/KE", "ug", kPolicies, 403},
        {"/v1/installed-base/KE", "consent", kHomes, 403},
        {"/v1/installed-base/UG", "homes", kHomes, 403},
        {"/v1/frames/KE", "old", frame(kTax), 401},
        {"/v1/policies/KE", "old", kPolicies, 401},
        {"/v1/installed-base/KE", "old", kHomes, 401},
        {"/v1/frames/KE", "nobody", frame(kTax), 401},
    }));
    Counter it;

    CAPTURE(path, token);
    const auto response = it.put(path, token, body);
    CHECK(response.status == status);
    CHECK_THAT(response.body, Contains("urn:sextant:problem:"));
    CHECK(it.kept() == 0);
    CHECK(it.back.deeds().size() == (status == 403 ? 1 : 0));
}

TEST_CASE("a document with an error, or of another country than its path, changes nothing", "[ingest][editors]")
{
    const auto [path, body, status, told] = GENERATE(table<std::string, std::string, int, std::string>({
        {"/v1/frames/KE", frame(kTax) + "colour = 1\n", 422, "colour"},
        {"/v1/frames/KE", frame(kTax + kTax), 422, "kra.go.ke"},
        {"/v1/frames/KE", "\xff\xfe", 422, "document_unreadable"},
        {"/v1/frames/KE", "", 422, "document_unreadable"},
        {"/v1/frames/KE", frame(kTax, "1", "UG"), 422, "country_differs"},
        {"/v1/policies/KE", "schema = 1\ncountry = \"KE\"\n", 422, "no policies"},
        {"/v1/installed-base/KE", kHomes + "KE,Acme,R1,,0.42,2026-09-30,Q3\n", 422, "installed base:3"},
        {"/v1/installed-base/KE", kHomes + "UG,Acme,R1,,0.42,2026-09-30,Q3\n", 422, "KE, UG"},
        {"/v1/frames/KE", std::string(4097, '#'), 413, "ingest.batch_octets"},
        {"/v1/frames/ke", frame(kTax), 404, "two capital letters"},
        {"/v1/frames", frame(kTax), 404, "two capital letters"},
        {"/v1/frames/KE/1", frame(kTax), 404, "two capital letters"},
    }));
    Counter it;

    CAPTURE(path, body);
    const auto response = it.put(path, "ke", body);
    CHECK(response.status == status);
    CHECK_THAT(response.body, Contains(told));
    CHECK(it.kept() == 0);
    CHECK(answer_of(it.desk, request_of("GET", "/v1/frames/KE", "ke")).status == 405);
}

TEST_CASE("consent and opting out are the consent editor's, the rest of the list is not", "[ingest][editors][access]")
{
    const auto [token, body, status] = GENERATE(table<std::string, std::string, int>({
        {"consent", frame(kTax + kOptOut + kHealth, "2"), 200},
        {"consent", frame(kTax + kConsent + kHealth, "2"), 200},
        {"consent", frame(kHealth, "2"), 403},
        {"consent", frame(kTax + "hosts = [\"itax.kra.go.ke\"]\n" + kHealth, "2"), 403},
        {"list", frame(kTax + kOptOut + kHealth, "2"), 403},
        {"list", frame(kTax + kConsent + kHealth, "2"), 403},
        {"list", frame(kTax + "hosts = [\"itax.kra.go.ke\"]\n" + kHealth, "2"), 200},
        {"list", frame(kHealth, "2"), 200},
        {"ke", frame(kTax + kOptOut, "2"), 200},
    }));
    Counter it;
    it.stands(frame(kTax + kHealth));

    CAPTURE(token, body);
    CHECK(it.put("/v1/frames/KE", token, body).status == status);
    CHECK(it.kept() == (status == 200 ? 1 : 0));
}

TEST_CASE("an opt-out does not leave with its target, nor by an older list", "[ingest][editors][access]")
{
    Counter it;
    it.stands(frame(kTax + kOptOut + kHealth));

    CHECK_THAT(it.put("/v1/frames/KE", "list", frame(kHealth, "2")).body,
               Contains("kra.go.ke") && Contains("consent_editor"));
    CHECK(it.put("/v1/frames/KE", "list", frame(kTax + kHealth, "2")).status == 403);
    CHECK(it.put("/v1/frames/KE", "ke", frame(kHealth, "2")).status == 200);
}

TEST_CASE("nobody lists what another country's frame has", "[ingest][editors]")
{
    Counter it;
    it.stands(frame(kTax));

    const auto response = it.put("/v1/frames/UG", "ug", frame(kTax + kOptOut, "1", "UG"));

    CHECK(response.status == 409);
    CHECK_THAT(response.body, Contains("kra.go.ke (KE)"));
    CHECK(it.kept() == 0);
}

TEST_CASE("who names the version he read does not overwrite another's", "[ingest][editors]")
{
    Counter it;
    it.stands(frame(kTax));
    const auto standing = '"' + it.store.framed.at(0).sha256 + '"';

    CHECK(it.put("/v1/frames/KE", "list", frame(kHealth, "2"), {{"if-match", "\"another\""}}).status == 412);
    CHECK(it.put("/v1/policies/KE", "promise", kPolicies, {{"if-match", "*"}}).status == 412);
    CHECK(it.kept() == 0);
    CHECK(it.put("/v1/frames/KE", "list", frame(kHealth, "2"), {{"if-match", "\"another\", " + standing}}).status == 200);
}

TEST_CASE("an edit waits until the index holds the one before it", "[ingest][editors]")
{
    Counter it;

    CHECK(it.put("/v1/frames/KE", "ke", frame(kTax)).status == 200);
    const auto early = it.put("/v1/frames/KE", "ke", frame(kHealth, "2"));
    CHECK(early.status == 503);
    CHECK_THAT(early.body, Contains("edit_underway"));
    it.back.index.at = 1;
    CHECK(it.put("/v1/frames/KE", "ke", frame(kHealth, "2")).status == 200);
    it.back.index.at = 2;
    it.desk.wait_for(3);
    CHECK(it.put("/v1/frames/KE", "ke", frame(kTax, "3")).status == 503);
    CHECK(it.kept() == 2);
}

TEST_CASE("every edit and every refusal is in the audit trail, and no edit without it", "[ingest][editors][audit]")
{
    Counter it;

    it.put("/v1/frames/KE", "ke", frame(kTax));
    it.put("/v1/frames/KE", "ug", frame(kTax));
    it.back.index.at = 1;
    it.put("/v1/frames/KE", "ke", "nonsense");
    it.back.trail.full = true;

    CHECK(it.put("/v1/policies/KE", "ke", kPolicies).status == 503);
    CHECK(it.kept() == 1);
    CHECK(it.back.deeds() == std::vector<std::string>{"ke frame KE " + codec::sha256(frame(kTax)) + " allowed",
                                                      "ug write /v1/frames/KE refused", "ke write /v1/frames/KE refused"});
}

TEST_CASE("a ledger that cannot be written is told, and the edit may come again", "[ingest][editors]")
{
    Counter it;
    it.back.ledger.refusal = measure::Error{.what = "the disk is full"};

    CHECK(it.put("/v1/frames/KE", "ke", frame(kTax)).status == 503);
    it.back.ledger.refusal.reset();
    CHECK(it.put("/v1/frames/KE", "ke", frame(kTax)).status == 200);
}

TEST_CASE("that an entry was reviewed is said by a regulator, and does not outlive a change of the entry",
          "[ingest][editors]")
{
    const std::string seen = "review = \"reviewed\"\nreviewer = \"ICT office\"\nreviewed_on = 2026-11-20\n";
    Counter counter;
    counter.stands(frame(kTax + kHealth));

    const auto refused = counter.put("/v1/frames/KE", "list", frame(kTax + seen + kHealth, "2"));
    CHECK(refused.status == 403);
    CHECK_THAT(refused.body, Contains("kra.go.ke") && Contains("reviewed") && !Contains("health.go.ke"));
    CHECK(counter.put("/v1/frames/KE", "ke", frame(kTax + seen + kHealth, "2")).status == 200);

    const std::string tagged = "tags = [\"x\"]\n";
    const auto [targets, status] = GENERATE_COPY(table<std::string, int>({
        {kTax + seen + kHealth + tagged, 200},
        {kTax + seen + tagged + kHealth, 403},
        {kTax + tagged + kHealth, 200},
    }));
    Counter after;
    after.stands(frame(kTax + seen + kHealth, "2"));
    CHECK(after.put("/v1/frames/KE", "list", frame(targets, "3")).status == status);
}
