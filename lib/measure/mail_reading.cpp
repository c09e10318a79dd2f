#include "measure/mail_reading.hpp"

#include "measure/reading.hpp"
#include "measure/txt_text.hpp"

#include <algorithm>
#include <charconv>

namespace measure {
namespace {

void sort_unique(auto& values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// "10 mx.example.test"; a null MX is "0 " because the root has no text.
std::optional<MailExchange> exchange_of(std::string_view data)
{
    MailExchange found;
    const auto space = data.find(' ');
    const auto number = data.substr(0, space);
    const auto read = std::from_chars(number.data(), number.data() + number.size(), found.preference);
    if (space == std::string_view::npos || read.ec != std::errc() || read.ptr != number.data() + number.size()) {
        return std::nullopt;
    }
    found.host = data.substr(space + 1);
    return found;
}

std::vector<MailExchange> exchanges_in(const std::vector<std::string>& mx_data)
{
    std::vector<MailExchange> exchanges;
    for (const auto& data : mx_data) {
        if (auto exchange = exchange_of(data)) {
            exchanges.push_back(*std::move(exchange));
        }
    }
    sort_unique(exchanges);
    return exchanges;
}

char hex_digit(unsigned value)
{
    return "0123456789abcdef"[value & 0xfU];
}

bool tells(const DnsLookup& lookup, Purpose purpose, std::string_view name, std::uint16_t type)
{
    return lookup.purpose == purpose && lookup.question.type == type && lookup.question.name == name && lookup.reply;
}

void add_data(const DnsMessage& reply, std::string_view name, std::uint16_t type, std::vector<std::string>& into)
{
    const auto owner = last_alias(reply, name);
    for (const auto& record : reply.answers) {
        if (record.owner == owner && record.type == type) {
            into.push_back(record.data);
        }
    }
}

}  // namespace

std::vector<std::string> data_for(const Evidence& evidence, Purpose purpose, std::string_view name, std::uint16_t type)
{
    std::vector<std::string> found;
    for (const auto& lookup : evidence.lookups) {
        if (tells(lookup, purpose, name, type)) {
            add_data(*lookup.reply, name, type, found);
        }
    }
    sort_unique(found);
    return found;
}

std::vector<MailExchange> published_exchanges(const Evidence& evidence)
{
    return exchanges_in(data_for(evidence, Purpose::mail_exchange, evidence.task.target.domain, rr::kMx));
}

bool exchanges_told(const Evidence& evidence)
{
    return std::any_of(evidence.lookups.begin(), evidence.lookups.end(), [](const DnsLookup& lookup) {
        const bool asked = lookup.purpose == Purpose::mail_exchange && lookup.reply;
        return asked && (lookup.reply->rcode == rcode::kNoError || lookup.reply->rcode == rcode::kNxDomain);
    });
}

bool has_null_mx(const Evidence& evidence)
{
    const auto published = published_exchanges(evidence);
    return published.size() == 1 && published.front().host.empty();
}

std::vector<MailExchange> mail_exchanges(const Evidence& evidence)
{
    auto exchanges = published_exchanges(evidence);
    if (!exchanges_told(evidence) || has_null_mx(evidence)) {
        return {};
    }
    if (exchanges.empty()) {
        return {{.preference = 0, .host = evidence.task.target.domain}};
    }
    // RFC 7505 section 3 forbids the root beside others; no host can be asked there.
    std::erase_if(exchanges, [](const MailExchange& exchange) { return exchange.host.empty(); });
    return exchanges;
}

std::vector<std::string> hosts_in(const std::vector<std::string>& mx_data)
{
    std::vector<std::string> hosts;
    for (const auto& exchange : exchanges_in(mx_data)) {
        hosts.push_back(exchange.host);
    }
    return hosts;
}

const TlsaLookup* tlsa_of(const Evidence& evidence, std::string_view host)
{
    const TlsaLookup* found = nullptr;
    for (const auto& lookup : evidence.mail.tlsa) {
        found = lookup.host == host ? &lookup : found;
    }
    return found;
}

bool is_vouched(const TlsaLookup& lookup)
{
    return !lookup.failure && lookup.security == Security::secure && !lookup.records.empty();
}

bool announces_sts(const Evidence& evidence)
{
    const auto records = data_for(evidence, Purpose::mail_policy, "_mta-sts." + evidence.task.target.domain, rr::kTxt);
    const auto announcements = std::count_if(
        records.begin(), records.end(), [](const std::string& record) { return begins_as(txt_text(record), "v=STSv1"); });
    // RFC 8461 section 3.1: with more than one such record there is no policy.
    return announcements == 1;
}

std::vector<Address> addresses_for(const Evidence& evidence, Purpose purpose, std::string_view name, Family family)
{
    const auto type = family == Family::ipv4 ? rr::kA : rr::kAaaa;
    std::vector<Address> found;
    for (const auto& lookup : evidence.lookups) {
        if (tells(lookup, purpose, name, type)) {
            const auto here = addresses_in(*lookup.reply, name, family);
            found.insert(found.end(), here.begin(), here.end());
        }
    }
    sort_unique(found);
    return found;
}

std::vector<Address> mail_addresses(const Evidence& evidence, std::string_view host, Family family)
{
    return addresses_for(evidence, Purpose::mail_address, host, family);
}

std::string reverse_name(const Address& address)
{
    std::string name;
    if (address.family == Family::ipv4) {
        for (std::size_t i = 4; i > 0; --i) {
            name += std::to_string(address.octets[i - 1]) + ".";
        }
        return name + "in-addr.arpa";
    }
    for (std::size_t i = address.octets.size(); i > 0; --i) {
        const unsigned octet = address.octets[i - 1];
        name += {hex_digit(octet), '.', hex_digit(octet >> 4U), '.'};
    }
    return name + "ip6.arpa";
}

std::string tlsa_name(std::string_view host)
{
    return "_25._tcp." + std::string(host);
}

}  // namespace measure
