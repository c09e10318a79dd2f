#include "probe/gate/mail_control.hpp"

#include "measure/mail_reading.hpp"
#include "probe/observers/identity.hpp"
#include "probe/observers/lookup.hpp"
#include "probe/observers/together.hpp"

namespace probe::gate {

namespace asio = boost::asio;
using measure::Failure;
using measure::FailureKind;
using measure::Family;
using measure::Purpose;

namespace {

constexpr Family kFamilies[] = {Family::ipv4, Family::ipv6};

Failure local(FailureKind kind, std::string detail)
{
    return {.kind = kind, .locus = measure::Locus::local, .detail = std::move(detail)};
}

/// Where a control's mail goes over one family: the first address of the most preferred host that has one.
asio::awaitable<std::optional<SmtpRequest>> place_of(Edge& edge, const observers::Setting& setting, std::string domain,
                                                     Family family)
{
    measure::Evidence asked;
    asked.task.target.domain = domain;
    measure::Question question{.name = domain, .type = measure::rr::kMx};
    co_await observers::resolve(edge, setting, Purpose::mail_exchange, question, asked);
    const auto type = family == Family::ipv6 ? measure::rr::kAaaa : measure::rr::kA;
    for (const auto& exchange : measure::mail_exchanges(asked)) {
        measure::Question host{.name = exchange.host, .type = type};
        co_await observers::resolve(edge, setting, Purpose::mail_address, host, asked);
        const auto addresses = measure::mail_addresses(asked, exchange.host, family);
        if (!addresses.empty()) {
            SmtpRequest request{.host = exchange.host, .address = addresses.front(), .ehlo_name = setting.ehlo_name};
            request.try_starttls = false;
            co_return request;
        }
    }
    co_return std::nullopt;
}

asio::awaitable<std::optional<Failure>> try_control(Edge& edge, const observers::Setting& setting, std::string domain,
                                                    Family family)
{
    const auto request = co_await place_of(edge, setting, domain, family);
    if (!request) {
        co_return local(FailureKind::not_found, domain + " has no mail host of this family");
    }
    const auto session = co_await edge.smtp.talk(*request);
    if (session.failure) {
        co_return session.failure;
    }
    if (session.ehlo != 250) {
        co_return local(FailureKind::mismatch,
                        "banner " + std::to_string(session.greeting) + ", reply to EHLO " + std::to_string(session.ehlo));
    }
    co_return std::nullopt;
}

asio::awaitable<void> try_mail(Edge& edge, const observers::Setting& setting, MailControl control, Family family,
                               measure::GateEvidence& into)
{
    const auto begun = edge.clock.ticks();
    const auto failure = co_await try_control(edge, setting, control.domain, family);
    into.controls.push_back({.control = control.domain,
                             .protocol = measure::ControlProtocol::smtp,
                             .family = family,
                             .region = control.region,
                             .as_number = static_cast<std::uint32_t>(control.as_number),
                             .passed = !failure,
                             .elapsed = edge.clock.ticks() - begun,
                             .failure = failure});
}

asio::awaitable<void> identify(Edge& edge, const observers::Setting& setting, measure::GateEvidence& into)
{
    measure::MailIdentity identity{.ehlo_name = setting.ehlo_name};
    identity.names_ipv4 = co_await observers::reverse_names(edge, setting, into.source_ipv4);
    identity.names_ipv6 = co_await observers::reverse_names(edge, setting, into.source_ipv6);
    into.mail = std::move(identity);
}

}  // namespace

asio::awaitable<void> observe_mail_gate(Edge& edge, const observers::Setting& setting, std::vector<MailControl> controls,
                                        measure::GateEvidence& into)
{
    std::vector<observers::Step> steps;
    for (const auto family : kFamilies) {
        for (const auto& control : controls) {
            steps.emplace_back([&, control, family] { return try_mail(edge, setting, control, family, into); });
        }
    }
    steps.emplace_back([&] { return identify(edge, setting, into); });
    co_await observers::together(std::move(steps));
}

}  // namespace probe::gate
