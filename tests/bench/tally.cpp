#include "bench/tally.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace bench {
namespace {

nlohmann::ordered_json quantile(std::vector<measure::Duration>& sorted, double share)
{
    if (sorted.empty()) {
        return nullptr;
    }
    const auto place = static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1));
    return std::chrono::duration_cast<std::chrono::microseconds>(sorted[place]).count();
}

}  // namespace

std::string to_json(Tally tally)
{
    std::sort(tally.excess.begin(), tally.excess.end());
    const nlohmann::ordered_json json = {{"good", tally.good},
                                         {"bad", tally.bad},
                                         {"trusted", tally.trusted},
                                         {"octets", tally.octets},
                                         {"excess_p50_us", quantile(tally.excess, 0.5)},
                                         {"excess_p99_us", quantile(tally.excess, 0.99)}};
    return json.dump();
}

}  // namespace bench
