#include "probe/observers/identity.hpp"

#include "measure/mail_reading.hpp"
#include "measure/reading.hpp"
#include "probe/observers/lookup.hpp"
#include "probe/observers/url.hpp"
#include "wire/probing_file.hpp"

namespace probe::observers {

namespace asio = boost::asio;
using measure::Failure;
using measure::FailureKind;
using measure::Family;
using measure::ProbeIdentity;
using measure::Purpose;

namespace {

/// RFC 9511 section 8.
constexpr const char* kWellKnown = "/.well-known/probing.txt";

Failure local(FailureKind kind, std::string detail)
{
    return {.kind = kind, .locus = measure::Locus::local, .detail = std::move(detail)};
}

/// Whichever family has one: people who look have either.
asio::awaitable<std::optional<measure::Address>> address_of(Edge& edge, const Setting& setting, Url url)
{
    if (url.literal) {
        co_return url.literal;
    }
    measure::Evidence asked;
    for (const auto family : {Family::ipv6, Family::ipv4}) {
        measure::Question question{.name = url.host, .type = family == Family::ipv6 ? measure::rr::kAaaa : measure::rr::kA};
        co_await resolve(edge, setting, Purpose::address, question, asked);
        const auto found = measure::published(asked, url.host, family);
        if (!found.empty()) {
            co_return found.front();
        }
    }
    co_return std::nullopt;
}

std::optional<Failure> failure_of(const HttpExchange& seen)
{
    if (seen.connect.failure) {
        return seen.connect.failure;
    }
    if (!seen.fetch) {
        return seen.handshake && seen.handshake->failure ? *seen.handshake->failure : Failure{};
    }
    const auto status = seen.fetch->status;
    if (!seen.fetch->failure && status != 200) {
        return local(FailureKind::not_found, "status " + std::to_string(status));
    }
    return seen.fetch->failure;
}

void take(const HttpExchange& seen, ProbeIdentity& into)
{
    into.failure = failure_of(seen);
    if (into.failure) {
        return;
    }
    auto description = wire::parse_probing_file(seen.body);
    if (description) {
        into.description = *std::move(description);
    } else {
        into.failure = description.error();
    }
}

asio::awaitable<void> read_description(Edge& edge, const Setting& setting, ProbeIdentity& into)
{
    const auto url = parse_url(into.url);
    if (!url) {
        into.failure = local(FailureKind::malformed, "no http or https URL");
        co_return;
    }
    const auto address = co_await address_of(edge, setting, *url);
    if (!address) {
        into.failure = local(FailureKind::not_found, url->host + " has no address");
        co_return;
    }
    HttpRequest request{.url = url->text, .host = url->host, .address = *address, .port = url->port, .keep_body = true};
    const auto seen = co_await edge.http.get(request);
    take(seen, into);
}

}  // namespace

asio::awaitable<std::vector<std::string>> reverse_names(Edge& edge, const Setting& setting,
                                                        std::optional<measure::Address> source)
{
    if (!source) {
        co_return std::vector<std::string>();
    }
    measure::Evidence asked;
    measure::Question question{.name = measure::reverse_name(*source), .type = measure::rr::kPtr};
    co_await resolve(edge, setting, Purpose::gate, question, asked);
    co_return measure::data_for(asked, Purpose::gate, question.name, measure::rr::kPtr);
}

asio::awaitable<ProbeIdentity> observe_identity(Edge& edge, const Setting& setting, std::optional<measure::Address> source)
{
    const auto& courtesy = setting.courtesy;
    ProbeIdentity identity{.url = courtesy.description};
    identity.announced = !courtesy.announced.empty();
    identity.connection_gap = courtesy.connection_gap;
    identity.question_gap = courtesy.question_gap;
    if (identity.url.empty()) {
        const auto names = co_await reverse_names(edge, setting, source);
        identity.url = names.empty() ? "" : "https://" + names.front() + kWellKnown;
    }
    if (!identity.url.empty()) {
        co_await read_description(edge, setting, identity);
    }
    co_return identity;
}

}  // namespace probe::observers
