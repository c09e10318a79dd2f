#include "collector/serve/accepted_coding.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace collector::serve {
namespace {

/// Weights in thousandths, RFC 9110 section 12.4.2: at most three decimals. What is no weight refuses.
int read_weight(std::string_view text)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool sound = !text.empty() && text.size() <= 5 && (text[0] == '0' || text[0] == '1') &&
                       (text.size() == 1 || text[1] == '.') &&
                       (text.size() < 3 || std::all_of(text.begin() + 2, text.end(), digit));
    if (!sound) {
        return 0;
    }
    int weight = text[0] == '1' ? 1000 : 0;
    int place = 100;
    for (std::size_t i = 2; i < text.size(); ++i, place /= 10) {
        weight += (text[i] - '0') * place;
    }
    return std::min(weight, 1000);
}

/// Lower case without white space: neither means anything in this field.
std::string squeeze(std::string_view text)
{
    std::string kept;
    for (const char c : text) {
        if (c != ' ' && c != '\t') {
            kept += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return kept;
}

struct Wish {
    std::string_view coding;
    int weight = 1000;
};

Wish read_wish(std::string_view item)
{
    const auto semicolon = std::min(item.find(';'), item.size());
    const auto parameters = item.substr(semicolon);
    const int weight = parameters.starts_with(";q=") ? read_weight(parameters.substr(3)) : 1000;
    return {item.substr(0, semicolon), weight};
}

struct Wishes {
    std::optional<int> gzip;
    std::optional<int> identity;
    std::optional<int> others;
};

Wishes read_wishes(std::string_view field)
{
    Wishes wishes;
    while (!field.empty()) {
        const auto comma = std::min(field.find(','), field.size());
        const auto wish = read_wish(field.substr(0, comma));
        if (wish.coding == "gzip" || wish.coding == "x-gzip") {
            wishes.gzip = wish.weight;
        } else if (wish.coding == "identity") {
            wishes.identity = wish.weight;
        } else if (wish.coding == "*") {
            wishes.others = wish.weight;
        }
        field.remove_prefix(std::min(comma + 1, field.size()));
    }
    return wishes;
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding)
{
    const auto field = squeeze(accept_encoding);
    const auto wishes = read_wishes(field);
    const int gzip = wishes.gzip.value_or(wishes.others.value_or(0));
    return gzip > 0 && gzip >= wishes.identity.value_or(0);
}

}  // namespace collector::serve
