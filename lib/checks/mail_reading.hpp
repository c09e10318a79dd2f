#pragma once

#include "measure/mail_reading.hpp"
#include "measure/verdict.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What several mail checks ask of the same evidence.
namespace checks {

/// Does the domain take mail (M-1)?
enum class MailIntent : std::uint8_t {
    not_asked,  ///< the target has no mail role
    unknown,    ///< the resolver did not tell
    unproved,   ///< no MX, and the vantage cannot tell whether a mail server answers at the domain's own addresses
    none,       ///< neither MX nor addresses
    refused,    ///< a null MX
    silent,     ///< no MX, and no mail server at the domain's own addresses
    implicit,   ///< no MX, but a mail server at the domain's own addresses
    declared,   ///< MX records
};

MailIntent mail_intent(const measure::Evidence& evidence);

/// The verdict of a domain that takes no mail (`none`) or of which that is not known (`masked`); nullopt when it takes mail.
std::optional<measure::Verdict> without_mail(const measure::Rule& none, const measure::Rule& masked,
                                             const measure::Evidence& evidence);

/// The hosts that were looked at, the most preferred first; those beyond the cap are not among them.
std::vector<measure::MailExchange> looked_at(const measure::Evidence& evidence);

/// Did a resolver tell the host's addresses of this family, be it "none"?
bool host_told(const measure::Evidence& evidence, const std::string& host, measure::Family family);

/// The host's ordinary global addresses.
std::vector<measure::Address> routable_at(const measure::Evidence& evidence, const std::string& host,
                                          measure::Family family);

/// Hosts with an ordinary global IPv6 address.
std::vector<std::string> hosts_with_ipv6(const measure::Evidence& evidence);

/// What one session says of the service.
enum class Service : std::uint8_t {
    works,       ///< banner 220 and EHLO 250
    dead,        ///< nothing, or no SMTP
    refuses,     ///< an error over IPv6 where the host takes mail over IPv4
    refuses_us,  ///< an error that may be about our address
    ours,        ///< our own trouble
};

Service service_of(const measure::Evidence& evidence, const measure::SmtpSession& session);

/// Why the session does not work, for a fault.
measure::Cause cause_of(const measure::SmtpSession& session);

/// "mx.example.test 2001:db8::25: banner 554".
std::string session_text(const measure::SmtpSession& session);

/// Sessions with one host over one family. Pointers into `evidence`.
std::vector<const measure::SmtpSession*> sessions_of(const measure::Evidence& evidence, const std::string& host,
                                                     measure::Family family);

/// The same, those that work.
std::vector<const measure::SmtpSession*> working_sessions(const measure::Evidence& evidence, const std::string& host,
                                                          measure::Family family);

/// Does any host answer as a mail server over the family?
bool any_host_works(const measure::Evidence& evidence, measure::Family family);

/// The first session over the family that our own trouble cut off; nullptr without one.
const measure::SmtpSession* own_mail_trouble(const measure::Evidence& evidence, measure::Family family);

}  // namespace checks
