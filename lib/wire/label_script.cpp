#include "wire/label_script.hpp"

#include <unicode/uspoof.h>

#include <algorithm>
#include <memory>

namespace wire {
namespace {

using Checker = std::unique_ptr<USpoofChecker, decltype(&uspoof_close)>;

Checker make_checker()
{
    UErrorCode status = U_ZERO_ERROR;
    Checker checker(uspoof_open(&status), &uspoof_close);
    uspoof_setRestrictionLevel(checker.get(), USPOOF_HIGHLY_RESTRICTIVE);
    uspoof_setChecks(checker.get(), USPOOF_RESTRICTION_LEVEL | USPOOF_MIXED_NUMBERS, &status);
    return U_SUCCESS(status) ? std::move(checker) : Checker(nullptr, &uspoof_close);
}

/// Without a checker nothing can be told, and nothing is let through but ASCII.
bool mixes(std::string_view label)
{
    static const Checker checker = make_checker();
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::all_of(label.begin(), label.end(), is_ascii)) {
        return false;
    }
    UErrorCode status = U_ZERO_ERROR;
    const auto size = static_cast<std::int32_t>(label.size());
    const auto found = checker == nullptr ? 1 : uspoof_check2UTF8(checker.get(), label.data(), size, nullptr, &status);
    return found != 0 || U_FAILURE(status);
}

}  // namespace

std::string mixed_label(std::string_view unicode)
{
    while (!unicode.empty()) {
        const auto dot = std::min(unicode.find('.'), unicode.size());
        if (mixes(unicode.substr(0, dot))) {
            return std::string(unicode.substr(0, dot));
        }
        unicode.remove_prefix(std::min(dot + 1, unicode.size()));
    }
    return {};
}

}  // namespace wire
