#pragma once

#include "collector/serve/route.hpp"

#include <string>

namespace collector::serve {

/// The address of the same question, continued after `key`.
std::string next_page(const Call& call, const std::string& key);

/// The document with its `next`, which a Link header repeats (RFC 8288); "" says that this page is the last.
Answer answer_page_of(Json document, const std::string& next);

}  // namespace collector::serve
