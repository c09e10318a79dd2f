#include "checks/spf_view.hpp"

#include "checks/lookup_reading.hpp"
#include "measure/mail_reading.hpp"
#include "measure/spf_reading.hpp"

namespace checks {
namespace {

using measure::Evidence;
using measure::Family;
using measure::Purpose;
using measure::SpfTerm;

/// Records name each other; a circle ends here, and long before by the count of terms.
constexpr int kDeepest = 12;

struct Walk {
    const Evidence& evidence;
    SpfView view;
};

void read_record(Walk& walk, const std::string& domain, int depth);

void read_addresses(Walk& walk, const std::string& name)
{
    const auto has = [&](Family family) {
        return !measure::addresses_for(walk.evidence, Purpose::spf, name, family).empty();
    };
    walk.view.ipv4 = walk.view.ipv4 || has(Family::ipv4);
    walk.view.ipv6 = walk.view.ipv6 || has(Family::ipv6);
    walk.view.unknown = walk.view.unknown || !was_told(walk.evidence, Purpose::spf, name, measure::rr::kA) ||
                        !was_told(walk.evidence, Purpose::spf, name, measure::rr::kAaaa);
}

void read_exchanges(Walk& walk, const std::string& name)
{
    walk.view.unknown = walk.view.unknown || !was_told(walk.evidence, Purpose::spf, name, measure::rr::kMx);
    std::size_t followed = 0;
    for (const auto& host : measure::hosts_in(measure::data_for(walk.evidence, Purpose::spf, name, measure::rr::kMx))) {
        if (++followed <= measure::kMostSpfTerms) {
            read_addresses(walk, host);
        }
    }
}

/// `exists` asks for an A record, also for senders over IPv6 (section 5.7): when there is one, both pass.
void read_exists(Walk& walk, const std::string& name)
{
    const bool there = !measure::addresses_for(walk.evidence, Purpose::spf, name, Family::ipv4).empty();
    walk.view.ipv4 = walk.view.ipv4 || there;
    walk.view.ipv6 = walk.view.ipv6 || there;
    walk.view.unknown = walk.view.unknown || !was_told(walk.evidence, Purpose::spf, name, measure::rr::kA);
}

/// What one term lets pass. Only `+` does; the others say of a sender that it is not one of theirs (section 4.6.2).
void read_term(Walk& walk, const SpfTerm& term, const std::string& own, int depth)
{
    if (term.qualifier != '+') {
        return;
    }
    const auto domain = measure::spf_domain(term, own);
    if (term.name == "ptr" || (measure::asks_dns(term) && measure::has_macro(term))) {
        walk.view.decided_later = true;
    } else if (term.name == "include" || term.name == "redirect") {
        read_record(walk, domain, depth + 1);
    } else if (term.name == "a") {
        read_addresses(walk, domain);
    } else if (term.name == "mx") {
        read_exchanges(walk, domain);
    } else if (term.name == "exists") {
        read_exists(walk, domain);
    }
    walk.view.ipv4 = walk.view.ipv4 || term.name == "ip4" || term.name == "all";
    walk.view.ipv6 = walk.view.ipv6 || term.name == "ip6" || term.name == "all";
}

void refuse(Walk& walk, const std::string& why)
{
    walk.view.problem = walk.view.problem.empty() ? why : walk.view.problem;
}

/// A record that an include or redirect needs and that is not there is an error (sections 5.2 and 6.1).
void read_missing(Walk& walk, const std::string& domain, int depth)
{
    const bool answered = was_told(walk.evidence, Purpose::spf, domain, measure::rr::kTxt);
    walk.view.unknown = walk.view.unknown || !answered;
    if (answered && depth > 0) {
        refuse(walk, domain + " has no SPF record");
    }
}

void read_record(Walk& walk, const std::string& domain, int depth)
{
    const auto* record = measure::spf_of(walk.evidence, domain);
    if (depth > kDeepest) {
        return refuse(walk, "includes go round in circles");
    }
    if (record == nullptr || record->records == 0) {
        return read_missing(walk, domain, depth);
    }
    if (!record->problem.empty()) {
        return refuse(walk, domain + ": " + record->problem);
    }
    for (const auto& term : measure::effective_terms(*record)) {
        walk.view.terms += measure::asks_dns(term) ? 1 : 0;
        if (walk.view.terms > measure::kMostSpfTerms) {
            return refuse(walk, "more than ten terms that ask the DNS");
        }
        read_term(walk, term, domain, depth);
    }
}

}  // namespace

SpfView read_spf(const Evidence& evidence)
{
    Walk walk{.evidence = evidence, .view = {}};
    read_record(walk, measure::mail_domain(evidence.task.target), 0);
    return walk.view;
}

}  // namespace checks
