#include "probe/cpe/link/host_stack.hpp"

#include <fstream>

namespace cpe::link {
namespace {

std::string read(const std::string& path)
{
    std::ifstream stream(path);
    std::string value;
    stream >> value;
    return value;
}

bool write(const std::string& path, const std::string& value)
{
    std::ofstream stream(path);
    stream << value;
    stream.flush();
    return stream.good();
}

}  // namespace

measure::Result<SilencedStack> SilencedStack::on(const std::vector<std::string>& interfaces)
{
    SilencedStack silenced;
    for (const auto& interface : interfaces) {
        const auto path = "/proc/sys/net/ipv6/conf/" + interface + "/disable_ipv6";
        const auto before = read(path);
        if (before == "1") {
            continue;
        }
        if (!write(path, "1")) {
            return measure::error("cannot keep this host's own IPv6 off the interface", interface,
                                  "give CAP_NET_ADMIN, or write 1 to " + path + " beforehand");
        }
        silenced.settings_.push_back({.path = path, .before = before});
    }
    return silenced;
}

SilencedStack::~SilencedStack()
{
    for (const auto& setting : settings_) {
        write(setting.path, setting.before);
    }
}

}  // namespace cpe::link
