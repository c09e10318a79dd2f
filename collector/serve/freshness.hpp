#pragma once

#include "collector/serve/route.hpp"

/// How long an answer holds, and how that is told.
namespace collector::serve {

/// Events are told as they happen: a compressor would hold them back. What is tagged by its SHA-256 has no other tag.
bool may_compress(const Route& route);

/// What is made from the views may hold what is withheld from others.
bool depends_on_reader(Freshness freshness);

/// The version an answer is made from; 0 where it does not depend on the views.
measure::Result<std::uint64_t> version_for(const Site& site, Freshness freshness);

/// What else than the version tells one answer from another: an embargo ends on its day, and an edition of the methodology comes
/// into force on its own, both without a word on the ledger.
std::string edition_for(const Site& site, Freshness freshness, const DisclosedViews* shown);

/// What a 304 must repeat of the 200 (RFC 9110 section 15.4.5).
void add_freshness(http::Response& response, const Route& route, Freshness freshness, const std::string& tag);

}  // namespace collector::serve
