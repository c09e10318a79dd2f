#include "collector/networks/totals.hpp"

#include "measure/words.hpp"

#include <map>
#include <tuple>

namespace collector::networks {

std::string totals_text(const DelegatedFile& file)
{
    using Key = std::tuple<std::string, std::string, std::string_view, std::string_view>;
    std::map<Key, std::pair<std::uint64_t, std::uint64_t>> totals;
    for (const auto& record : file.records) {
        auto& [records, amount] =
            totals[{record.registry, record.country, measure::to_word(record.kind), measure::to_word(record.standing)}];
        ++records;
        amount += record.count;
    }
    std::string text;
    for (const auto& [key, total] : totals) {
        const auto& [registry, country, kind, standing] = key;
        text += registry + ',' + country + ',';
        text.append(kind).append(",").append(standing);
        text += ',' + std::to_string(total.first) + ',' + std::to_string(total.second) + '\n';
    }
    return text;
}

}  // namespace collector::networks
