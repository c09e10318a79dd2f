#include "spool_setup.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace std::chrono_literals;
namespace spool = probe::spool;
using spool::at;
using spool::line;
using spool::payloads_in;

namespace {

/// What the world outside the spool knows, across any number of crashes.
struct Model {
    std::set<std::string> owed;                    ///< Their batch was sealed: durable, whatever happens.
    std::set<std::string> kept;                    ///< append() returned well: safe from a kill.
    std::set<std::string> tried;                   ///< Every payload ever given.
    std::map<std::string, std::string> delivered;  ///< stream/seq to the bytes that were taken.
    std::multiset<std::string> received;           ///< Payloads of batches, each batch once.
};

std::string name_of(const measure::BatchId& id)
{
    return id.stream + "/" + std::to_string(id.seq);
}

/// The collector's side: the same identity must be the same bytes, always.
void take(Model& model, const measure::SealedBatch& batch)
{
    const auto [known, fresh] = model.delivered.emplace(name_of(batch.id), batch.bytes);
    REQUIRE(known->second == batch.bytes);
    if (fresh) {
        for (const auto& payload : payloads_in(batch)) {
            model.received.insert(payload);
        }
    }
}

void append(spool::SegmentSpool& kept, Model& model, const std::string& payload)
{
    model.tried.insert(payload);
    if (kept.append(line(payload), at(0s))) {
        model.kept.insert(payload);
    }
}

/// Everything appended before belongs to a sealed batch once this is true.
void seal(spool::SegmentSpool& kept, Model& model)
{
    const auto before = model.kept;
    if (kept.seal(at(1s)).has_value() && kept.status().open_lines == 0) {
        model.owed = before;
    }
}

void deliver(spool::SegmentSpool& kept, Model& model, bool lose_reply)
{
    const auto batch = kept.oldest();
    if (batch && *batch) {
        take(model, **batch);
        if (!lose_reply) {
            (void)kept.acknowledge((*batch)->id);
        }
    }
}

/// A short life that touches every operation.
void live(spool::SegmentSpool& kept, Model& model, const std::string& prefix)
{
    append(kept, model, prefix + "a");
    append(kept, model, prefix + "b");
    seal(kept, model);
    append(kept, model, prefix + "c");
    deliver(kept, model, false);
    seal(kept, model);
    deliver(kept, model, true);
    append(kept, model, prefix + "d");
    if (const auto batch = kept.oldest(); batch && *batch) {
        take(model, **batch);
        (void)kept.acknowledge((*batch)->id);
    }
    append(kept, model, prefix + "e");
}

/// After all trouble: a restart, one more line, everything delivered.
void finish(spool::SimulatedDisk& disk, Model& model)
{
    const auto kept = spool::must_open(disk);
    append(*kept, model, "last");
    REQUIRE(model.kept.contains("last"));
    REQUIRE(kept->seal(at(2s)));
    for (auto batch = kept->oldest(); batch && *batch; batch = kept->oldest()) {
        take(model, **batch);
        REQUIRE(kept->acknowledge((*batch)->id));
    }
    REQUIRE(kept->status().sealed_batches == 0);
}

void check(const Model& model, const std::set<std::string>& promised)
{
    for (const auto& payload : promised) {
        CHECK(model.received.count(payload) == 1);
    }
    for (const auto& payload : model.received) {
        CHECK(model.received.count(payload) == 1);
        CHECK(model.tried.contains(payload));
    }
}

std::size_t calls_of_a_life()
{
    spool::SimulatedDisk disk;
    Model model;
    const auto kept = spool::must_open(disk);
    live(*kept, model, "x");
    return disk.calls;
}

}  // namespace

TEST_CASE("A kill during any call loses no line that was taken and uses no number twice", "[spool][crash]")
{
    const auto calls = calls_of_a_life();
    REQUIRE(calls > 30);
    for (std::size_t cut = 0; cut < calls; ++cut) {
        spool::SimulatedDisk disk;
        Model model;
        disk.cut_at = cut;
        if (const auto kept = open_spool(disk)) {
            live(**kept, model, "x");
        }
        disk.kill();
        finish(disk, model);
        INFO("killed at call " << cut);
        check(model, model.kept);
    }
}

TEST_CASE("A power cut during any call loses no sealed batch and uses no number twice", "[spool][crash]")
{
    const bool lose_names = GENERATE(false, true);
    const auto calls = calls_of_a_life();
    for (std::size_t cut = 0; cut < calls; ++cut) {
        spool::SimulatedDisk disk;
        Model model;
        disk.cut_at = cut;
        if (const auto kept = open_spool(disk)) {
            live(**kept, model, "x");
        }
        disk.power_cut(lose_names);
        finish(disk, model);
        INFO("power cut at call " << cut << ", names lost: " << lose_names);
        check(model, model.owed);
    }
}

TEST_CASE("With a sync for each line a power cut loses no line that was taken", "[spool][crash]")
{
    auto options = spool::small_options();
    options.sync = spool::Sync::each_line;
    const auto calls = calls_of_a_life();
    for (std::size_t cut = 0; cut < calls + 10; ++cut) {
        spool::SimulatedDisk disk;
        Model model;
        disk.cut_at = cut;
        if (const auto kept = open_spool(disk, options)) {
            live(**kept, model, "x");
        }
        disk.power_cut(true);
        finish(disk, model);
        INFO("power cut at call " << cut);
        check(model, model.kept);
    }
}

TEST_CASE("A disk that fails one call, anywhere, costs at most the call's own effect", "[spool][crash]")
{
    const auto calls = calls_of_a_life();
    for (std::size_t failing = 0; failing < calls; ++failing) {
        spool::SimulatedDisk disk;
        Model model;
        disk.fail_at = {failing};
        if (const auto kept = open_spool(disk)) {
            live(**kept, model, "x");
        }
        disk.kill();
        finish(disk, model);
        INFO("call " << failing << " failed");
        check(model, model.kept);
    }
}

TEST_CASE("Any schedule of work, kills, power cuts and failing calls agrees with the model", "[spool][crash]")
{
    const auto seed = GENERATE(range(1U, 61U));
    std::mt19937 random(seed);
    spool::SimulatedDisk disk;
    Model model;

    for (int life = 0; life < 8; ++life) {
        disk.cut_at = disk.calls + random() % 60;
        if (random() % 3 == 0) {
            disk.fail_at = {disk.calls + random() % 40, disk.calls + random() % 40};
        }
        if (const auto kept = open_spool(disk)) {
            for (int step = 0; step < 15; ++step) {
                switch (random() % 4) {
                    case 0: seal(**kept, model); break;
                    case 1: deliver(**kept, model, random() % 2 == 0); break;
                    default: append(**kept, model, std::to_string(life) + "-" + std::to_string(step)); break;
                }
            }
        }
        if (random() % 4 == 0) {
            disk.power_cut(random() % 2 == 0);
            model.kept = model.owed;
        } else {
            disk.kill();
        }
    }
    finish(disk, model);

    check(model, model.kept);
}
