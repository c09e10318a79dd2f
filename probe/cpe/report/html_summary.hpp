#pragma once

#include "probe/cpe/judge/judge.hpp"

#include <string>

namespace cpe::report {

/// The first page: device, profile, laboratory, hash, counts by area, what failed.
std::string summary_page(const judge::Verdicts& verdicts);

}  // namespace cpe::report
