#include "wire/srcset.hpp"

namespace wire {
namespace {

constexpr std::size_t kMost = 16;
constexpr std::string_view kSpace = " \t\n\f\r";

std::string_view without(std::string_view text, std::string_view leading)
{
    const auto begin = text.find_first_not_of(leading);
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

/// Past the descriptors of one candidate: a comma outside parentheses ends them.
std::string_view after_descriptors(std::string_view text)
{
    int open = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        open += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        if (text[i] == ',' && open <= 0) {
            return text.substr(i + 1);
        }
    }
    return {};
}

}  // namespace

std::vector<std::string> urls_in_srcset(std::string_view text)
{
    std::vector<std::string> urls;
    while (urls.size() < kMost) {
        text = without(text, " \t\n\f\r,");
        if (text.empty()) {
            break;
        }
        auto url = text.substr(0, text.find_first_of(kSpace));
        text.remove_prefix(url.size());
        // A comma at the end of a URL ends its candidate too.
        const bool ended = url.ends_with(',');
        while (url.ends_with(',')) {
            url.remove_suffix(1);
        }
        if (!url.empty()) {
            urls.emplace_back(url);
        }
        text = ended ? text : after_descriptors(text);
    }
    return urls;
}

}  // namespace wire
