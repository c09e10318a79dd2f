#pragma once

#include "daemon/config.hpp"
#include "measure/endpoint.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace probe::config {

/// Whom a scraper may have measured.
enum class ScrapeTargets : std::uint8_t {
    local,   ///< Anybody while only this machine can ask, else those of the frames.
    frames,  ///< Those of the frames and of `allow`.
    any,     ///< Anybody.
};

constexpr std::array<std::string_view, 3> words_of(ScrapeTargets)
{
    return {"local", "frames", "any"};
}

struct Scrape {
    std::vector<measure::Endpoint> listen;  ///< Empty: nothing listens.
    std::string certificate;
    std::string key;
    std::string token_file;
    ScrapeTargets targets = ScrapeTargets::local;
    std::vector<std::string> allow;
    std::int64_t at_once = 16;
    measure::Duration timeout = std::chrono::seconds(60);
    measure::Duration timeout_offset = std::chrono::milliseconds(500);
    measure::Duration reuse = std::chrono::seconds(30);
    measure::Duration gate_age = std::chrono::seconds(30);
};

/// Can a stranger reach the scrape listener?
bool is_exposed(const Scrape& scrape);

/// The keys of [scrape], bound to `it`.
void add_scrape(daemons::ConfigTable& table, Scrape& it);

/// What is wrong with keys that are each good alone.
void check_scrape(const Scrape& scrape, std::vector<measure::Error>& errors);

}  // namespace probe::config
