#include "probe/scrape/doorman.hpp"

#include "measure/names_below.hpp"

namespace probe::scrape {

Doorman::Doorman(std::span<const measure::Frame> frames, std::vector<std::string> further, bool anybody,
                 std::shared_ptr<const Names> withdrawn)
    : names_(further.begin(), further.end()), anybody_(anybody), withdrawn_(std::move(withdrawn))
{
    for (const auto& frame : frames) {
        for (const auto& target : frame.targets) {
            known_[target.domain] = target;
            if (target.opt_out) {
                opted_out_.insert(target.domain);
            }
            const auto names = measure::web_names(target);
            names_.insert(names.begin(), names.end());
        }
    }
}

measure::Result<measure::Target> Doorman::admit(const std::string& domain) const
{
    if (has_opted_out(domain)) {
        return measure::error(domain + " asked not to be measured", "target", "leave it out of your configuration");
    }
    if (const auto found = known_.find(domain); found != known_.end()) {
        // The owner agreed to a closer look once a round, not at a scraper's pace.
        auto target = found->second;
        target.consent.clear();
        return target;
    }
    if (anybody_ || names_.contains(domain)) {
        return measure::Target{.domain = domain};
    }
    return measure::error(domain + " is not among this probe's targets", "target",
                          "its operator can add it to a frame or to scrape.allow, or set scrape.targets = \"any\"");
}

/// An opt-out holds for everything below the name too.
bool Doorman::has_opted_out(const std::string& domain) const
{
    return measure::is_at_or_below(domain, opted_out_) || measure::is_at_or_below(domain, *withdrawn_);
}

}  // namespace probe::scrape
