#include "collector/cli/certificate.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/scorekeeping/data_lock.hpp"

#include <unistd.h>

#include <array>

namespace collector::cli {
namespace {

std::string own_name()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string("localhost");
}

measure::Result<void> make_missing_certificate(const Config& config, std::vector<std::string> names)
{
    const auto file = config::certificate_file(config);
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored)) {
        say("certificate: " + file.string() + " is there, nothing made");
        return {};
    }
    if (!config.ingest.certificate.empty()) {
        return measure::error("the configured certificate is not there", file.string(),
                              "put it there, or remove ingest.certificate and ingest.key to have one made");
    }
    if (names.empty()) {
        names = {own_name(), "localhost", "::1", "127.0.0.1"};
    }
    const auto folder = file.parent_path();
    auto made = make_certificates(folder, names);
    if (made) {
        say("certificate: made " + file.string() + "; probes pin " + (folder / "ca.pem").string());
    }
    return made;
}

}  // namespace

int init(const Config& config, std::vector<std::string> names)
{
    std::error_code failed;
    std::filesystem::create_directories(config.directory, failed);
    if (failed) {
        return complain({.what = "cannot make the data directory: " + failed.message(),
                         .where = config.directory,
                         .remedy = "make it for the collector's user, or correct [data] directory"});
    }
    const auto lock = scorekeeping::lock_data(config.directory);
    if (!lock) {
        return complain(lock.error());
    }
    if (auto made = make_missing_certificate(config, std::move(names)); !made) {
        return complain(made.error());
    }
    say("data: " + config.directory + " is ready");
    say("next: sextant-collector probe add NAME --country CC --as N; sextant-collector frame import FILE; "
        "sextant-collector serve");
    return code(Exit::ok);
}

}  // namespace collector::cli
