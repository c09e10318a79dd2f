#include "collector/repository/training.hpp"
#include "tests/fakes/published_samples.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace collector::repository;

namespace {

/// A profile of a country with these events, published as its only version.
void tell(fakes::FakeContributions& all, const std::string& country, std::uint64_t submission, const std::string& events)
{
    auto publication = samples::publication("xa", 1, submission, true);
    publication.contribution = country == "XA" ? "xa" : "xb";
    publication.card.country = country;
    all.publications.push_back(publication);
    all.texts[submission] = samples::contribution_text("profile", events, samples::body_of("profile"));
}

std::vector<std::string> titles_of(const std::vector<Training>& trainings)
{
    std::vector<std::string> titles;
    for (const auto& it : trainings) {
        titles.push_back(it.event.title);
    }
    return titles;
}

}  // namespace

TEST_CASE("events of all profiles stand by their days", "[repository]")
{
    fakes::FakeContributions all;
    tell(all, "XB", 2,
         samples::event_text("second", "2026-05-01", "2026-05-01") +
             samples::event_text("fourth", "2027-01-01", "2027-01-02"));
    tell(all, "XA", 1,
         samples::event_text("third", "2026-05-01", "2026-05-03") +
             samples::event_text("first", "2026-04-30", "2026-06-01"));

    const auto found = training_of(all, "").value();

    CHECK(titles_of(found) == std::vector<std::string>{"first", "second", "third", "fourth"});
    CHECK(found[1].profile.card.country == "XB");
    CHECK(all.asked.kind == collector::ContributionKind::profile);
}

TEST_CASE("a country's own are asked for by its code", "[repository]")
{
    fakes::FakeContributions all;

    CHECK(training_of(all, "XB").value().empty());
    CHECK(all.asked.country == "XB");
}

TEST_CASE("the id of an event is the same in the next version of its profile, and no two have one", "[repository]")
{
    fakes::FakeContributions before;
    fakes::FakeContributions after;
    const auto workshop = samples::event_text("workshop", "2026-05-01", "2026-05-02");
    tell(before, "XA", 1, workshop);
    tell(after, "XA", 5, samples::event_text("another", "2026-01-01", "2026-01-01") + workshop + workshop);
    tell(after, "XB", 6, workshop);

    const auto one = training_of(before, "").value();
    const auto four = training_of(after, "").value();

    REQUIRE(one.size() == 1);
    REQUIRE(four.size() == 4);
    std::set<std::string> ids;
    for (const auto& it : four) {
        ids.insert(it.id);
    }
    CHECK(ids.size() == 4);
    CHECK(ids.contains(one.front().id));
}

TEST_CASE("a profile with line ends of another system tells its events, too", "[repository]")
{
    fakes::FakeContributions all;
    tell(all, "XA", 1, samples::event_text("workshop", "2026-05-01", "2026-05-02"));
    auto& text = all.texts[1];
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) {
        text.insert(at, 1, '\r');
    }

    CHECK(training_of(all, "").value().size() == 1);
}

TEST_CASE("an event is not over on its last day", "[repository]")
{
    const TrainingEvent event{.title = "workshop", .first = "2026-05-01", .last = "2026-05-02"};

    CHECK_FALSE(is_over(event, "2026-04-01"));
    CHECK_FALSE(is_over(event, "2026-05-02"));
    CHECK(is_over(event, "2026-05-03"));
}
