#pragma once

#include "measure/content.hpp"

#include <string>
#include <vector>

namespace probe::observers {

/// A page that was read, and what it refers to.
struct PageSource {
    std::string url;   ///< "" when there is none.
    std::string base;  ///< Of <base href>, "" without one.
    std::vector<measure::Reference> references;
};

/// Keeps the facts of a page once for each body, and of so many bodies of one task; a further one is noted.
void keep_page(const std::optional<measure::Page>& page, measure::WebContent& into, std::vector<std::string>& notes);

}  // namespace probe::observers
