#include "measure/spf_reading.hpp"

#include <algorithm>
#include <array>

namespace measure {

bool asks_dns(const SpfTerm& term)
{
    constexpr std::array<std::string_view, 6> kAsking{"include", "a", "mx", "ptr", "exists", "redirect"};
    return std::find(kAsking.begin(), kAsking.end(), term.name) != kAsking.end();
}

std::vector<SpfTerm> effective_terms(const SpfRecord& record)
{
    std::vector<SpfTerm> terms;
    const SpfTerm* redirect = nullptr;
    for (const auto& term : record.terms) {
        if (term.name == "redirect") {
            redirect = &term;
            continue;
        }
        terms.push_back(term);
        if (term.name == "all") {
            return terms;
        }
    }
    if (redirect != nullptr) {
        terms.push_back(*redirect);
    }
    return terms;
}

std::string spf_domain(const SpfTerm& term, const std::string& own)
{
    auto domain = term.value.substr(0, term.value.find('/'));
    if (domain.ends_with('.')) {
        domain.pop_back();
    }
    return domain.empty() ? own : domain;
}

bool has_macro(const SpfTerm& term)
{
    return term.value.find('%') != std::string::npos;
}

const SpfRecord* spf_of(const Evidence& evidence, std::string_view domain)
{
    const auto& records = evidence.mail.spf;
    const auto found =
        std::find_if(records.begin(), records.end(), [&](const SpfRecord& record) { return record.domain == domain; });
    return found == records.end() ? nullptr : &*found;
}

}  // namespace measure
