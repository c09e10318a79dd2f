#pragma once

#include "measure/result.hpp"
#include "measure/target.hpp"

#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace probe::scrape {

/// Decides whom a scrape may have measured: whoever opted out never, else those of the frames and of a list, or anybody.
class Doorman {
public:
    using Names = std::set<std::string, std::less<>>;

    /// `withdrawn` grows and shrinks with what the collector knows of opt-outs.
    Doorman(std::span<const measure::Frame> frames, std::vector<std::string> further, bool anybody,
            std::shared_ptr<const Names> withdrawn = std::make_shared<Names>());

    /// The target as its frame describes it, or a plain one. An error says who refused, for the scraper.
    measure::Result<measure::Target> admit(const std::string& domain) const;

private:
    bool has_opted_out(const std::string& domain) const;

    std::map<std::string, measure::Target> known_;
    std::set<std::string> names_;  ///< Web names of the targets, and the further ones.
    bool anybody_;
    Names opted_out_;  ///< By our own frames.
    std::shared_ptr<const Names> withdrawn_;
};

}  // namespace probe::scrape
