#include "probe/cpe/cli/submit_verb.hpp"

#include "daemon/console.hpp"
#include "probe/cpe/submission/delivery.hpp"
#include "probe/cpe/submission/record.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <thread>

namespace cpe::cli {
namespace {

using namespace std::chrono_literals;
using submission::Attempt;
using submission::Outcome;

constexpr auto kFirstPause = 1s;
constexpr auto kLongestPause = 60s;

measure::Result<codec::DeviceSubmission> prepare(const SubmitOptions& options)
{
    const auto run = capture::read_run(options.folder);
    if (!run) {
        return tl::unexpected(run.error());
    }
    const auto verdicts = judge::judge(*run);
    codec::DeviceSubmission prepared{.run = submission::record_of(*run, verdicts), .files = {}};
    prepared.run.rejudged = options.rejudged;
    if (options.without_capture) {
        return prepared;
    }
    return submission::files_of(options.folder).map([&](std::vector<codec::AttachedFile> files) {
        prepared.files = std::move(files);
        return prepared;
    });
}

/// Tries again while the collector says: not now. Waits what it asks for, up to a minute, or twice as long each time.
Attempt insist(const SubmitOptions& options, const std::string& digest, const std::string& sealed)
{
    const probe::https::Settings settings{.url = options.collector,
                                          .ca = options.ca,
                                          .token_file = options.token_file,
                                          .software = "sextant-cpe/" SEXTANT_VERSION};
    auto pause = kFirstPause;
    auto attempt = submission::deliver(settings, digest, sealed);
    for (int left = options.tries - 1; left > 0 && attempt.outcome == Outcome::not_now; --left) {
        const auto wait = std::min(std::max(pause, attempt.retry_after.value_or(0s)), kLongestPause);
        daemons::say(attempt.error.where + ": " + attempt.error.what + "; next try in " + std::to_string(wait.count()) +
                     " s");
        std::this_thread::sleep_for(wait);
        pause *= 2;
        attempt = submission::deliver(settings, digest, sealed);
    }
    return attempt;
}

std::string told(const Attempt& attempt, const codec::DeviceSubmission& sent, bool json)
{
    const auto& run = sent.run;
    if (json) {
        const nlohmann::ordered_json line = {{"device", attempt.device},
                                             {"run", run.frames_sha256},
                                             {"duplicate", attempt.duplicate},
                                             {"capture_sent", !sent.files.empty()},
                                             {"embargo", attempt.embargo}};
        return line.dump() + "\n";
    }
    const auto name = run.device.maker + "/" + run.device.model + "/" + run.device.firmware;
    const auto* taken = attempt.duplicate ? "the collector had it already: " : "taken: ";
    const auto withheld = attempt.embargo.empty()
                              ? std::string()
                              : "findings that expose users are withheld from the public until " + attempt.embargo + "\n";
    return taken + name + " is device " + attempt.device + "\n" + withheld;
}

}  // namespace

int submit_run(const SubmitOptions& options)
{
    const auto prepared = prepare(options);
    if (!prepared) {
        return daemons::complain(prepared.error());
    }
    const auto sealed = codec::seal_device_run(*prepared);
    if (!sealed) {
        return daemons::complain(sealed.error());
    }
    const auto attempt = insist(options, prepared->run.frames_sha256, *sealed);
    if (attempt.outcome != Outcome::taken) {
        return daemons::complain(attempt.error);
    }
    daemons::print(told(attempt, *prepared, options.json));
    return daemons::code(daemons::Exit::ok);
}

}  // namespace cpe::cli
