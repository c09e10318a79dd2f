#include "collector/cli/network_files.hpp"

#include "codec/digest.hpp"
#include "collector/cli/named_text.hpp"

#include <algorithm>
#include <fstream>
#include <tuple>

namespace collector::cli {
namespace {

namespace fs = std::filesystem;

std::string name_of(const context::DelegatedFile& file)
{
    return file.registry + "." + measure::to_iso_date(file.dated) + ".txt";
}

/// Whole or not at all.
measure::Result<void> put(const fs::path& path, const std::string& text)
{
    std::error_code fault;
    fs::create_directories(path.parent_path(), fault);
    const auto draft = path.string() + ".new";
    {
        std::ofstream file(draft, std::ios::binary | std::ios::trunc);
        file << text;
        file.flush();
        if (!file) {
            return measure::error("the file cannot be written", draft, "look at the disk and the rights of its folder");
        }
    }
    fs::rename(draft, path, fault);
    return fault ? measure::error("the file cannot be put in place: " + fault.message(), path.string())
                 : measure::Result<void>();
}

fs::path users_file(const config::Config& config)
{
    return networks_directory(config) / "users.csv";
}

fs::path trend_file(const config::Config& config)
{
    return networks_directory(config) / "trend.csv";
}

/// "ripencc.2019-09-08.txt"
std::optional<HeldDelegated> held_in(const fs::path& path)
{
    constexpr std::size_t kDate = 10;
    const auto stem = path.stem().string();
    const auto dot = stem.find('.');
    if (path.extension() != ".txt" || dot == std::string::npos || stem.size() != dot + 1 + kDate) {
        return std::nullopt;
    }
    return HeldDelegated{.registry = stem.substr(0, dot), .dated = stem.substr(dot + 1), .path = path};
}

}  // namespace

fs::path networks_directory(const config::Config& config)
{
    return fs::path(config.directory) / "networks";
}

measure::Result<ReadDelegated> read_delegated(const std::string& name, context::DelegatedLeave leave)
{
    auto text = read_text_file(name);
    if (!text) {
        return tl::unexpected(text.error());
    }
    auto file = context::parse_delegated(*text, name, leave);
    if (!file) {
        return tl::unexpected(file.error());
    }
    auto sha256 = codec::sha256(*text);
    return ReadDelegated{.file = *std::move(file), .text = *std::move(text), .sha256 = std::move(sha256)};
}

measure::Result<Kept> keep(const config::Config& config, const ReadDelegated& read)
{
    const auto path = networks_directory(config) / name_of(read.file);
    if (!fs::exists(path)) {
        return put(path, read.text).map([] { return Kept::fresh; });
    }
    // It was good when it came in, whatever was allowed then.
    const auto held = read_delegated(path.string(), {.fewer_than_summary = true});
    if (held && held->sha256 == read.sha256) {
        return Kept::held_already;
    }
    if (held && held->file.extended && !read.file.extended) {
        return Kept::poorer;
    }
    return put(path, read.text).map([] { return Kept::replaced; });
}

measure::Result<std::vector<HeldDelegated>> held_delegated(const config::Config& config)
{
    std::vector<HeldDelegated> held;
    std::error_code fault;
    for (const auto& entry : fs::directory_iterator(networks_directory(config), fault)) {
        if (auto found = held_in(entry.path())) {
            held.push_back(*std::move(found));
        }
    }
    std::sort(held.begin(), held.end(), [](const HeldDelegated& a, const HeldDelegated& b) {
        return std::tie(a.registry, a.dated) < std::tie(b.registry, b.dated);
    });
    return held;
}

measure::Result<std::vector<context::UserShare>> held_users(const config::Config& config)
{
    if (!fs::exists(users_file(config))) {
        return std::vector<context::UserShare>();
    }
    return read_text_file(users_file(config).string()).and_then([&](const std::string& text) {
        return context::parse_user_series(text, users_file(config).string());
    });
}

measure::Result<void> keep_users(const config::Config& config, const std::vector<context::UserShare>& rows)
{
    return put(users_file(config), context::user_series_text(rows));
}

measure::Result<std::vector<context::AllocationPoint>> held_trend(const config::Config& config)
{
    if (!fs::exists(trend_file(config))) {
        return std::vector<context::AllocationPoint>();
    }
    return read_text_file(trend_file(config).string()).and_then([&](const std::string& text) {
        return context::parse_allocation_series(text, trend_file(config).string());
    });
}

measure::Result<void> keep_trend(const config::Config& config, const std::vector<context::AllocationPoint>& rows)
{
    return put(trend_file(config), context::allocation_series_text(rows));
}

}  // namespace collector::cli
