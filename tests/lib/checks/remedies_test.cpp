#include "checks/check.hpp"
#include "measure/words.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace {

using measure::Cause;

/// Sentences end with a stop before a space or at the end; "RFC 7671" and "::/0." inside do not count twice.
std::size_t sentences(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        count += text[i] == '.' && (i + 1 == text.size() || text[i + 1] == ' ') ? 1 : 0;
    }
    return count;
}

std::size_t named(std::string_view text, const std::vector<std::string_view>& servers)
{
    return static_cast<std::size_t>(std::count_if(servers.begin(), servers.end(), [&](std::string_view server) {
        return text.find(server) != std::string_view::npos;
    }));
}

void check_servers(std::initializer_list<Cause> causes, const std::vector<std::string_view>& servers)
{
    for (const auto cause : causes) {
        INFO(measure::to_word(cause));
        CHECK(named(checks::remedy_for(cause).advice, servers) >= 2);
    }
}

}  // namespace

TEST_CASE("every cause that a check can give is mended in two sentences or more, by somebody", "[checks]")
{
    for (const auto* check : checks::all()) {
        for (const auto& rule : check->rules) {
            if (rule.cause) {
                INFO(rule.id);
                CHECK(sentences(checks::remedy_for(*rule.cause).advice) >= 2);
                CHECK_FALSE(measure::to_word(checks::remedy_for(*rule.cause).owner).empty());
            }
        }
    }
}

TEST_CASE("no cause is left with half a sentence, and none with a page", "[checks]")
{
    for (std::size_t i = 0; i < words_of(Cause{}).size(); ++i) {
        const auto& remedy = checks::remedy_for(static_cast<Cause>(i));
        INFO(measure::to_word(remedy.cause));
        CHECK(sentences(remedy.advice) >= 2);
        CHECK(remedy.advice.size() < 700);
    }
}

TEST_CASE("what a server's settings mend is told for the usual servers", "[checks]")
{
    check_servers({Cause::no_aaaa, Cause::refused, Cause::tls_cert, Cause::tls_handshake, Cause::tls_version,
                   Cause::hsts_gap, Cause::http_5xx_v6_only, Cause::http_4xx_v6_only, Cause::wrong_vhost,
                   Cause::content_differs, Cause::port_missing, Cause::redirect_to_v4only, Cause::third_party_v4only},
                  {"nginx", "Apache", "Caddy", "IIS", "HAProxy"});
    check_servers({Cause::ns_no_aaaa, Cause::ns_dead, Cause::ns_lame, Cause::ns_refused, Cause::dns_no_tcp,
                   Cause::dns_edns_size, Cause::dns_answers_differ, Cause::glue_missing, Cause::glue_wrong,
                   Cause::chain_parent, Cause::chain_alias, Cause::dnssec_bogus, Cause::open_recursion},
                  {"knot", "BIND", "NSD", "Unbound", "rndc", "nsd-control"});
    check_servers({Cause::mx_no_aaaa, Cause::mx_dead, Cause::mx_refused, Cause::smtp_no_banner, Cause::starttls_gap,
                   Cause::dane_mismatch, Cause::spf_no_ip6, Cause::ptr_missing},
                  {"Postfix", "Exim", "Exchange"});
}
