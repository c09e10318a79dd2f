#include "probe/gate/iterate.hpp"

#include "measure/reading.hpp"

namespace probe::gate {

namespace asio = boost::asio;
using measure::Address;
using measure::DnsMessage;
using measure::Failure;
using measure::FailureKind;
using measure::Family;
using measure::Locus;
using measure::Question;

namespace {

constexpr int kMostQuestions = 40;
constexpr int kMostReferrals = 12;
constexpr std::size_t kMostServersAsked = 3;  ///< Of one delegation: the third silence is enough.
constexpr int kMostNesting = 2;               ///< Name servers named without glue, of name servers named without glue.

/// What one walk may still spend.
struct Walk {
    Edge& edge;
    std::span<const Address> roots;
    Family family;
    int questions = kMostQuestions;
};

using Answer = tl::expected<DnsMessage, Failure>;

Failure stopped(std::string why)
{
    return {.kind = FailureKind::other, .locus = Locus::local, .detail = std::move(why)};
}

std::uint16_t address_type(Family family)
{
    return family == Family::ipv6 ? measure::rr::kAaaa : measure::rr::kA;
}

asio::awaitable<Answer> ask_any(Walk& walk, std::vector<Address> servers, Question question)
{
    Failure last = stopped("no server of this family to ask");
    for (std::size_t i = 0; i < servers.size() && i < kMostServersAsked; ++i) {
        if (--walk.questions < 0) {
            co_return tl::unexpected(stopped("too many questions"));
        }
        DnsRequest request{.question = question, .server = servers[i], .edns_size = 1232, .recursion_desired = false};
        auto seen = co_await walk.edge.dns.ask(request);
        if (seen.message) {
            co_return *std::move(seen.message);
        }
        last = *seen.failure;
    }
    co_return tl::unexpected(last);
}

std::vector<std::string> servers_named(const DnsMessage& referral)
{
    std::vector<std::string> names;
    for (const auto& record : referral.authority) {
        if (record.type == measure::rr::kNs) {
            names.push_back(record.data);
        }
    }
    return names;
}

/// Addresses of the referral's name servers that it carries itself.
std::vector<Address> glue_of(const DnsMessage& referral, Family family)
{
    std::vector<Address> found;
    for (const auto& name : servers_named(referral)) {
        for (const auto& record : referral.additional) {
            const auto address = record.owner == name && record.type == address_type(family)
                                     ? measure::parse_address(record.data)
                                     : measure::error("");
            if (address) {
                found.push_back(*address);
            }
        }
    }
    return found;
}

asio::awaitable<Answer> find(Walk& walk, Question question, int nesting);

/// The servers a referral leads to: by its glue, else by walking to the first of their names that has an address.
asio::awaitable<std::vector<Address>> servers_behind(Walk& walk, DnsMessage referral, int nesting)
{
    auto found = glue_of(referral, walk.family);
    const auto names = servers_named(referral);
    for (std::size_t i = 0; found.empty() && i < names.size() && nesting < kMostNesting; ++i) {
        Question question{.name = names[i], .type = address_type(walk.family)};
        const auto answer = co_await find(walk, question, nesting + 1);
        if (answer) {
            found = measure::addresses_in(*answer, names[i], walk.family);
        }
    }
    co_return found;
}

std::vector<Address> roots_of(const Walk& walk)
{
    std::vector<Address> roots;
    for (const auto& root : walk.roots) {
        if (root.family == walk.family) {
            roots.push_back(root);
        }
    }
    return roots;
}

asio::awaitable<Answer> find(Walk& walk, Question question, int nesting)
{
    auto servers = roots_of(walk);
    for (int referral = 0; referral < kMostReferrals; ++referral) {
        auto answer = co_await ask_any(walk, servers, question);
        const bool is_referral =
            answer && !answer->authoritative && answer->answers.empty() && !servers_named(*answer).empty();
        if (!is_referral) {
            co_return answer;
        }
        servers = co_await servers_behind(walk, *answer, nesting);
    }
    co_return tl::unexpected(stopped("too many referrals"));
}

}  // namespace

asio::awaitable<std::optional<Failure>> iterate_to(Edge& edge, std::span<const Address> roots, Family family,
                                                   std::string zone)
{
    Walk walk{.edge = edge, .roots = roots, .family = family};
    Question question{.name = std::move(zone), .type = measure::rr::kSoa};
    const auto answer = co_await find(walk, question, 0);
    if (!answer) {
        co_return answer.error();
    }
    if (!answer->authoritative || answer->answers.empty()) {
        co_return stopped("rcode " + std::to_string(answer->rcode) + ", no authoritative answer");
    }
    co_return std::nullopt;
}

}  // namespace probe::gate
