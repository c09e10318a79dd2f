#include "probe/cpe/phases/scripts.hpp"

/// How long a client waits between Solicits when it is told that a minute is the most (RFC 9915 section 21.24). Three minutes for one
/// row: the last of all, and the router is left without a line.
namespace cpe::phases {
namespace {

using namespace std::chrono_literals;
namespace dhcp6 = frames::dhcp6;

/// 1 + 2 + ... + 64 s, with a tenth more each time: after that the longest wait shows.
constexpr auto kLongestBackOff = 240s;
/// A minute and a tenth of it: whoever has not come by then does not obey.
constexpr auto kMost = 71s;

void refuse(Stage& stage)
{
    auto& bench = stage.bench;
    bench.forget();
    bench.line = actors::in_service(bench.plan);
    bench.line.gives_address = false;
    bench.line.delegated.reset();
    bench.line.on_request = {dhcp6::number_option(dhcp6::option::kSolMaxRt, 60, 4)};
    bench.dhcp6.listen_anew();
    stage.power(true);
}

/// One that does not ask for the option has nothing to obey.
bool is_decided(const Bench& bench)
{
    const bool asked = bench.dhcp6.is_asked_for(dhcp6::option::kSolMaxRt);
    return bench.dhcp6.is_solicited_slowly() || (bench.dhcp6.heard(dhcp6::Kind::solicit) > 0 && !asked);
}

}  // namespace

Script backoff(const Options&)
{
    const auto dead_line = [](Stage& stage) {
        stage.bench.line = {};
        stage.power(false);
    };
    const auto listen = [](Stage& stage) { stage.bench.dhcp6.listen_anew(); };
    const auto came = [](const Bench& bench) {
        return bench.dhcp6.heard(dhcp6::Kind::solicit) > 0 || !bench.dhcp6.is_asked_for(dhcp6::option::kSolMaxRt);
    };
    return {{.name = "power.off", .act = dead_line, .limit = 3s},
            {.name = "line.refused", .act = refuse, .limit = kLongestBackOff, .settled = is_decided},
            {.name = "longest-wait", .act = listen, .limit = kMost, .settled = came},
            wait("backoff.rest", 1s)};
}

}  // namespace cpe::phases
