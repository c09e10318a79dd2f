#include "probe/observers/mail_policy.hpp"

#include "measure/mail_reading.hpp"
#include "measure/special_purpose.hpp"
#include "probe/observers/lookup.hpp"
#include "wire/sts_policy.hpp"

#include <algorithm>

namespace probe::observers {

namespace asio = boost::asio;
using measure::Evidence;
using measure::Failure;
using measure::FailureKind;
using measure::Family;
using measure::Purpose;

namespace {

/// RFC 8461 section 3.3 suggests this limit to those who fetch.
constexpr std::size_t kLongestPolicy = 65536;
constexpr int kOk = 200;

Failure unfit(FailureKind kind, std::string why)
{
    return {.kind = kind, .detail = std::move(why)};
}

/// The certificate must be valid for the policy host, and no redirect is followed (RFC 8461 section 3.3).
std::optional<Failure> failure_of(const HttpExchange& seen)
{
    if (seen.connect.failure) {
        return seen.connect.failure;
    }
    if (seen.handshake && seen.handshake->failure) {
        return seen.handshake->failure;
    }
    if (!seen.fetch || seen.fetch->failure) {
        return seen.fetch ? seen.fetch->failure : Failure{};
    }
    if (!seen.handshake || !seen.handshake->chain_valid || !seen.handshake->name_matches) {
        return unfit(FailureKind::tls_handshake, "the certificate of the policy host is not valid for it");
    }
    if (seen.fetch->status != kOk) {
        return unfit(FailureKind::mismatch, "status " + std::to_string(seen.fetch->status));
    }
    return std::nullopt;
}

measure::StsFetch fetch_of(const HttpRequest& request, const HttpExchange& seen)
{
    measure::StsFetch fetch{.host = request.host, .address = request.address, .started = seen.connect.started};
    fetch.elapsed = seen.connect.elapsed + (seen.fetch ? seen.fetch->elapsed : measure::Duration{});
    fetch.status = seen.fetch ? seen.fetch->status : 0;
    fetch.failure = failure_of(seen);
    if (fetch.failure) {
        return fetch;
    }
    auto policy = wire::parse_sts_policy(std::string_view(seen.body).substr(0, kLongestPolicy));
    if (policy) {
        fetch.policy = *std::move(policy);
    } else {
        fetch.failure = policy.error();
    }
    return fetch;
}

asio::awaitable<void> fetch_policy(Edge& edge, const Setting& setting, std::string host, Family family, Evidence& into)
{
    const auto type = family == Family::ipv6 ? measure::rr::kAaaa : measure::rr::kA;
    measure::Question question{.name = host, .type = type};
    co_await resolve(edge, setting, Purpose::mail_policy, question, into);
    const auto addresses = measure::addresses_for(into, Purpose::mail_policy, host, family);
    const auto usable = std::find_if(addresses.begin(), addresses.end(), measure::is_global);
    if (usable == addresses.end()) {
        co_return;
    }
    HttpRequest request{
        .url = "https://" + host + "/.well-known/mta-sts.txt", .host = host, .address = *usable, .keep_body = true};
    const auto seen = co_await edge.http.get(request);
    into.mail.sts.push_back(fetch_of(request, seen));
}

asio::awaitable<void> look_up_text(Edge& edge, const Setting& setting, std::string name, Evidence& into)
{
    measure::Question question{.name = std::move(name), .type = measure::rr::kTxt};
    co_await resolve(edge, setting, Purpose::mail_policy, question, into);
}

}  // namespace

asio::awaitable<void> observe_mail_policies(Edge& edge, const Setting& setting, Evidence& into)
{
    const auto domain = measure::mail_domain(into.task.target);
    for (const auto* label : {"_mta-sts.", "_dmarc.", "_domainkey."}) {
        co_await look_up_text(edge, setting, label + domain, into);
    }
    if (measure::announces_sts(into)) {
        for (const auto family : {Family::ipv6, Family::ipv4}) {
            co_await fetch_policy(edge, setting, "mta-sts." + domain, family, into);
        }
    }
}

}  // namespace probe::observers
