#include "tests/contract/store_contract.hpp"
#include "tests/contract/store_samples.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace contract {
namespace {

using namespace collector;

IndexEntry submitted(std::uint64_t position, const std::string& id, const std::string& title, const std::string& words)
{
    ContributionEntry entry;
    entry.fact = {.step = ContributionStep::submitted, .contribution = id, .submission = 0, .by = "ann"};
    entry.fact.text = "text " + std::to_string(position);
    entry.card = {.kind = id == "xa" ? ContributionKind::profile : ContributionKind::case_study,
                  .country = "XA",
                  .title = title,
                  .summary = "s",
                  .language = "en",
                  .contributor = "Office",
                  .dated = "2026-11-01"};
    entry.words = words;
    IndexEntry it{.position = position, .at = noon(20)};
    it.contribution = entry;
    return it;
}

IndexEntry step(std::uint64_t position, std::uint64_t submission, ContributionStep what, const std::string& by)
{
    ContributionEntry entry;
    entry.fact = {.step = what, .contribution = "xa", .submission = submission, .by = by};
    IndexEntry it{.position = position, .at = noon(21)};
    it.contribution = entry;
    return it;
}

void publish(Store& store, std::uint64_t position, std::uint64_t submission)
{
    REQUIRE(store.apply(step(position, submission, ContributionStep::approved, "bob")));
    REQUIRE(store.apply(step(position + 1, submission, ContributionStep::published, "bob")));
}

std::size_t found(const store::OpenStore& index, const std::string& typed)
{
    return index.contributions->standing({.country = {}, .kind = {}, .language = {}, .search = typed}, 0, 10).value().size();
}

void publications(const OpenStore& open)
{
    SECTION("only what somebody else approved and what was then published can be read; old versions stay")
    {
        const auto index = open();
        REQUIRE(index.store->apply(submitted(1, "xa", "one", "")));
        REQUIRE(index.store->apply(step(2, 1, ContributionStep::approved, "ann")));
        REQUIRE(index.store->apply(step(3, 1, ContributionStep::published, "ann")));
        CHECK(index.contributions->standing({}, 0, 10).value().empty());

        publish(*index.store, 4, 1);
        REQUIRE(index.store->apply(submitted(6, "xa", "two", "")));
        publish(*index.store, 7, 6);

        const auto versions = index.contributions->versions("xa", 10).value();
        REQUIRE(versions.size() == 2);
        CHECK((versions[0].version == 2 && versions[0].current && versions[0].card.title == "two"));
        CHECK((versions[1].version == 1 && !versions[1].current && versions[1].reviewer == "bob"));
        CHECK(index.contributions->text(1).value() == "text 1");
        CHECK(!index.contributions->text(2).value());
    }

    SECTION("a version that is withdrawn gives way to the one before it")
    {
        const auto index = open();
        REQUIRE(index.store->apply(submitted(1, "xa", "one", "")));
        publish(*index.store, 2, 1);
        REQUIRE(index.store->apply(submitted(4, "xa", "two", "")));
        publish(*index.store, 5, 4);
        REQUIRE(index.store->apply(step(7, 4, ContributionStep::withdrawn, "bob")));

        const auto standing = index.contributions->standing({}, 0, 10).value();
        REQUIRE(standing.size() == 1);
        CHECK(standing[0].version == 1);
        CHECK(index.contributions->versions("xa", 10).value()[0].withdrawn);
        CHECK(index.contributions->submission(4).value()->steps.size() == 3);
        const auto listed = [&](std::uint64_t from, std::size_t limit) {
            const auto all =
                index.contributions->submissions([&](const Submission& it) { return it.position >= from; }, limit).value();
            std::vector<std::uint64_t> positions;
            std::ranges::transform(all, std::back_inserter(positions), &Submission::position);
            return positions;
        };
        CHECK(listed(1, 10) == std::vector<std::uint64_t>{4, 1});
        CHECK(listed(1, 1) == std::vector<std::uint64_t>{4});
        CHECK(listed(5, 10).empty());
    }
}

/// The same question in each of the six languages, as people type it.
void search(const OpenStore& open)
{
    SECTION("words are found in every script, inflected, without marks, in the middle of Chinese")
    {
        const auto index = open();
        REQUIRE(index.store->apply(
            submitted(1, "xa", "Deployment of IPv6",
                      "Le déploiement réussi. La implementación técnica. Внедрение протокола в ведомствах. "
                      "中国推进互联网协议第六版规模部署行动计划. السِّياسة الوطنيّة للإنترنت. It's done, dual-stack.")));
        publish(*index.store, 2, 1);

        for (const auto* typed :
             {"deploy", "DEPLOYMENT ipv6", "deploiement", "déploiement", "implementacion", "протокол внедрение", "ведомств",
              "部署", "第六版", "推进互联网", "سياسة", "السياسة", "الوطنية", "dual-stack"}) {
            CAPTURE(typed);
            CHECK(found(index, typed) == 1);
        }
        for (const auto* typed : {"署部", "missing", "ipv6 missing", "...", "\" OR title:x", "NEAR(", "*"}) {
            CAPTURE(typed);
            CHECK(found(index, typed) == 0);
        }
    }

    SECTION("a title weighs more than the text, and filters hold")
    {
        const auto index = open();
        REQUIRE(index.store->apply(submitted(1, "xa", "Mail", "something of portals and more of portals")));
        publish(*index.store, 2, 1);
        REQUIRE(index.store->apply(submitted(4, "xa-b", "Portals", "something else")));
        publish(*index.store, 5, 4);
        const auto& all = *index.contributions;

        const auto best = all.standing({.country = {}, .kind = {}, .language = {}, .search = "portal"}, 0, 10).value();
        REQUIRE(best.size() == 2);
        CHECK(best[0].contribution == "xa-b");
        CHECK(all.standing({.country = {}, .kind = ContributionKind::profile, .language = {}, .search = "portal"}, 0, 9)
                  .value()
                  .size() == 1);
        CHECK(all.standing({.country = "XB"}, 0, 10).value().empty());
        CHECK(all.standing({.country = "XA", .kind = {}, .language = "fr"}, 0, 10).value().empty());
        CHECK(all.standing({}, 1, 10).value().size() == 1);
    }
}

void figures(const OpenStore& open)
{
    SECTION("targets and sectors have figures round by round")
    {
        const auto index = open();
        REQUIRE(index.store->apply(frame_entry(1, "1", 10)));
        for (const int day : {20, 21}) {
            const std::vector rows{
                target_round("good.example.test", day, day == 20 ? measure::State::broken : measure::State::operational)};
            REQUIRE(index.store->put_rounds("KE", {}, rows));
        }
        const auto works = index.contributions->target_figures("good.example.test", "operational").value();

        REQUIRE(works.size() == 2);
        CHECK((works[0].round == "2026-11-20" && works[0].value == 0));
        CHECK(works[1].value == 1);
        CHECK(index.contributions->target_figures("nobody.example.test", "web").value().empty());
        const auto sector = index.store->frames().value().front().targets.front().sector;
        CHECK(index.contributions->sector_figures("KE", sector, "operational").value().size() == 2);
        CHECK(index.contributions->sector_figures("KE", "no such", "operational").value().empty());
    }
}

}  // namespace

/// What Member States tell of themselves.
void hold_to_contributions_contract(const OpenStore& open)
{
    publications(open);
    search(open);
    figures(open);
}

}  // namespace contract
