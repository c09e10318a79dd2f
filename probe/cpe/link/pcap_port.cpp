#include "probe/cpe/link/pcap_port.hpp"

#include <pcap/pcap.h>

namespace cpe::link {
namespace {

constexpr int kWholeFrame = 65535;
constexpr int kBuffer = 16 << 20;  ///< Holds 100,000 small frames while one is being judged.

measure::Error refused(const std::string& interface, const std::string& why)
{
    return {
        .what = "cannot capture: " + why, .where = interface, .remedy = "it needs an interface that is up, and CAP_NET_RAW"};
}

bool keep_only(pcap& handle, const std::string& filter)
{
    bpf_program program{};
    if (pcap_compile(&handle, &program, filter.c_str(), 1, PCAP_NETMASK_UNKNOWN) != 0) {
        return false;
    }
    const bool set = pcap_setfilter(&handle, &program) == 0;
    pcap_freecode(&program);
    return set;
}

}  // namespace

void PcapPort::Close::operator()(pcap* handle) const noexcept
{
    pcap_close(handle);
}

measure::Result<PcapPort> PcapPort::open(capture::Port port, const std::string& interface, const std::string& filter)
{
    std::array<char, PCAP_ERRBUF_SIZE> why{};
    Handle handle(pcap_create(interface.c_str(), why.data()));
    if (!handle) {
        return tl::unexpected(refused(interface, why.data()));
    }
    pcap_set_snaplen(handle.get(), kWholeFrame);
    pcap_set_promisc(handle.get(), 1);
    pcap_set_immediate_mode(handle.get(), 1);
    pcap_set_buffer_size(handle.get(), kBuffer);
    pcap_set_tstamp_precision(handle.get(), PCAP_TSTAMP_PRECISION_NANO);
    if (pcap_activate(handle.get()) < 0) {
        return tl::unexpected(refused(interface, pcap_geterr(handle.get())));
    }
    // What this host sends is recorded when it is sent; what others of the host send, its silenced stack must not.
    if (pcap_datalink(handle.get()) != DLT_EN10MB || pcap_setdirection(handle.get(), PCAP_D_IN) < 0 ||
        pcap_setnonblock(handle.get(), 1, why.data()) < 0) {
        return tl::unexpected(refused(interface, "this is no Ethernet interface"));
    }
    if (!filter.empty() && !keep_only(*handle, filter)) {
        return tl::unexpected(refused(interface, pcap_geterr(handle.get())));
    }
    return PcapPort(port, std::move(handle));
}

int PcapPort::descriptor() const
{
    return pcap_get_selectable_fd(handle_.get());
}

std::optional<capture::Record> PcapPort::receive()
{
    pcap_pkthdr* head = nullptr;
    const unsigned char* octets = nullptr;
    if (pcap_next_ex(handle_.get(), &head, &octets) != 1) {
        return std::nullopt;
    }
    const auto time = std::chrono::seconds(head->ts.tv_sec) + std::chrono::nanoseconds(head->ts.tv_usec);
    return capture::Record{.time = capture::Time(time), .port = port_, .octets = {octets, octets + head->caplen}};
}

bool PcapPort::send(frames::OctetView octets)
{
    return pcap_inject(handle_.get(), octets.data(), octets.size()) == static_cast<int>(octets.size());
}

std::uint64_t PcapPort::dropped() const
{
    pcap_stat counted{};
    return pcap_stats(handle_.get(), &counted) == 0 ? counted.ps_drop : 0;
}

}  // namespace cpe::link
