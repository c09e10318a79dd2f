#include "probe/cpe/frames/dhcp6.hpp"

#include <algorithm>

namespace cpe::frames::dhcp6 {
namespace {

std::optional<std::vector<Option>> read_options(Reader& reader)
{
    std::vector<Option> options;
    while (!reader.empty()) {
        const auto code = reader.u16();
        const auto data = reader.take(reader.u16());
        if (!reader.ok()) {
            return std::nullopt;
        }
        options.push_back({.code = code, .data = {data.begin(), data.end()}});
    }
    return options;
}

void write_option(Writer& writer, const Option& option)
{
    writer.u16(option.code).u16(option.data.size()).add(option.data);
}

std::optional<Leased> read_leased(const Option& option)
{
    Reader reader(option.data);
    Leased leased;
    if (option.code == option::kIaAddress) {
        leased.prefix = {.base = read_address(reader), .length = 128};
        leased.preferred = reader.u32();
        leased.valid = reader.u32();
    } else {
        leased.preferred = reader.u32();
        leased.valid = reader.u32();
        const auto length = std::min<std::uint8_t>(reader.u8(), 128);
        leased.prefix = measure::covering(read_address(reader), length);
    }
    return reader.ok() ? std::optional(leased) : std::nullopt;
}

std::optional<Association> read_association(const Option& option)
{
    Reader reader(option.data);
    Association association{.code = option.code, .id = reader.u32(), .t1 = reader.u32(), .t2 = reader.u32()};
    const auto inner = read_options(reader);
    if (!inner || !reader.ok()) {
        return std::nullopt;
    }
    for (const auto& item : *inner) {
        const bool mine = item.code == (option.code == option::kIaNa ? option::kIaAddress : option::kIaPrefix);
        if (const auto leased = mine ? read_leased(item) : std::nullopt) {
            association.leased.push_back(*leased);
        }
    }
    association.status = status_of(*inner);
    return association;
}

Option to_option(const Leased& leased)
{
    Writer writer;
    if (leased.prefix.length == 128) {
        writer.add(leased.prefix.base.octets).u32(leased.preferred).u32(leased.valid);
        return {.code = option::kIaAddress, .data = writer.take()};
    }
    writer.u32(leased.preferred).u32(leased.valid).u8(leased.prefix.length).add(leased.prefix.base.octets);
    return {.code = option::kIaPrefix, .data = writer.take()};
}

}  // namespace

std::string to_string(Kind kind)
{
    switch (kind) {
        case Kind::solicit: return "solicit";
        case Kind::advertise: return "advertise";
        case Kind::request: return "request";
        case Kind::confirm: return "confirm";
        case Kind::renew: return "renew";
        case Kind::rebind: return "rebind";
        case Kind::reply: return "reply";
        case Kind::release: return "release";
        case Kind::decline: return "decline";
        case Kind::reconfigure: return "reconfigure";
        case Kind::information_request: return "information-request";
    }
    return std::to_string(static_cast<unsigned>(kind));
}

std::optional<Message> read(OctetView octets)
{
    Reader reader(octets);
    const auto kind = reader.u8();
    const auto high = reader.u8();
    const auto low = reader.u16();
    if (!reader.ok() || kind < 1 || kind > 11) {
        return std::nullopt;
    }
    auto options = read_options(reader);
    if (!options) {
        return std::nullopt;
    }
    return Message{.kind = static_cast<Kind>(kind),
                   .transaction = static_cast<std::uint32_t>(high) << 16U | low,
                   .options = *std::move(options)};
}

Octets write(const Message& message)
{
    Writer writer;
    writer.u32(static_cast<std::uint64_t>(message.kind) << 24U | message.transaction);
    for (const auto& option : message.options) {
        write_option(writer, option);
    }
    return writer.take();
}

const Option* find(const std::vector<Option>& options, std::uint16_t code)
{
    const auto found = std::ranges::find(options, code, &Option::code);
    return found == options.end() ? nullptr : &*found;
}

bool asks_for(const Message& message, std::uint16_t code)
{
    const auto* request = find(message.options, option::kRequest);
    if (request == nullptr) {
        return false;
    }
    for (Reader reader(request->data); !reader.empty() && reader.ok();) {
        if (reader.u16() == code) {
            return reader.ok();
        }
    }
    return false;
}

std::vector<Association> associations(const Message& message, std::uint16_t code)
{
    std::vector<Association> found;
    for (const auto& option : message.options) {
        if (const auto association = option.code == code ? read_association(option) : std::nullopt) {
            found.push_back(*association);
        }
    }
    return found;
}

Option to_option(const Association& association)
{
    Writer writer;
    writer.u32(association.id).u32(association.t1).u32(association.t2);
    for (const auto& leased : association.leased) {
        write_option(writer, to_option(leased));
    }
    if (association.status) {
        write_option(writer, number_option(option::kStatus, *association.status, 2));
    }
    return {.code = association.code, .data = writer.take()};
}

std::optional<std::uint16_t> status_of(const std::vector<Option>& options)
{
    const auto* option = find(options, option::kStatus);
    if (option == nullptr) {
        return std::nullopt;
    }
    Reader reader(option->data);
    const auto value = reader.u16();
    return reader.ok() ? std::optional(value) : std::nullopt;
}

Option number_option(std::uint16_t code, std::uint64_t value, std::size_t octets)
{
    Octets data(octets);
    for (std::size_t i = 0; i < octets; ++i) {
        data[i] = static_cast<std::uint8_t>(value >> 8U * (octets - 1 - i));
    }
    return {.code = code, .data = std::move(data)};
}

Option addresses_option(std::uint16_t code, const std::vector<Address>& addresses)
{
    Writer writer;
    for (const auto& address : addresses) {
        writer.add(address.octets);
    }
    return {.code = code, .data = writer.take()};
}

std::vector<Address> addresses_of(const Option& option)
{
    std::vector<Address> addresses;
    for (Reader reader(option.data); !reader.empty();) {
        const auto address = read_address(reader);
        if (reader.ok()) {
            addresses.push_back(address);
        }
    }
    return addresses;
}

Option domains_option(std::uint16_t code, const std::vector<std::string>& domains)
{
    Writer writer;
    for (std::string_view rest : domains) {
        while (!rest.empty()) {
            const auto label = rest.substr(0, rest.find('.'));
            writer.u8(label.size()).text(label);
            rest.remove_prefix(std::min(rest.size(), label.size() + 1));
        }
        writer.u8(0);
    }
    return {.code = code, .data = writer.take()};
}

}  // namespace cpe::frames::dhcp6
