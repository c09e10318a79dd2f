#include "frames/frame_file.hpp"
#include "measure/time.hpp"
#include "wire/registrable_domain.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <set>

namespace {

/// The regions of the ITU's development sector, for the countries that have a starter frame.
const std::map<std::string, std::string> kRegions{
    {"KE", "Africa"},   {"SN", "Africa"}, {"EG", "Arab States"},  {"SA", "Arab States"},  {"BR", "Americas"},
    {"CA", "Americas"}, {"FR", "Europe"}, {"JP", "Asia-Pacific"}, {"MY", "Asia-Pacific"}, {"KZ", "CIS"},
};

std::vector<measure::Frame> shipped()
{
    std::vector<measure::Frame> found;
    for (const auto& entry : std::filesystem::directory_iterator("config/frames")) {
        auto file = frames::read_frame_file(entry.path());
        CAPTURE(entry.path());
        REQUIRE(file.errors.empty());
        CHECK(file.notes.empty());
        found.push_back(std::move(file.frame));
    }
    return found;
}

/// Whoever owns the domain owns the host.
bool is_of(const std::string& host, const std::string& domain)
{
    return host.ends_with("." + domain) || wire::registrable_domain(host) == wire::registrable_domain(domain);
}

}  // namespace

TEST_CASE("Ten countries of every region have a frame of thirty registrable names or more", "[frames]")
{
    std::set<std::string> regions;
    const auto frames = shipped();
    for (const auto& frame : frames) {
        CAPTURE(frame.country);
        REQUIRE(kRegions.contains(frame.country));
        regions.insert(kRegions.at(frame.country));
        std::set<std::string> names;
        for (const auto& target : frame.targets) {
            names.insert(wire::registrable_domain(target.domain));
        }
        CHECK(names.size() >= 30);
        CHECK_FALSE(frame.reviewed);
        CHECK(measure::parse_iso_date(frame.dated));
    }

    CHECK(frames.size() == 10);
    CHECK(regions.size() == 6);
}

TEST_CASE("What the public does most is named: every frame knows where people sign in", "[frames]")
{
    for (const auto& frame : shipped()) {
        std::set<measure::Duty> duties;
        for (const auto& target : frame.targets) {
            for (const auto& it : target.duties) {
                duties.insert(it.duty);
                CAPTURE(target.domain, it.host);
                CHECK(is_of(it.host, target.domain));
            }
        }
        CAPTURE(frame.country);
        CHECK(duties.contains(measure::Duty::login));
    }
}
