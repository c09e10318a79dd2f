#pragma once

#include "probe/cpe/phases/script.hpp"

namespace cpe::phases {

/// What one phase wants done.
struct Played {
    std::string_view phase;
    std::vector<Effect> effects;
};

/// Plays phases step by step: says what is to be done now and when it wants to be asked again. Pure but for its place in the score.
///
/// Phases follow one another; one that may be played beside the one before it begins while that one waits.
class Conductor {
public:
    Conductor(Bench& bench, std::vector<const Phase*> phases, const Options& options);

    /// Everything that is due at `now`, of each phase that goes on. Called after every frame and at `due`.
    std::vector<Played> advance(Time now);

    std::optional<Time> due() const;
    bool finished() const { return waiting_.empty() && going_on_.empty(); }

private:
    /// A phase that goes on.
    struct Place {
        const Phase* phase = nullptr;
        Script script;
        std::size_t step = 0;
        bool step_open = false;
        bool lets_others_in = false;
        bool over = false;
        Time step_began;
    };

    void open_next(bool beside, std::vector<Played>& played);
    void admit(const Place& host, std::vector<Played>& played);
    void play(Place& place, Time now, std::vector<Effect>& effects);
    void open_step(Place& place, Time now, std::vector<Effect>& effects);
    bool step_is_over(const Place& place, Time now) const;
    void close_step(Place& place, Time now, std::vector<Effect>& effects);

    Bench& bench_;
    Options options_;
    std::vector<const Phase*> waiting_;
    std::vector<Place> going_on_;
};

}  // namespace cpe::phases
