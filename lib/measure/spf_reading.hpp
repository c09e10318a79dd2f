#pragma once

#include "measure/evidence.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// What SPF records ask of those who read them. Pure; observers follow them, checks judge them.
namespace measure {

/// Terms that make a receiver ask the DNS, of which it allows ten in all (RFC 7208 section 4.6.4).
constexpr std::size_t kMostSpfTerms = 10;

bool asks_dns(const SpfTerm& term);

/// The terms a sender that matches none of them passes through: what stands behind `all` is never reached, and a redirect
/// counts only without it, at the end (RFC 7208 sections 5.1 and 6.1).
std::vector<SpfTerm> effective_terms(const SpfRecord& record);

/// The domain a term speaks of: its own value without a prefix length, else the record's domain.
std::string spf_domain(const SpfTerm& term, const std::string& own);

/// Does a macro decide, so that each sender gets another answer (section 7)?
bool has_macro(const SpfTerm& term);

/// nullptr when the record of the domain was not read.
const SpfRecord* spf_of(const Evidence& evidence, std::string_view domain);

}  // namespace measure
