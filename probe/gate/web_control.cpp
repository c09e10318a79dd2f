#include "probe/gate/web_control.hpp"

#include "measure/reading.hpp"
#include "probe/observers/lookup.hpp"

namespace probe::gate {

namespace asio = boost::asio;
using measure::Failure;
using measure::FailureKind;
using measure::Family;
using measure::Locus;

namespace {

/// Trouble with a control is trouble of the vantage.
Failure local(FailureKind kind, std::string detail)
{
    return {.kind = kind, .locus = Locus::local, .detail = std::move(detail)};
}

asio::awaitable<std::optional<Failure>> fetch_control(Edge& edge, const observers::Setting& setting, WebControl control,
                                                      Family family)
{
    const auto url = observers::parse_url(control.url);
    if (!url) {
        co_return local(FailureKind::malformed, "no http or https URL");
    }
    const auto address = co_await address_of(edge, setting, *url, family);
    if (!address) {
        co_return local(FailureKind::not_found, url->host + " has no address of this family");
    }
    HttpRequest request{.url = url->text, .host = url->host, .address = *address, .port = url->port, .keep_body = true};
    const auto seen = co_await edge.http.get(request);
    co_return failure_of(seen, control.body);
}

}  // namespace

std::optional<Failure> failure_of(const HttpExchange& seen, const std::string& body)
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
    if (seen.fetch->status != 200 || seen.body.find(body) == std::string::npos) {
        return local(FailureKind::mismatch, "status " + std::to_string(seen.fetch->status) + ", not the page expected");
    }
    return std::nullopt;
}

asio::awaitable<std::optional<measure::Address>> address_of(Edge& edge, const observers::Setting& setting,
                                                            observers::Url url, Family family)
{
    if (url.literal) {
        const bool held = url.literal->family == family;
        co_return held ? url.literal : std::nullopt;
    }
    measure::Evidence asked;
    measure::Question question{.name = url.host, .type = family == Family::ipv6 ? measure::rr::kAaaa : measure::rr::kA};
    co_await observers::resolve(edge, setting, measure::Purpose::address, question, asked);
    const auto found = measure::published(asked, url.host, family);
    co_return found.empty() ? std::nullopt : std::optional(found.front());
}

asio::awaitable<void> try_web(Edge& edge, const observers::Setting& setting, WebControl control, Family family,
                              measure::GateEvidence& into)
{
    const auto begun = edge.clock.ticks();
    const auto failure = co_await fetch_control(edge, setting, control, family);
    into.controls.push_back({.control = control.url,
                             .protocol = measure::ControlProtocol::web,
                             .family = family,
                             .region = control.region,
                             .as_number = static_cast<std::uint32_t>(control.as_number),
                             .passed = !failure,
                             .elapsed = edge.clock.ticks() - begun,
                             .failure = failure});
}

}  // namespace probe::gate
