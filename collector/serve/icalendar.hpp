#pragma once

#include <string>
#include <string_view>

/// Lines of an iCalendar object (RFC 5545).
namespace collector::serve {

/// "NAME:value" and its line end, folded so that no line has more than 75 octets and none breaks a character of UTF-8
/// (section 3.1). `name` has its parameters with it; `value` is written as it is, its control characters as spaces.
std::string calendar_line(std::string_view name, std::string_view value);

/// A value of the type TEXT (section 3.3.11): what would end it or divide it is escaped.
std::string calendar_text(std::string_view text);

}  // namespace collector::serve
