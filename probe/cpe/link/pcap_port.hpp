#pragma once

#include "measure/result.hpp"
#include "probe/cpe/capture/record.hpp"

#include <memory>
#include <string>

struct pcap;

namespace cpe::link {

/// One interface towards the router under test, in immediate mode: a frame is here as soon as it came.
/// Without that mode frames arrive up to a second late, and whether something leaked or not is a lie.
class PcapPort {
public:
    /// Everything on the cable, or only what the filter (pcap-filter(7)) lets in.
    static measure::Result<PcapPort> open(capture::Port port, const std::string& interface, const std::string& filter = {});

    /// Readable when a frame is there.
    int descriptor() const;

    /// The next frame that came, with the kernel's time stamp; nothing when there is none, or the link just went down.
    std::optional<capture::Record> receive();

    /// Puts a frame on the wire and says when. False when the link is down.
    bool send(frames::OctetView octets);

    /// Frames that came faster than they were read.
    std::uint64_t dropped() const;

private:
    struct Close {
        void operator()(pcap* handle) const noexcept;
    };
    using Handle = std::unique_ptr<pcap, Close>;

    PcapPort(capture::Port port, Handle handle) : port_(port), handle_(std::move(handle)) {}

    capture::Port port_;
    Handle handle_;
};

}  // namespace cpe::link
