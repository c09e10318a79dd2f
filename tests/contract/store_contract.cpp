// long: one contract, read from top to bottom; its larger parts have files of their own already
#include "tests/contract/store_contract.hpp"

#include "tests/contract/store_samples.hpp"

#include <catch2/catch.hpp>

namespace contract {
namespace {

using namespace collector;
using measure::Outcome;
using measure::State;

const measure::Verdict kPass = verdict(Outcome::pass, 1.0);

// long: the life of one store, told in order.
void ingest_side(const OpenStore& open)
{
    SECTION("a new store is empty")
    {
        const auto index = open();

        CHECK(index.store->watermark().value() == 0);
        CHECK(index.store->frames().value().empty());
        CHECK(index.store->canonical_export().value().empty());
    }

    SECTION("an entry is applied once, however often it is replayed")
    {
        const auto index = open();
        const auto entry = batch_entry({.position = 3, .verdict = kPass});

        REQUIRE(index.store->apply(entry));
        const auto once = index.store->canonical_export().value();
        REQUIRE(index.store->apply(entry));

        CHECK(index.store->watermark().value() == 3);
        CHECK(index.store->canonical_export().value() == once);
    }

    SECTION("what was applied is there after opening again")
    {
        const auto text = [&] {
            const auto index = open();
            REQUIRE(index.store->apply(registration_entry(1, "probe-a")));
            REQUIRE(index.store->apply(batch_entry({.position = 2, .verdict = kPass})));
            return index.store->canonical_export().value();
        }();

        CHECK(open().store->canonical_export().value() == text);
    }

    SECTION("a batch is found by its identity")
    {
        const auto index = open();
        REQUIRE(index.store->apply(batch_entry({.position = 1, .verdict = kPass})));

        CHECK(index.store->find_batch({"probe-a", "00ff", 1}).value() == "hash-1");
        CHECK_FALSE(index.store->find_batch({"probe-a", "00ff", 2}).value());
        CHECK_FALSE(index.store->find_batch({"probe-b", "00ff", 1}).value());
    }

    SECTION("the cumulative acknowledgement waits at a gap and passes over tombstones")
    {
        const auto index = open();
        auto third = batch_entry({.position = 1, .seq = 3, .verdict = kPass});
        REQUIRE(index.store->apply(third));
        CHECK(index.store->contiguous("probe-a", "00ff").value() == 0);

        auto fourth = batch_entry({.position = 2, .seq = 4, .verdict = kPass});
        fourth.tombstones = {{.first = 1, .last = 2, .results = 5, .reason = "full", .last_sha256 = ""}};
        REQUIRE(index.store->apply(fourth));

        CHECK(index.store->contiguous("probe-a", "00ff").value() == 4);
    }

    SECTION("a revoked probe is not found and stays in the views")
    {
        const auto index = open();
        REQUIRE(index.store->apply(registration_entry(1, "probe-a")));
        CHECK(index.store->find_probe("probe-a").value()->as_number == 64500);
        IndexEntry revoked;
        revoked.position = 2;
        revoked.revocation = Revocation{.probe = "probe-a", .reason = "lost"};
        REQUIRE(index.store->apply(revoked));

        CHECK_FALSE(index.store->find_probe("probe-a").value());
        CHECK(index.store->probes().value().empty());
        CHECK(index.views->vantages().value().at(0).revoked);
    }
}

void scoring_side(const OpenStore& open)
{
    SECTION("the newest import of a frame is in force, an older moment sees the older one")
    {
        const auto index = open();
        REQUIRE(index.store->apply(frame_entry(1, "1", 10)));
        REQUIRE(index.store->apply(frame_entry(2, "2", 20)));

        CHECK(index.store->frame("KE").value()->version == "2");
        CHECK(index.store->frame_at("KE", noon(15)).value()->version == "1");
        CHECK(index.store->frame_at("KE", noon(20)).value()->version == "2");
        CHECK(index.store->frame_at("KE", noon(1)).value()->version == "1");
        CHECK_FALSE(index.store->frame("FR").value());
        CHECK(index.store->frame("KE").value()->targets.at(0).hosts.size() == 2);
    }

    SECTION("votes are what may count: no errors, no local trouble, known by then")
    {
        const auto index = open();
        auto local = verdict(Outcome::not_testable, std::nullopt);
        local.locus = measure::Locus::local;
        REQUIRE(index.store->apply(batch_entry({.position = 1, .seq = 1, .verdict = kPass})));
        REQUIRE(index.store->apply(batch_entry({.position = 2, .seq = 2, .verdict = local})));
        REQUIRE(
            index.store->apply(batch_entry({.position = 3, .seq = 3, .verdict = verdict(Outcome::error, std::nullopt)})));
        REQUIRE(index.store->apply(batch_entry({.position = 4, .seq = 4, .day = 22, .verdict = kPass})));

        const auto all = index.store->votes({.country = "KE", .first = "2026-11-01", .last = "2026-11-30"}).value();
        const auto early =
            index.store->votes({.country = "KE", .first = "2026-11-01", .last = "2026-11-30", .received_by = noon(21)})
                .value();

        REQUIRE(all.size() == 2);
        CHECK(all[0].key.position == 1);
        CHECK(all[0].verdict.rule == kPass.rule);
        CHECK(all[0].verdict.flags == kPass.flags);
        CHECK(all[0].verdict.cause == kPass.cause);
        CHECK(early.size() == 1);
        CHECK(index.store->rounds("KE").value() == std::vector<std::string>{"2026-11-21", "2026-11-22"});
    }

    SECTION("rounds and scores are replaced, not added to")
    {
        const auto index = open();
        REQUIRE(index.store->apply(frame_entry(1, "1", 10)));
        const std::vector rows{target_round("good.example.test", 21, State::broken)};
        const std::vector votes{consensus("good.example.test", 21)};
        REQUIRE(index.store->put_rounds("KE", votes, rows));
        REQUIRE(index.store->put_score(score(21, 0.5)));
        const auto once = index.store->canonical_export().value();

        REQUIRE(index.store->put_rounds("KE", votes, rows));
        REQUIRE(index.store->put_score(score(21, 0.5)));

        CHECK(index.store->canonical_export().value() == once);
        CHECK(index.views->score_history("KE").value().size() == 1);
    }
}

// long: the life of one store, told in order.
void public_side(const OpenStore& open)
{
    const auto index = open();
    REQUIRE(index.store->apply(frame_entry(1, "1", 10)));
    REQUIRE(index.store->apply(registration_entry(2, "probe-a")));
    REQUIRE(index.store->apply(batch_entry({.position = 3, .day = 20, .verdict = kPass})));
    REQUIRE(index.store->apply(batch_entry({.position = 4, .seq = 2, .day = 21, .verdict = kPass})));
    const std::vector rows{target_round("good.example.test", 20, State::broken),
                           target_round("good.example.test", 21, State::operational)};
    const std::vector votes{consensus("good.example.test", 20), consensus("good.example.test", 21)};
    REQUIRE(index.store->put_rounds("KE", votes, rows));
    REQUIRE(index.store->put_score(score(20, 0.4)));
    REQUIRE(index.store->put_score(score(21, 0.5)));

    SECTION("the newest score of each country is the latest")
    {
        CHECK(*index.views->latest_score("KE").value()->index == Approx(0.5));
        CHECK(index.views->latest_scores().value().size() == 1);
        CHECK(index.views->score_history("KE").value().size() == 2);
        CHECK_FALSE(index.views->latest_score("FR").value());
    }

    SECTION("targets are paged by domain and filtered")
    {
        CHECK(index.views->targets({}, "", 10).value().size() == 2);
        CHECK(index.views->targets({}, "", 1).value().at(0).target.domain == "good.example.test");
        CHECK(index.views->targets({}, "good.example.test", 10).value().at(0).round.empty());
        CHECK(index.views->targets({.state = "operational"}, "", 10).value().size() == 1);
        CHECK(index.views->targets({.state = "unknown"}, "", 10).value().size() == 1);
        CHECK(index.views->targets({.state = "nonsense"}, "", 10).value().empty());
        CHECK(index.views->targets({.sector = "health"}, "", 10).value().size() == 1);
        CHECK(index.views->targets({.search = "OTHER"}, "", 10).value().size() == 1);
    }

    SECTION("a target shows its newest round")
    {
        const auto target = index.views->target("good.example.test").value();

        REQUIRE(target);
        CHECK(target->round == "2026-11-21");
        CHECK(target->state.state == State::operational);
        CHECK(index.views->consensus("good.example.test").value().size() == 1);
        const auto results = index.views->results("good.example.test").value();
        REQUIRE(results.size() == 1);
        CHECK(results[0].batch.seq == 2);
        CHECK(results[0].result.verdicts.at(0).detail == kPass.detail);
        CHECK_FALSE(index.views->target("nobody.example.test").value());
    }

    SECTION("a change is a round that shows another state than the one before")
    {
        const auto changes = index.views->changes({.country = "KE"}, {}, 10).value();

        REQUIRE(changes.size() == 1);
        CHECK(changes[0].before.state == State::broken);
        CHECK(changes[0].after.state == State::operational);
    }

    SECTION("sectors and vantages count")
    {
        const auto sectors = index.views->sectors("KE").value();

        REQUIRE(sectors.size() == 2);
        CHECK(sectors[1].operational == 1);
        CHECK(index.views->vantages().value().at(0).results == 2);
        CHECK(index.views->vantages().value().at(0).latest->round == "2026-11-21");
    }

    SECTION("changes can be those of the newest round, or from a round on")
    {
        REQUIRE(index.store->put_rounds("KE", {}, std::vector{target_round("good.example.test", 22, State::operational)}));

        CHECK(index.views->changes({.country = "KE", .first_round = "2026-11-21"}, {}, 10).value().size() == 1);
        CHECK(index.views->changes({.country = "KE", .first_round = "2026-11-22"}, {}, 10).value().empty());
        CHECK(index.views->changes({.newest_round = true}, {}, 10).value().size() == 1);
        REQUIRE(index.store->put_score(score(22, 0.5)));
        CHECK(index.views->changes({.newest_round = true}, {}, 10).value().empty());
    }

    SECTION("changes go on after the last one seen")
    {
        const auto after = [&](const ChangePlace& place) { return index.views->changes({}, place, 10).value().size(); };

        CHECK(after({.round = "2026-11-22", .country = "KE", .target = "good.example.test"}) == 1);
        CHECK(after({.round = "2026-11-21", .country = "KE", .target = "a.example.test"}) == 1);
        CHECK(after({.round = "2026-11-21", .country = "KE", .target = "good.example.test"}) == 0);
        CHECK(after({.round = "2026-11-21", .country = "ZA", .target = ""}) == 0);
    }

    SECTION("a round whose score is made otherwise than that before it is told")
    {
        const auto basis = [&](const ChangeFilter& filter) { return index.views->basis_changes(filter, 10).value(); };
        CHECK(basis({}).empty());
        auto other = score(22, 0.5);
        other.methodology = "IRS-2.0.0";
        other.methodology_sha256 = "m2";
        REQUIRE(index.store->put_score(other));
        auto last = other;
        last.window_last = "2026-11-23";
        last.frame_sha256 = "f2";
        REQUIRE(index.store->put_score(last));

        const auto all = basis({.country = "KE"});
        REQUIRE(all.size() == 2);
        CHECK((all[0].round == "2026-11-23" && all[0].other_frame && !all[0].other_rules));
        CHECK((all[1].other_rules && !all[1].other_frame));
        CHECK((all[1].methodology_before == "IRS-1.0.0" && all[1].methodology == "IRS-2.0.0"));
        CHECK(basis({.newest_round = true}).size() == 1);
        CHECK(basis({.first_round = "2026-11-23"}).size() == 1);
        CHECK(basis({.country = "FR"}).empty());
    }

    SECTION("targets stand in the order of a column; those without a value come last")
    {
        using Order = TargetOrder;
        const auto first = [&](Order order, bool descending) {
            return index.views->ordered_targets({}, {.order = order, .descending = descending, .limit = 1})
                .value()
                .at(0)
                .target.domain;
        };

        CHECK(first(Order::web_score, false) == "good.example.test");
        CHECK(first(Order::web_score, true) == "good.example.test");
        CHECK(first(Order::mail_score, false) == "good.example.test");
        CHECK(first(Order::domain, true) == "other.example.test");
        CHECK(index.views->ordered_targets({}, {.skip = 1, .limit = 10}).value().size() == 1);
        CHECK(index.views->ordered_targets({.state = "operational"}, {.limit = 10}).value().size() == 1);
    }

    SECTION("what to fix first is replaced, and made from the newest round of each target")
    {
        CHECK_FALSE(index.views->fixes("KE").value());
        REQUIRE(index.store->put_fixes("KE", "{\"old\":1}"));
        REQUIRE(index.store->put_fixes("KE", "{}"));

        CHECK(*index.views->fixes("KE").value() == "{}");
        const auto newest = index.store->newest_consensus("KE").value();
        REQUIRE(newest.size() == 1);
        CHECK(newest[0].round == "2026-11-21");
        CHECK(index.store->newest_consensus("FR").value().empty());
    }

    SECTION("a target's cluster is that of its newest result among those asked for")
    {
        const auto clusters = [&](const std::string& first, const std::string& last) {
            return index.store->operator_clusters({.country = "KE", .first = first, .last = last}).value();
        };
        CHECK(clusters("2026-11-01", "2026-11-30").empty());
        for (const auto position : {5U, 6U}) {
            auto entry = batch_entry({.position = position, .seq = position, .day = 21, .verdict = kPass});
            entry.results[0].operator_cluster = "AS6450" + std::to_string(position);
            REQUIRE(index.store->apply(entry));
        }

        CHECK(clusters("2026-11-21", "2026-11-21").at("good.example.test") == "AS64506");
        CHECK(clusters("2026-11-22", "2026-11-30").empty());
        CHECK(clusters("2026-11-01", "2026-11-20").empty());
        const VoteQuery early{
            .country = "KE", .first = "2026-11-21", .last = "2026-11-21", .received_by = measure::Timestamp()};
        CHECK(index.store->operator_clusters(early).value().empty());
    }

    SECTION("a look at a gate is kept once and told newest first")
    {
        auto entry = batch_entry({.position = 5, .seq = 3, .day = 21, .verdict = kPass});
        for (const int day : {20, 21, 21}) {
            for (const auto family : {measure::Family::ipv4, measure::Family::ipv6}) {
                entry.gates.push_back(
                    {.probe = "probe-a", .at = noon(day), .family = family, .open = day == 20, .reason = "why"});
            }
        }
        REQUIRE(index.store->apply(entry));

        const auto all = index.views->gates("probe-a", {}, 10).value();
        REQUIRE(all.size() == 4);
        CHECK(all[0].at == noon(21));
        CHECK(all[0].family == measure::Family::ipv6);
        CHECK_FALSE(all[0].open);
        CHECK(all[0].reason == "why");
        const auto rest = index.views->gates("probe-a", {all[1].at, all[1].family, all[1].protocol}, 10).value();
        REQUIRE(rest.size() == 2);
        CHECK(rest[0].open);
        CHECK(index.views->gates("probe-b", {}, 10).value().empty());
    }

    SECTION("every write makes a new version")
    {
        const auto before = index.views->version().value();
        REQUIRE(index.store->put_score(score(21, 0.6)));

        CHECK(index.views->version().value() > before);
    }
}

}  // namespace

void hold_to_store_contract(const OpenStore& open)
{
    ingest_side(open);
    scoring_side(open);
    SECTION("what the public reads")
    {
        public_side(open);
    }
    SECTION("targets whose owners opted out")
    {
        hold_to_opt_out_contract(open);
    }
    SECTION("where targets stand, and what blocks them")
    {
        hold_to_hosting_contract(open);
    }
    SECTION("home routers")
    {
        hold_to_devices_contract(open);
        hold_to_contributions_contract(open);
        hold_to_access_contract(open);
    }
    SECTION("what is said in public about the numbers")
    {
        hold_to_notes_contract(open);
    }
    SECTION("networks and policies")
    {
        hold_to_network_contract(open);
    }
}

}  // namespace contract
