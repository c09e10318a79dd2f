#include "codec/digest.hpp"
#include "collector/scorekeeping/stored_batch.hpp"
#include "tests/fakes/memory_ledger.hpp"

#include <catch2/catch.hpp>

using namespace collector;

TEST_CASE("what editors sent is read off the ledger octet for octet, and nothing else is taken for it", "[documents]")
{
    MemoryLedger ledger;
    const std::string frame = "# a comment of the office\ncountry = \"XA\"\n";
    (void)ledger.keep({.position = 0, .at = {}, .fact = ImportedFrame{"XA", codec::sha256(frame), frame}});
    (void)ledger.keep({.position = 0, .at = {}, .fact = ImportedPolicies{"XA", "aa", "policies"}});
    (void)ledger.keep({.position = 0, .at = {}, .fact = InstalledBase{"bb", "country,maker"}});
    (void)ledger.keep({.position = 0, .at = {}, .fact = Revocation{"probe-a", "lost"}});
    const scorekeeping::LedgerEvidence evidence(ledger);

    const auto list = evidence.document(1).value();
    CHECK(list.text == frame);
    CHECK(list.sha256 == codec::sha256(list.text));
    CHECK(evidence.document(2)->text == "policies");
    CHECK(evidence.document(3)->sha256 == "bb");
    CHECK_FALSE(evidence.document(4));
    CHECK_FALSE(evidence.document(5));
}
