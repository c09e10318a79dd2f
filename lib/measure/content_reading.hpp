#pragma once

#include "measure/evidence.hpp"

/// Pure questions to the content part of evidence.
namespace measure {

/// The page that this fetch brought; nullptr when its body was not read as one.
const Page* page_of(const Evidence& evidence, const HttpFetch& fetch);

/// Share of word shingles that two pages have in common (Jaccard), estimated from their sketches: 0..1.
/// Standard error 0.02 or less. Two pages without words are alike, one without and one with are not.
double similarity(const Page& one, const Page& other);

/// Did a server answer for this host, of whatever status?
inline bool answered6(const PageHost& host)
{
    return host.status6 > 0;
}

/// Is the host within the reach of IPv4 users?
inline bool answered4(const PageHost& host)
{
    return host.status4 > 0;
}

}  // namespace measure
