#include "checks/sts_reading.hpp"

#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "measure/mail_reading.hpp"

#include <algorithm>

namespace checks {

using measure::Family;
using measure::Purpose;

StsView read_sts(const measure::Evidence& evidence)
{
    const auto& domain = measure::mail_domain(evidence.task.target);
    StsView view;
    view.known = was_told(evidence, Purpose::mail_policy, "_mta-sts." + domain, measure::rr::kTxt);
    view.announced = measure::announces_sts(evidence);
    view.told = was_told(evidence, Purpose::mail_policy, "mta-sts." + domain, measure::rr::kAaaa);
    view.detail = "mta-sts." + domain + " has no IPv6 address";
    for (const auto& fetch : evidence.mail.sts) {
        const bool six = fetch.address.family == Family::ipv6;
        if (fetch.failure && is_ours(*fetch.failure)) {
            view.ours = fetch.failure;
        } else if (fetch.failure && six) {
            view.detail = to_string(fetch.address) + ": " + describe(*fetch.failure);
        }
        if (fetch.policy && !fetch.failure) {
            view.policy = six || !view.policy ? fetch.policy : view.policy;
            view.over6 = view.over6 || six;
        }
    }
    return view;
}

bool covers(const measure::StsPolicy& policy, const std::string& host)
{
    const auto dot = std::min(host.find('.'), host.size());
    return std::any_of(policy.hosts.begin(), policy.hosts.end(), [&](const std::string& pattern) {
        return pattern == host || (pattern.starts_with("*.") && dot > 0 && host.substr(dot) == pattern.substr(1));
    });
}

bool shows_valid_certificate(const measure::SmtpSession& session)
{
    return session.handshake && !session.handshake->failure && !session.injected && session.handshake->chain_valid &&
           session.handshake->name_matches;
}

}  // namespace checks
