#include "probe/cli/instruments.hpp"

namespace probe::cli {
namespace {

/// RFC 9511 in spirit: whoever finds us in a log learns who measures, and where to say no.
net::HttpSettings http_settings(const config::Config& config)
{
    const auto identity = config.identity_url.empty() ? "" : " (+" + config.identity_url + ")";
    return {.user_agent = software() + identity, .ca_file = config.ca};
}

net::UnboundSettings resolver_settings(const config::Config& config)
{
    return {.roots = config.controls.roots, .trust_anchor = config.trust_anchor};
}

}  // namespace

std::string software()
{
    return "sextant-probe/" SEXTANT_VERSION;
}

observers::Setting observer_setting(const config::Config& config)
{
    return {.resolvers = config.resolvers, .roots = config.controls.roots, .ehlo_name = config.ehlo_name};
}

Instruments::Instruments(boost::asio::any_io_executor executor, const config::Config& config)
    : pace_(config.politeness), clock_(executor), dns_(executor), http_(executor, http_settings(config)),
      smtp_(executor, {.ca_file = config.ca}), validator_(executor, resolver_settings(config)),
      polite_dns_(dns_, clock_, pace_), polite_http_(http_, clock_, pace_), polite_smtp_(smtp_, clock_, pace_),
      polite_validator_(validator_, clock_, pace_), polite_quic_(quic_, clock_, pace_),
      polite_ports_(ports_, clock_, pace_), edge_{.clock = clock_,
                                                  .dns = polite_dns_,
                                                  .http = polite_http_,
                                                  .time = time_,
                                                  .net = net_,
                                                  .smtp = polite_smtp_,
                                                  .validator = polite_validator_,
                                                  .quic = polite_quic_,
                                                  .ports = polite_ports_}
{
}

}  // namespace probe::cli
