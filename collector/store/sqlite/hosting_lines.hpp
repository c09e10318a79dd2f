#pragma once

#include "collector/ports/hosting.hpp"

#include <string>
#include <vector>

/// Hosting and blockers as text columns: one value a line, words apart by a space, the name of whoever runs it last.
namespace collector::store::sqlite {

/// "ipv6 64500 KE Example Ltd"; "-" for no country. "" for nothing.
std::string to_lines(const Hosting& hosting);
Hosting to_hosting(const std::string& lines);

/// "web.dependencies third_party cdn.example.test AS64500 Example Ltd"
std::string to_lines(const std::vector<Blocker>& blockers);
std::vector<Blocker> to_blockers(const std::string& lines);

}  // namespace collector::store::sqlite
