#include "probe/cpe/phases/conductor.hpp"

#include <iterator>

namespace cpe::phases {

Conductor::Conductor(Bench& bench, std::vector<const Phase*> phases, const Options& options)
    : bench_(bench), options_(options), waiting_(std::move(phases))
{
}

void Conductor::open_next(bool beside, std::vector<Played>& played)
{
    const auto* phase = waiting_.front();
    waiting_.erase(waiting_.begin());
    auto options = options_;
    options.beside = beside;
    going_on_.push_back({.phase = phase, .script = phase->script(options)});
    played.push_back({.phase = phase->name, .effects = {Note{.name = "phase.begin"}}});
}

/// The next phase alone may enter: the order of the others stays what it is.
void Conductor::admit(const Place& host, std::vector<Played>& played)
{
    if (host.lets_others_in && !host.over && !waiting_.empty() && waiting_.front()->beside == host.phase->name) {
        open_next(true, played);
    }
}

void Conductor::open_step(Place& place, Time now, std::vector<Effect>& effects)
{
    const auto& step = place.script[place.step];
    place.step_open = true;
    place.step_began = now;
    place.lets_others_in = place.lets_others_in || step.is_long_wait;
    effects.emplace_back(Note{.name = "step", .detail = {{"step", step.name}}});
    Stage stage(bench_, now);
    step.act(stage);
    std::move(stage.effects.begin(), stage.effects.end(), std::back_inserter(effects));
}

bool Conductor::step_is_over(const Place& place, Time now) const
{
    const auto& step = place.script[place.step];
    return now - place.step_began >= step.limit || (step.settled && step.settled(bench_));
}

/// A step that has a rule to settle says whether it did: what comes later may only be judged if so.
void Conductor::close_step(Place& place, Time now, std::vector<Effect>& effects)
{
    const auto& step = place.script[place.step];
    if (step.settled) {
        const bool settled = step.settled(bench_);
        const auto waited = std::chrono::duration_cast<milliseconds>(now - place.step_began).count();
        effects.emplace_back(Note{.name = settled ? "settled" : "not-settled",
                                  .detail = {{"step", step.name}, {"waited_ms", std::to_string(waited)}}});
    }
    place.step_open = false;
    ++place.step;
}

void Conductor::play(Place& place, Time now, std::vector<Effect>& effects)
{
    while (place.step < place.script.size()) {
        if (!place.step_open) {
            open_step(place, now, effects);
            const auto& step = place.script[place.step];
            if (!step.settled && step.limit.count() > 0) {
                return;
            }
        }
        if (!step_is_over(place, now)) {
            return;
        }
        close_step(place, now, effects);
    }
    effects.emplace_back(Note{.name = "phase.end"});
    place.over = true;
}

std::vector<Played> Conductor::advance(Time now)
{
    std::vector<Played> played;
    if (going_on_.empty() && !waiting_.empty()) {
        open_next(false, played);
    }
    // By number: one that enters while they are gone through takes its turn too.
    for (std::size_t i = 0; i < going_on_.size(); ++i) {
        Played of_this{.phase = going_on_[i].phase->name, .effects = {}};
        play(going_on_[i], now, of_this.effects);
        played.push_back(std::move(of_this));
        admit(going_on_[i], played);
    }
    std::erase_if(going_on_, [](const Place& place) { return place.over; });
    return played;
}

std::optional<Time> Conductor::due() const
{
    if (finished()) {
        return std::nullopt;
    }
    std::optional<Time> soonest;
    for (const auto& place : going_on_) {
        const auto due = place.step_open ? place.step_began + place.script[place.step].limit : Time();
        soonest = soonest ? std::min(*soonest, due) : due;
    }
    return soonest.value_or(Time());
}

}  // namespace cpe::phases
