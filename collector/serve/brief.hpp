#pragma once

#include "collector/serve/answer.hpp"

namespace collector::serve {

/// The same with every fraction to five decimals, for lists, whose digits would cost their readers more than all the rest; what
/// stands in one document alone keeps all of them. Rounded for rounding again: less than 0.00001 away, and a reader who
/// rounds further comes to the same figure from either.
Json briefly(Json json);

}  // namespace collector::serve
