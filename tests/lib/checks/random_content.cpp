#include "tests/lib/checks/content_builder.hpp"
#include "tests/lib/checks/random_evidence.hpp"

/// The content part of random evidence.
namespace random_evidence {

using measure::Family;

measure::PageHost Draw::any_page_host()
{
    auto host = one_in(2) ? content_builder::host(any_host()) : content_builder::host_without6(any_host());
    host.party = one_in(2) ? measure::Party::first : measure::Party::third;
    host.kinds = {static_cast<measure::ResourceKind>(below(words_of(measure::ResourceKind{}).size()))};
    host.asked = !one_in(6);
    if (one_in(4)) {
        host.over6 = any_failure();
    }
    if (one_in(6)) {
        host.lookup = any_failure();
    }
    if (one_in(6)) {
        host.ipv6 = {any_address(any_family())};
    }
    return host;
}

measure::QuicProbe Draw::any_quic()
{
    measure::QuicProbe probe{.host = any_host(), .address = any_address(any_family())};
    probe.versions.assign(below(3), static_cast<std::uint32_t>(below(3)));
    if (one_in(2)) {
        probe.failure = any_failure();
    }
    return probe;
}

measure::WebContent Draw::any_content()
{
    measure::WebContent content;
    for (const auto* body : {"a", "b", "c"}) {
        if (!one_in(4)) {
            content.pages.push_back(content_builder::page(body, static_cast<int>(below(401)), one_in(2) ? "One" : "Two"));
            content.pages.back().language = one_in(3) ? "fr" : "en";
            content.pages.back().challenge = one_in(8);
        }
    }
    content.page_url = one_in(3) ? "" : "https://example.test/";
    for (auto left = below(4); left > 0; --left) {
        content.repeats.push_back(any_fetch());
        content.strangers.push_back(any_fetch());
        content.offers.push_back(any_handshake());
        content.offers.back().alpn = one_in(2) ? "h2" : "";
        content.quic.push_back(any_quic());
        content.hosts.push_back(any_page_host());
    }
    return content;
}

}  // namespace random_evidence
