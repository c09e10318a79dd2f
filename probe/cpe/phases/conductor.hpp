#pragma once

#include "probe/cpe/phases/script.hpp"

namespace cpe::phases {

/// Plays phases step by step: says what is to be done now and when it wants to be asked again. Pure but for its place in the score.
class Conductor {
public:
    Conductor(Bench& bench, std::vector<const Phase*> phases, const Options& options);

    /// Everything that is due at `now`. Called after every frame and at `due`.
    std::vector<Effect> advance(Time now);

    std::optional<Time> due() const;
    bool finished() const { return phase_ >= phases_.size(); }

    /// The phase that goes on, for the log.
    std::string_view phase() const { return finished() ? "end" : phases_[phase_]->name; }

private:
    void open_phase(std::vector<Effect>& effects);
    void open_step(Time now, std::vector<Effect>& effects);
    bool step_is_over(Time now) const;
    void close_step(Time now, std::vector<Effect>& effects);

    Bench& bench_;
    std::vector<const Phase*> phases_;
    Options options_;
    std::size_t phase_ = 0;
    Script script_;
    std::size_t step_ = 0;
    bool phase_open_ = false;
    bool step_open_ = false;
    Time step_began_;
};

}  // namespace cpe::phases
