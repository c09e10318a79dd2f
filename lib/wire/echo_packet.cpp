#include "wire/echo_packet.hpp"

namespace wire {
namespace {

constexpr char kRequest = static_cast<char>(128);
constexpr char kReply = static_cast<char>(129);
constexpr std::size_t kHeader = 8;
constexpr std::size_t kSequence = 6;

void put16(std::string& packet, std::uint16_t value)
{
    packet += static_cast<char>(value >> 8U);
    packet += static_cast<char>(value & 0xffU);
}

}  // namespace

std::string echo_request(std::uint16_t identifier, std::uint16_t sequence, std::string_view data)
{
    std::string packet{kRequest, 0};
    put16(packet, 0);
    put16(packet, identifier);
    put16(packet, sequence);
    return packet.append(data);
}

bool answers_echo(std::string_view packet, std::uint16_t sequence, std::string_view data)
{
    if (packet.size() < kHeader || packet[0] != kReply || packet[1] != 0) {
        return false;
    }
    std::string number;
    put16(number, sequence);
    return packet.substr(kSequence, number.size()) == number && packet.substr(kHeader) == data;
}

}  // namespace wire
