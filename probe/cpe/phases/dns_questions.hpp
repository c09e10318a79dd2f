#pragma once

#include "probe/cpe/frames/dns.hpp"
#include "probe/cpe/phases/script.hpp"

/// How the LAN host asks the resolver that it was told of.
namespace cpe::phases {

using Question = frames::dns::Message;

/// The resolver that the last advertisement names, else the one of DHCPv6.
std::optional<frames::Address> announced(const Bench& bench);

/// From the host to a resolver, of either family; nothing while the host has no address for that.
std::optional<frames::Envelope> towards_resolver(const Bench& bench, const std::optional<frames::Address>& resolver);

/// A question by UDP under its name; the id and the port follow from the name.
void ask(Stage& stage, const std::string& name, Question query, const std::optional<frames::Address>& resolver);

Step question(const std::string& name, const Question& query, milliseconds patience = milliseconds(1000));

/// To far itself, past the resolver of the router: it must arrive as it was sent.
Step direct_question(const std::string& name, const Question& query);

/// The steps for delays, randomness, rebinding, fragments, TCP, IPv4 and names of the home.
Script dns_battery();

}  // namespace cpe::phases
