#pragma once

#include "measure/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace probe::cli {

/// A domain as people type it ("https://Bücher.example/", "example.test.") as A-labels in lower case (IDNA2008).
measure::Result<std::string> parse_domain(std::string_view text);

/// A name of A-labels in U-labels; "" when that is the same.
std::string people_write(const std::string& domain);

/// All of them, or every error.
struct Domains {
    std::vector<std::string> names;
    std::vector<measure::Error> errors;
};

Domains parse_domains(const std::vector<std::string>& texts);

}  // namespace probe::cli
