#pragma once

#include "measure/evidence.hpp"

#include <functional>
#include <string>

/// The content part of the good site's evidence, and single ways in which it can differ.
namespace content_builder {

/// What the good site's body reads as; every fetch that ends well brings it.
inline constexpr const char* kBody = "site";

/// Adds what the probe learns about the good site once it was fetched: its page, hosts, HTTP/2, no QUIC.
void add_good_content(measure::Evidence& evidence);

/// A page of so many words in common with the good site's, of a hundred.
measure::Page page(const std::string& body, int common, const std::string& title = "Example");

/// A host that answers over IPv6, needed by a script.
measure::PageHost host(const std::string& name, measure::Party party = measure::Party::third);

/// The same that answers over IPv4 alone.
measure::PageHost host_without6(const std::string& name, measure::Party party = measure::Party::third);

using Bend = std::function<void(measure::Evidence&)>;

/// All bends, one after the other.
Bend all(std::vector<Bend> bends);

/// Over one family the ends of redirects bring this page instead.
Bend shows(measure::Family family, measure::Page page);

/// The page over IPv4, fetched again, reads so.
Bend again(measure::Page page);

/// What both families show to strangers.
Bend strangers(measure::Page over6, measure::Page over4);

}  // namespace content_builder
