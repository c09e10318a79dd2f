#include "collector/cli/device_commands.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>

namespace collector::cli {
namespace {

/// What the options of one verb fill in; lives as long as the command line.
struct DeviceChoice {
    std::vector<std::string> files;
    ReleaseRequest release;
    std::string subject;
    std::string out;
    bool json = false;
};

using Shared = std::shared_ptr<DeviceChoice>;

CLI::App* add(CLI::App& group, const char* name, const char* what, std::function<int()> run, std::function<int()>& verb)
{
    auto* sub = group.add_subcommand(name, what);
    sub->fallthrough();
    sub->callback([&verb, run = std::move(run)] { verb = run; });
    return sub;
}

void add_release(CLI::App& group, const WithData& with_data, std::function<int()>& verb, const Shared& it)
{
    const auto run = with_data([it](const Config& config) { return devices_release(config, it->release); });
    auto* releasing = add(group, "release", "Say from when findings that expose users may be told in public", run, verb);
    releasing->add_option("device", it->release.device, "Its id, or MAKER/MODEL/FIRMWARE")->required();
    releasing->add_option("--row", it->release.rows, "This finding alone; may be repeated");
    releasing->add_option("--on", it->release.day,
                          "The day, 2026-11-21, earlier or later than promised; today when not given");
    releasing->add_option("--reason", it->release.reason, "For the ledger");
}

}  // namespace

void add_devices(CLI::App& app, const WithData& with_data, std::function<int()>& verb)
{
    const auto it = std::make_shared<DeviceChoice>();
    auto* group = app.add_subcommand("devices", "Home routers: what laboratories found, and where they stand");
    group->require_subcommand(1);
    group->fallthrough();
    add(*group, "import", "Which routers stand in how many homes: a regulator's table",
        with_data([it](const Config& config) { return devices_import(config, it->files); }), verb)
        ->add_option("files", it->files, "CSV: country,maker,model,firmware,share,dated,source")
        ->required();
    add_release(*group, with_data, verb, it);
    add(*group, "ls", "List devices", with_data([it](const Config& config) { return devices_list(config, it->json); }), verb)
        ->add_flag("--json", it->json);
    auto* showing = add(*group, "show", "Everything that is known of one, withheld or not",
                        with_data([it](const Config& config) { return devices_show(config, it->subject, it->json); }), verb);
    showing->add_option("device", it->subject, "Its id, or MAKER/MODEL/FIRMWARE")->required();
    showing->add_flag("--json", it->json);
    auto* taking =
        add(*group, "capture", "The files of a run, for `sextant-cpe judge`",
            with_data([it](const Config& config) { return devices_capture(config, it->subject, it->out); }), verb);
    taking->add_option("run", it->subject, "Digest of its frames, or how it begins")->required();
    taking->add_option("--out", it->out, "A new directory")->required();
}

}  // namespace collector::cli
