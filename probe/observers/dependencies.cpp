#include "probe/observers/dependencies.hpp"

#include "measure/reading.hpp"
#include "measure/special_purpose.hpp"
#include "probe/observers/chain.hpp"
#include "probe/observers/page_hosts.hpp"
#include "probe/observers/redirect.hpp"
#include "probe/observers/together.hpp"

#include <algorithm>

namespace probe::observers {

namespace asio = boost::asio;
using measure::Address;
using measure::Evidence;
using measure::Failure;
using measure::FailureKind;
using measure::Family;
using measure::PageHost;

namespace {

/// A page that refers to slow hosts must not hold up the task.
constexpr measure::Duration kLimit = std::chrono::seconds(60);

/// Hosts resolved from the root: aliases and mail exchangers of the target have a claim to the task's chains too.
constexpr std::size_t kMostChained = 16;

/// Hosts asked side by side.
constexpr std::size_t kSideBySide = 6;

/// What all steps of one page share.
struct Inquiry {
    Edge& edge;
    const Setting& setting;
    Evidence& evidence;
    PageHosts found;
    measure::Duration begun{};
    std::size_t next = 0;     ///< Of found.hosts, not yet asked.
    std::size_t chained = 0;  ///< Hosts resolved from the root.

    bool is_late() const { return edge.clock.ticks() - begun > kLimit; }
};

std::optional<Address> first_global(const std::vector<Address>& addresses)
{
    const auto found = std::find_if(addresses.begin(), addresses.end(), measure::is_global);
    return found == addresses.end() ? std::nullopt : std::optional(*found);
}

/// Looked up beside the evidence: of a page's hosts only the addresses are kept.
asio::awaitable<void> look_up_addresses(Inquiry& inquiry, PageHost& host)
{
    if (const auto literal = measure::parse_address(host.host)) {
        (literal->family == Family::ipv6 ? host.ipv6 : host.ipv4).push_back(*literal);
        co_return;
    }
    Evidence scratch;
    for (const auto type : {measure::rr::kAaaa, measure::rr::kA}) {
        measure::Question question{.name = host.host, .type = type};
        const bool replied = co_await resolve(inquiry.edge, inquiry.setting, measure::Purpose::address, question, scratch);
        const bool failed = !replied || scratch.lookups.back().reply->rcode == measure::rcode::kServFail;
        if (failed && !host.lookup) {
            host.lookup = scratch.lookups.empty() ? std::nullopt : scratch.lookups.back().failure;
            host.lookup = host.lookup ? host.lookup : Failure{.kind = FailureKind::other, .locus = measure::Locus::resolver};
        }
    }
    host.ipv6 = measure::published(scratch, host.host, Family::ipv6);
    host.ipv4 = measure::published(scratch, host.host, Family::ipv4);
}

/// What stopped an exchange that brought no status.
Failure failure_of(const HttpExchange& exchange)
{
    if (exchange.connect.failure) {
        return *exchange.connect.failure;
    }
    if (exchange.handshake && exchange.handshake->failure) {
        return *exchange.handshake->failure;
    }
    return exchange.fetch && exchange.fetch->failure ? *exchange.fetch->failure : Failure{};
}

/// The status of "/" at the host over one family; 0 and a failure when there was none.
asio::awaitable<int> ask_host(Inquiry& inquiry, Url url, Address address, std::optional<Failure>& failure)
{
    const std::string scheme = url.text.starts_with("https:") ? "https://" : "http://";
    const auto shown = url.literal && url.literal->family == Family::ipv6 ? "[" + url.host + "]" : url.host;
    HttpRequest request{.url = scheme + shown + ":" + std::to_string(url.port) + "/",
                        .host = url.host,
                        .address = address,
                        .port = url.port,
                        .ask = Ask::head};
    const auto exchange = co_await inquiry.edge.http.get(request);
    const int status = exchange.fetch ? exchange.fetch->status : 0;
    if (status == 0) {
        failure = failure_of(exchange);
    }
    co_return status;
}

asio::awaitable<void> ask_over_both(Inquiry& inquiry, PageHost& host, Url url)
{
    if (const auto address = first_global(host.ipv6)) {
        host.status6 = co_await ask_host(inquiry, url, *address, host.over6);
    }
    const auto address4 = first_global(host.ipv4);
    if (host.status6 == 0 && address4) {
        host.status4 = co_await ask_host(inquiry, url, *address4, host.over4);
    }
    if (host.status6 > 0 && !url.literal && inquiry.chained++ < kMostChained) {
        co_await observe_host_chain(inquiry.edge, inquiry.setting, url.host, inquiry.evidence);
    }
}

/// The page's own host has shown already that it answers.
bool has_answered(const Evidence& evidence, PageHost& host)
{
    for (const auto& fetch : evidence.fetches) {
        if (fetch.host == host.host && fetch.address.family == Family::ipv6 && fetch.status > 0) {
            host.status6 = fetch.status;
            host.ipv6 = measure::published(evidence, host.host, Family::ipv6);
            host.ipv4 = measure::published(evidence, host.host, Family::ipv4);
            return true;
        }
    }
    return false;
}

/// By value and back: the list grows while we wait.
asio::awaitable<void> inquire(Inquiry& inquiry, std::size_t place)
{
    auto host = inquiry.found.hosts[place];
    const auto url = parse_url(host.url);
    if (url && is_web_port(url->port)) {
        host.asked = true;
        if (!has_answered(inquiry.evidence, host)) {
            co_await look_up_addresses(inquiry, host);
            co_await ask_over_both(inquiry, host, *url);
        }
    }
    host.references = inquiry.found.hosts[place].references;
    host.kinds = inquiry.found.hosts[place].kinds;
    inquiry.found.hosts[place] = std::move(host);
}

asio::awaitable<void> inquire_some(Inquiry& inquiry)
{
    while (inquiry.next < inquiry.found.hosts.size() && !inquiry.is_late()) {
        co_await inquire(inquiry, inquiry.next++);
    }
}

asio::awaitable<void> inquire_all(Inquiry& inquiry)
{
    std::vector<Step> steps;
    for (std::size_t i = 0; i < kSideBySide; ++i) {
        steps.emplace_back([&inquiry] { return inquire_some(inquiry); });
    }
    co_await together(std::move(steps));
}

/// Reads a style sheet or a frame, over IPv6 where its host has it.
asio::awaitable<void> read_one(Inquiry& inquiry, Further further)
{
    const auto& hosts = inquiry.found.hosts;
    const auto host =
        std::find_if(hosts.begin(), hosts.end(), [&](const PageHost& one) { return one.host == further.url.host; });
    auto address = host->status6 > 0 ? first_global(host->ipv6) : std::nullopt;
    address = address || host->status4 == 0 ? address : first_global(host->ipv4);
    if (!address || inquiry.is_late()) {
        co_return;
    }
    HttpRequest request{.url = further.url.text, .host = further.url.host, .address = *address, .port = further.url.port};
    request.reading = further.kind == measure::ResourceKind::style ? Reading::style : Reading::page;
    const auto exchange = co_await inquiry.edge.http.get(request);
    PageSource source{.url = further.url.text, .base = exchange.base, .references = exchange.references};
    inquiry.found.add(source, 2);
}

void note_what_is_missing(const Inquiry& inquiry)
{
    auto& notes = inquiry.evidence.notes;
    if (inquiry.found.left_out > 0) {
        notes.push_back("page hosts left out, more than " + std::to_string(PageHosts::kMostHosts) +
                        ": references to them: " + std::to_string(inquiry.found.left_out));
    }
    if (inquiry.is_late()) {
        notes.push_back("page hosts left out, a minute was over");
    }
}

}  // namespace

asio::awaitable<void> observe_dependencies(Edge& edge, const Setting& setting, PageSource page, Evidence& into)
{
    const auto url = parse_url(page.url);
    if (!url) {
        co_return;
    }
    Inquiry inquiry{.edge = edge,
                    .setting = setting,
                    .evidence = into,
                    .found = {into.task.target, url->host},
                    .begun = edge.clock.ticks()};
    inquiry.found.add(page, 1);
    co_await inquire_all(inquiry);
    const auto further = inquiry.found.further;
    for (const auto& one : further) {
        co_await read_one(inquiry, one);
    }
    co_await inquire_all(inquiry);
    note_what_is_missing(inquiry);
    into.content.page_url = page.url;
    into.content.hosts = std::move(inquiry.found.hosts);
}

}  // namespace probe::observers
