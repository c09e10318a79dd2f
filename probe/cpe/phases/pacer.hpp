#pragma once

#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/phases/security_probes.hpp"

/// What families of security stimuli are made with: frames between far and the LAN host, one after the other.
namespace cpe::phases {

using Make = std::function<frames::Octets(const frames::Envelope&)>;

class Pacer {
public:
    explicit Pacer(milliseconds start) { moments_.end = start; }

    void add(const std::string& name, std::function<void(Stage&)> act, milliseconds pace = milliseconds(250));

    /// A frame made for the host, from far; or from the host to far. It is named, and not sent while the host has no address.
    void inbound(const std::string& name, Make make);
    void outbound(const std::string& name, Make make);

    /// At another time than where the last one ended.
    void jump(milliseconds to) { moments_.end = to; }

    Moments take() { return std::move(moments_); }

private:
    Moments moments_;
};

/// Far to the host's own address on the LAN, and back.
std::optional<frames::Envelope> far_to_host(const Stage& stage);
std::optional<frames::Envelope> host_to_far(const Stage& stage);

/// A datagram that carries its name.
Make udp_named(std::uint16_t from, std::uint16_t to, const std::string& name);

/// A protocol that no filter knows more of than its number.
Make bare_named(std::uint8_t protocol, const std::string& name);

constexpr std::string_view kNoHost = "the LAN host has no global address";

}  // namespace cpe::phases
