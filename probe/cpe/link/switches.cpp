#include "probe/cpe/link/switches.hpp"

#include "daemon/console.hpp"

#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <string>

namespace cpe::link {
namespace {

class Socket {
public:
    Socket() : descriptor_(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {}
    ~Socket() { ::close(descriptor_); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    int get() const { return descriptor_; }

private:
    int descriptor_;
};

bool set_up(const std::string& interface, bool up)
{
    const Socket socket;
    ifreq request{};
    if (interface.size() >= sizeof request.ifr_name) {
        return false;
    }
    std::ranges::copy(interface, static_cast<char*>(request.ifr_name));
    if (::ioctl(socket.get(), SIOCGIFFLAGS, &request) != 0) {
        return false;
    }
    const auto flags = static_cast<unsigned>(request.ifr_flags);
    request.ifr_flags = static_cast<short>(up ? flags | IFF_UP : flags & ~static_cast<unsigned>(IFF_UP));
    return ::ioctl(socket.get(), SIOCSIFFLAGS, &request) == 0;
}

/// Off: when the key is pressed it is done. On: the router boots from then on, so the key comes first.
bool ask(bool on)
{
    daemons::say(on ? "Press Enter, and then switch the router ON at once."
                    : "Switch the router OFF, and then press Enter.");
    std::string line;
    return static_cast<bool>(std::getline(std::cin, line));
}

/// The operator's own command, by the shell, as the operator wrote it.
bool runs(const std::string& command)
{
    return std::system(command.c_str()) == 0;  // NOLINT(cert-env33-c): the command line is the operator's
}

}  // namespace

Switches::Switches(std::string power_command, std::string link_command, std::string lan, std::string wan)
    : power_command_(std::move(power_command)), link_command_(std::move(link_command)), lan_(std::move(lan)),
      wan_(std::move(wan))
{
}

bool Switches::has_power(const std::string& power_command)
{
    return !power_command.empty() || ::isatty(STDIN_FILENO) == 1;
}

bool Switches::power(bool on) const
{
    if (power_command_.empty()) {
        return has_power({}) && ask(on);
    }
    return runs(power_command_ + (on ? " on" : " off"));
}

bool Switches::carrier(capture::Port port, bool up) const
{
    if (!link_command_.empty()) {
        return runs(link_command_ + " " + std::string(capture::to_string(port)) + (up ? " up" : " down"));
    }
    return set_up(port == capture::Port::lan ? lan_ : wan_, up);
}

}  // namespace cpe::link
