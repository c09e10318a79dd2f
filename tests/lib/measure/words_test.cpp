#include "measure/cause.hpp"
#include "measure/chain.hpp"
#include "measure/content.hpp"
#include "measure/mail.hpp"
#include "measure/observation.hpp"
#include "measure/result.hpp"
#include "measure/target.hpp"
#include "measure/vantage.hpp"
#include "measure/verdict.hpp"
#include "measure/words.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace {

/// The last enumerator stands at the last word, every word leads back to its own enumerator.
template <typename Enum>
void check_words(Enum last)
{
    const auto words = words_of(Enum{});
    CHECK(static_cast<std::size_t>(last) + 1 == words.size());
    CHECK(std::set<std::string_view>(words.begin(), words.end()).size() == words.size());
    for (const auto word : words) {
        INFO(word);
        CHECK_FALSE(word.empty());
        CHECK(measure::to_word(measure::from_word<Enum>(word).value()) == word);
    }
}

}  // namespace

TEST_CASE("every closed list has one word for each of its members", "[measure]")
{
    check_words(measure::Cause::software);
    check_words(measure::Owner::us);
    check_words(measure::Locus::local);
    check_words(measure::FailureKind::other);
    check_words(measure::Transport::tcp);
    check_words(measure::Purpose::recursion);
    check_words(measure::Security::bogus);
    check_words(measure::ServerAnswer::ours);
    check_words(measure::SmtpStep::done);
    check_words(measure::Dane::unusable);
    check_words(measure::ResourceKind::other);
    check_words(measure::Party::third);
    check_words(measure::Role::security);
    check_words(measure::Tier::municipal);
    check_words(measure::ControlProtocol::ntp);
    check_words(measure::Outcome::error);
    check_words(measure::Level::info);
    check_words(measure::Flag::dissent);
    check_words(measure::State::intended_absent);
}

TEST_CASE("words in the middle of a list stand where they should", "[measure]")
{
    CHECK(measure::to_word(measure::Cause::tls_cert) == "tls_cert");
    CHECK(measure::to_word(measure::Cause::mx_no_aaaa) == "mx_no_aaaa");
    CHECK(measure::to_word(measure::Cause::cpe_fw_open) == "cpe_fw_open");
    CHECK(measure::to_word(measure::FailureKind::forbidden_address) == "forbidden_address");
    CHECK(measure::to_word(measure::Purpose::authority_large) == "authority_large");
}

TEST_CASE("a word that is not on the list is none", "[measure]")
{
    CHECK_FALSE(measure::from_word<measure::Cause>("Timeout"));
    CHECK_FALSE(measure::from_word<measure::Cause>(""));
}

TEST_CASE("an error says where, what and what to do, and leaves out what it does not know", "[measure]")
{
    CHECK(to_string(measure::Error{"not a number", "probe.toml:3", "write 1 to 9"}) ==
          "probe.toml:3: not a number; write 1 to 9");
    CHECK(to_string(measure::Error{"disk full", "", ""}) == "disk full");
}
