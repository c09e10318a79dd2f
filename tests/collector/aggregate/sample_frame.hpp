#pragma once

#include "measure/target.hpp"

#include <cstddef>

namespace collector::sites {

/// The frame of a country with `count` agencies, t0.example.test and on, each with a web service and a zone.
measure::Frame frame_of(std::size_t count);

}  // namespace collector::sites
