#include "probe/gate/translation.hpp"

#include "measure/pref64.hpp"
#include "probe/gate/web_control.hpp"
#include "probe/observers/dns64.hpp"

#include <algorithm>

namespace probe::gate {

namespace asio = boost::asio;
using measure::Failure;
using measure::FailureKind;
using measure::Family;
using measure::Translation;

namespace {

constexpr std::size_t kMostControls = 2;

Failure local(FailureKind kind, std::string detail)
{
    return {.kind = kind, .locus = measure::Locus::local, .detail = std::move(detail)};
}

/// A control has IPv6 too, so its IPv4 address is put into the prefix by ourselves: a DNS64 would not (RFC 6147 section 5.1.6).
asio::awaitable<std::optional<Failure>> fetch_through(Edge& edge, WebControl control, Translation seen)
{
    const auto url = observers::parse_url(control.url);
    if (!url) {
        co_return local(FailureKind::malformed, "no http or https URL");
    }
    const auto known = co_await observers::ask_dns64(edge, seen.resolver, url->host, Family::ipv4);
    if (known.addresses.empty()) {
        co_return known.failure.value_or(local(FailureKind::not_found, url->host + " has no IPv4 address"));
    }
    HttpRequest request{.url = url->text, .host = url->host, .port = url->port, .keep_body = true};
    request.address = measure::embed(seen.prefixes.front(), known.addresses.front());
    const auto exchange = co_await edge.http.get(request);
    co_return failure_of(exchange, control.body);
}

asio::awaitable<void> prove(Edge& edge, std::vector<WebControl> controls, Translation& into)
{
    into.failure = local(FailureKind::other, "no control to fetch");
    controls.resize(std::min(controls.size(), kMostControls));
    for (const auto& control : controls) {
        into.control = control.url;
        into.failure = co_await fetch_through(edge, control, into);
        if (!into.failure) {
            co_return;
        }
    }
}

}  // namespace

asio::awaitable<void> observe_translation(Edge& edge, const observers::Setting& setting, std::vector<WebControl> controls,
                                          measure::GateEvidence& into)
{
    if (!setting.dns64) {
        co_return;
    }
    const auto begun = edge.clock.ticks();
    Translation seen{.resolver = *setting.dns64};
    const auto shown = co_await observers::ask_dns64(edge, seen.resolver, measure::kIpv4OnlyName, Family::ipv6);
    seen.prefixes = measure::prefixes_in(shown.addresses);
    if (seen.prefixes.empty()) {
        seen.failure = shown.failure.value_or(local(FailureKind::not_found, "the DNS64 shows no prefix"));
    } else {
        co_await prove(edge, std::move(controls), seen);
    }
    seen.elapsed = edge.clock.ticks() - begun;
    into.translation = std::move(seen);
}

}  // namespace probe::gate
