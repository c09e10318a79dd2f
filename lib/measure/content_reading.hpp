#pragma once

#include "measure/evidence.hpp"

#include <string_view>
#include <vector>

/// Pure questions to the content part of evidence, which the observers (what to look at next) and the checks put.
namespace measure {

/// A name that no server can know (RFC 6761 section 6.4): what a server shows for it is what it shows to strangers.
constexpr std::string_view kStranger = "sextant-asks-for-no-such-name.invalid";

/// Below this share of common shingles two pages are not the same page at all (services.md W-10).
constexpr double kUnlike = 0.50;

/// Where chains of redirects that began at this name ended well over one family: below 400, body read as far as we read.
std::vector<const HttpFetch*> good_ends(const Evidence& evidence, std::string_view name, Family family);

/// The page that this fetch brought; nullptr when its body was not read as one.
const Page* page_of(const Evidence& evidence, const HttpFetch& fetch);

/// Share of word shingles that two pages have in common (Jaccard), estimated from their sketches: 0..1.
/// Standard error 0.02 or less. Two pages without words are alike, one without and one with are not.
double similarity(const Page& one, const Page& other);

/// The same for what two fetches brought: equal bodies are alike whatever they are, bodies that were not read are not.
double similarity(const Evidence& evidence, const HttpFetch& one, const HttpFetch& other);

}  // namespace measure
