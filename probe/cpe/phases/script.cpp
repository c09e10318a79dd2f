#include "probe/cpe/phases/script.hpp"

#include <iterator>

namespace cpe::phases {

using namespace std::chrono_literals;

Step wait(std::string name, milliseconds time)
{
    return {.name = std::move(name), .act = [](Stage&) {}, .limit = time};
}

Step let_others_in()
{
    return {.name = "let-others-in", .act = [](Stage&) {}, .is_long_wait = true};
}

bool lan_has_global(const Bench& bench)
{
    const auto& advert = bench.lan.last_advert();
    return bench.lan.global() && advert && advert->lifetime > 0;
}

void restore_line(Bench& bench)
{
    const auto delegated = bench.line.delegated;
    bench.line = actors::in_service(bench.plan);
    bench.line.delegated = delegated ? delegated : bench.line.delegated;
}

Script bring_into_service(seconds patience)
{
    return {
        {.name = "line.in-service",
         .act = [](Stage& stage) { restore_line(stage.bench); },
         .limit = patience,
         .settled = lan_has_global},
        {.name = "lan.solicit",
         .act = [](Stage& stage) { stage.send(Port::lan, stage.bench.lan.router_solicit()); },
         .limit = 15s,
         .settled = lan_has_global},
    };
}

Script bring_into_service(const Options& options)
{
    auto script = bring_into_service();
    if (options.beside) {
        script.front().act = [](Stage&) {};
    }
    return script;
}

Script solicit_often(const std::string& name, seconds gap, int times)
{
    const auto solicit = [](Stage& stage) { stage.send(Port::lan, stage.bench.lan.router_solicit()); };
    return Script(static_cast<std::size_t>(times), Step{.name = name, .act = solicit, .limit = gap});
}

Script operator+(Script left, Script right)
{
    left.insert(left.end(), std::make_move_iterator(right.begin()), std::make_move_iterator(right.end()));
    return left;
}

}  // namespace cpe::phases
