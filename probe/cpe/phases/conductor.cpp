#include "probe/cpe/phases/conductor.hpp"

#include <iterator>

namespace cpe::phases {

Conductor::Conductor(Bench& bench, std::vector<const Phase*> phases, const Options& options)
    : bench_(bench), phases_(std::move(phases)), options_(options)
{
}

void Conductor::open_phase(std::vector<Effect>& effects)
{
    phase_open_ = true;
    step_ = 0;
    script_ = phases_[phase_]->script(options_);
    effects.emplace_back(Note{.name = "phase.begin"});
}

void Conductor::open_step(Time now, std::vector<Effect>& effects)
{
    step_open_ = true;
    step_began_ = now;
    effects.emplace_back(Note{.name = "step", .detail = {{"step", script_[step_].name}}});
    Stage stage(bench_, now);
    script_[step_].act(stage);
    std::move(stage.effects.begin(), stage.effects.end(), std::back_inserter(effects));
}

bool Conductor::step_is_over(Time now) const
{
    const auto& step = script_[step_];
    return now - step_began_ >= step.limit || (step.settled && step.settled(bench_));
}

/// A step that has a rule to settle says whether it did: what comes later may only be judged if so.
void Conductor::close_step(Time now, std::vector<Effect>& effects)
{
    const auto& step = script_[step_];
    if (step.settled) {
        const bool settled = step.settled(bench_);
        const auto waited = std::chrono::duration_cast<milliseconds>(now - step_began_).count();
        effects.emplace_back(Note{.name = settled ? "settled" : "not-settled",
                                  .detail = {{"step", step.name}, {"waited_ms", std::to_string(waited)}}});
    }
    step_open_ = false;
    ++step_;
}

std::vector<Effect> Conductor::advance(Time now)
{
    std::vector<Effect> effects;
    while (!finished()) {
        if (!phase_open_) {
            open_phase(effects);
        }
        if (step_ == script_.size()) {
            effects.emplace_back(Note{.name = "phase.end"});
            // The log names the phase that ends: the next one begins with the next call.
            phase_open_ = false;
            ++phase_;
            return effects;
        }
        if (!step_open_) {
            open_step(now, effects);
            if (!script_[step_].settled && script_[step_].limit.count() > 0) {
                return effects;
            }
        }
        if (!step_is_over(now)) {
            return effects;
        }
        close_step(now, effects);
    }
    return effects;
}

std::optional<Time> Conductor::due() const
{
    if (finished()) {
        return std::nullopt;
    }
    return step_open_ ? step_began_ + script_[step_].limit : Time();
}

}  // namespace cpe::phases
