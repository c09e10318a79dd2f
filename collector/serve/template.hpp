#pragma once

#include <map>
#include <string>
#include <string_view>

namespace collector::serve {

/// What a template is filled with.
struct Values {
    std::map<std::string, std::string, std::less<>> text;  ///< For {{name}}: escaped.
    std::map<std::string, std::string, std::less<>> html;  ///< For {{{name}}}: filled templates, put in as they are.
};

/// The template with every {{name}} and {{{name}}} replaced, in one pass: what a value holds is never a placeholder.
/// A name without a value is a bug.
std::string fill(std::string_view page, const Values& values);

}  // namespace collector::serve
