#include "probe/net/kernel_net.hpp"

#include "probe/net/endpoint.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/udp.hpp>

namespace probe::net {

std::optional<measure::Address> KernelNet::source_for(const measure::Address& destination) const
{
    constexpr std::uint16_t kAnyPort = 53;  // no packet is sent
    boost::asio::io_context context;
    boost::asio::ip::udp::socket socket(context);
    boost::system::error_code failure;
    const boost::asio::ip::udp::endpoint there(to_asio(destination), kAnyPort);
    socket.open(there.protocol(), failure);
    if (!failure) {
        socket.connect(there, failure);
    }
    if (failure) {
        return std::nullopt;
    }
    const auto here = socket.local_endpoint(failure);
    return failure ? std::nullopt : std::optional(from_asio(here.address()));
}

}  // namespace probe::net
