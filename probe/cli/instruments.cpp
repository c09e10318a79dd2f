#include "probe/cli/instruments.hpp"

namespace probe::cli {
namespace {

std::uint32_t hop_mtu(const config::Config& config)
{
    return static_cast<std::uint32_t>(config.hop_mtu);
}

/// RFC 9511 in spirit: whoever finds us in a log learns who measures, and where to say no.
net::HttpSettings http_settings(const config::Config& config)
{
    const auto identity = config.identity_url.empty() ? "" : " (+" + config.identity_url + ")";
    return {.user_agent = software() + identity, .ca_file = config.ca, .hop_mtu = hop_mtu(config)};
}

net::SmtpSettings smtp_settings(const config::Config& config)
{
    return {.ca_file = config.ca, .hop_mtu = hop_mtu(config)};
}

net::UnboundSettings resolver_settings(const config::Config& config)
{
    return {.roots = config.controls.roots, .trust_anchor = config.trust_anchor, .hop_mtu = hop_mtu(config)};
}

}  // namespace

std::string software()
{
    return "sextant-probe/" SEXTANT_VERSION;
}

observers::Setting observer_setting(const config::Config& config)
{
    observers::Setting setting{.resolvers = config.resolvers,
                               .roots = config.controls.roots,
                               .ehlo_name = config.ehlo_name,
                               .hop_mtu = hop_mtu(config)};
    setting.dns64 = config.dns64.empty() ? std::nullopt : std::optional(config.dns64.front());
    setting.courtesy = {.description = config.identity_description,
                        .announced = config.identity_url,
                        .connection_gap = config.politeness.connection_gap,
                        .question_gap = config.politeness.question_gap};
    return setting;
}

Instruments::Instruments(boost::asio::any_io_executor executor, const config::Config& config)
    : pace_(config.politeness), clock_(executor), dns_(executor, hop_mtu(config)), http_(executor, http_settings(config)),
      smtp_(executor, smtp_settings(config)), validator_(executor, resolver_settings(config)), icmp_(config.identity_url),
      polite_dns_(dns_, clock_, pace_), polite_http_(http_, clock_, pace_), polite_smtp_(smtp_, clock_, pace_),
      polite_validator_(validator_, clock_, pace_), polite_quic_(quic_, clock_, pace_), polite_icmp_(icmp_, clock_, pace_),
      polite_ports_(ports_, clock_, pace_), edge_{.clock = clock_,
                                                  .dns = polite_dns_,
                                                  .http = polite_http_,
                                                  .time = time_,
                                                  .net = net_,
                                                  .smtp = polite_smtp_,
                                                  .validator = polite_validator_,
                                                  .quic = polite_quic_,
                                                  .icmp = polite_icmp_,
                                                  .ports = polite_ports_}
{
}

}  // namespace probe::cli
