#include "probe/cpe/frames/softwire.hpp"

#include <algorithm>

/// RFC 7598: containers of options, prefixes without the octets that they do not need.
namespace cpe::frames::softwire {
namespace {

constexpr std::uint8_t kForwarding = 0x01;  ///< The rule also serves traffic to other ends (section 4.1).

void write_prefix(Writer& writer, const Prefix& prefix)
{
    const std::size_t octets = (prefix.length + 7U) / 8U;
    writer.u8(prefix.length).add(OctetView(prefix.base.octets).first(octets));
}

std::optional<Prefix> read_prefix(Reader& reader)
{
    const auto length = reader.u8();
    const auto octets = reader.take((std::min<std::size_t>(length, 128) + 7U) / 8U);
    Prefix prefix{.base = {.family = measure::Family::ipv6}, .length = length};
    std::ranges::copy(octets, prefix.base.octets.begin());
    return reader.ok() && length <= 128 ? std::optional(measure::covering(prefix.base, length)) : std::nullopt;
}

void write_ipv4(Writer& writer, const Address& address)
{
    writer.add(OctetView(address.octets).first(4));
}

Address read_ipv4(Reader& reader)
{
    Address address{.family = measure::Family::ipv4};
    std::ranges::copy(reader.take(4), address.octets.begin());
    return address;
}

void write_option(Writer& writer, std::uint16_t code, const Octets& data)
{
    writer.u16(code).u16(data.size()).add(data);
}

/// The id stands at the left of its sixteen bits (section 4.5).
Octets port_parameters(const PortSet& ports)
{
    const unsigned shift = 16U - ports.id_length;
    return Writer().u8(ports.offset).u8(ports.id_length).u16(static_cast<std::uint32_t>(ports.id) << shift & 0xFFFFU).take();
}

std::optional<PortSet> read_ports(OctetView data)
{
    Reader reader(data);
    PortSet ports{.offset = reader.u8(), .id_length = reader.u8()};
    const std::uint32_t padded = reader.u16();
    if (!reader.ok() || ports.offset > 15 || ports.id_length > 16) {
        return std::nullopt;
    }
    ports.id = static_cast<std::uint16_t>(padded >> (16U - ports.id_length));
    return ports;
}

Octets rule_data(const Rule& rule)
{
    Writer writer;
    writer.u8(kForwarding).u8(rule.embedded_length).u8(rule.ipv4.length);
    write_ipv4(writer, rule.ipv4.base);
    write_prefix(writer, rule.ipv6);
    write_option(writer, option::kPortParameters, port_parameters({.offset = rule.offset}));
    return writer.take();
}

Octets binding_data(const Binding& binding)
{
    Writer writer;
    write_ipv4(writer, binding.address);
    write_prefix(writer, binding.prefix);
    write_option(writer, option::kPortParameters, port_parameters(binding.ports));
    return writer.take();
}

/// The port parameters at the end of a rule or a binding, if there are any.
std::optional<PortSet> ports_behind(Reader& reader)
{
    const auto code = reader.u16();
    const auto data = reader.take(reader.u16());
    return reader.ok() && code == option::kPortParameters ? read_ports(data) : std::nullopt;
}

std::optional<Rule> read_rule(OctetView data)
{
    Reader reader(data);
    reader.u8();
    Rule rule{.embedded_length = reader.u8()};
    rule.ipv4.length = reader.u8();
    rule.ipv4.base = read_ipv4(reader);
    const auto prefix = read_prefix(reader);
    if (!prefix || rule.ipv4.length > 32 || rule.embedded_length > 48) {
        return std::nullopt;
    }
    rule.ipv6 = *prefix;
    const auto ports = ports_behind(reader);
    rule.offset = ports ? ports->offset : rule.offset;
    return rule;
}

std::optional<Binding> read_binding(OctetView data)
{
    Reader reader(data);
    Binding binding{.address = read_ipv4(reader), .prefix = {}, .ports = {}};
    const auto prefix = read_prefix(reader);
    if (!prefix) {
        return std::nullopt;
    }
    binding.prefix = *prefix;
    binding.ports = ports_behind(reader).value_or(PortSet{});
    return binding;
}

void read_into(Offer& offer, std::uint16_t code, OctetView data)
{
    Reader reader(data);
    switch (code) {
        case option::kRule: offer.rule = read_rule(data); return;
        case option::kBinding: offer.binding = read_binding(data); return;
        case option::kRelay:
            if (data.size() == 16) {
                offer.relay = read_address(reader);
            }
            return;
        case option::kDefaultMapping: offer.default_mapping = read_prefix(reader); return;
        default: return;
    }
}

}  // namespace

dhcp6::Option to_option(std::uint16_t code, const Offer& offer)
{
    Writer writer;
    if (offer.rule) {
        write_option(writer, option::kRule, rule_data(*offer.rule));
    }
    if (offer.relay) {
        write_option(writer, option::kRelay, {offer.relay->octets.begin(), offer.relay->octets.end()});
    }
    if (offer.default_mapping) {
        Writer prefix;
        write_prefix(prefix, *offer.default_mapping);
        write_option(writer, option::kDefaultMapping, prefix.take());
    }
    if (offer.binding) {
        write_option(writer, option::kBinding, binding_data(*offer.binding));
    }
    return {.code = code, .data = writer.take()};
}

std::optional<Offer> read(const dhcp6::Option& option)
{
    Offer offer;
    for (Reader reader(option.data); !reader.empty();) {
        const auto code = reader.u16();
        const auto data = reader.take(reader.u16());
        if (!reader.ok()) {
            return std::nullopt;
        }
        read_into(offer, code, data);
    }
    return offer;
}

}  // namespace cpe::frames::softwire
