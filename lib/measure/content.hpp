#pragma once

#include "measure/observation.hpp"

/// What a web service shows, beyond that it answers: text, what the page needs of others, QUIC. Bodies are never kept.
namespace measure {

/// What a page uses a resource for.
enum class ResourceKind : std::uint8_t { script, style, form, frame, font, image, media, other };

constexpr std::array<std::string_view, 8> words_of(ResourceKind)
{
    return {"script", "style", "form", "frame", "font", "image", "media", "other"};
}

/// Is the page broken, not only poorer, without it (services.md W-12)?
constexpr bool is_critical(ResourceKind kind)
{
    return kind == ResourceKind::script || kind == ResourceKind::style || kind == ResourceKind::form;
}

/// A place in a page or style sheet that names another resource, as written there.
struct Reference {
    std::string text;  ///< At most 2048 octets; relative to the base.
    ResourceKind kind = ResourceKind::other;
};

/// One body that was read as a page. The fetches that brought it carry the same digest.
struct Page {
    std::string body_sha256;
    std::string title;        ///< UTF-8, at most 200 octets.
    std::string language;     ///< Of the root element, "" without one.
    std::uint32_t words = 0;  ///< Read; more than the cap are not counted.
    std::string sketch;       ///< MinHash of the shingles of words; 512 octets, "" without words.
    bool challenge = false;   ///< A gate before the site: asks whether the visitor is human.
    bool cut = false;         ///< A cap on octets, depth or count was reached: what is above is of the part before it.
    std::vector<std::string> ipv4_literals;  ///< IPv4 addresses that stand as hosts in links, scripts or policy; at most 8.
};

/// Whose host it is, by the public suffix list.
enum class Party : std::uint8_t { first, third };

constexpr std::array<std::string_view, 2> words_of(Party)
{
    return {"first", "third"};
}

/// One host that the page needs, and how it could be reached when we looked.
struct PageHost {
    std::string host;
    Party party = Party::third;
    std::vector<ResourceKind> kinds;  ///< Sorted, distinct.
    std::uint32_t references = 0;
    std::uint32_t depth = 1;  ///< 1: named by the page; 2: by a style sheet of it.
    std::string url;          ///< The first reference, absolute; what was asked for.
    std::vector<Address> ipv4;
    std::vector<Address> ipv6;
    std::optional<Failure> lookup;  ///< Why addresses are not known.
    std::optional<Failure> over6;   ///< Why no answer came over IPv6.
    std::optional<Failure> over4;   ///< The same over IPv4; asked only where IPv6 gave none.
    int status6 = 0;                ///< Of the answer over IPv6, 0 without one.
    int status4 = 0;
    bool asked = false;  ///< False: left out by a cap or the deadline.
};

/// One QUIC packet of a version nobody speaks, and the versions named in return (RFC 9000 section 6).
struct QuicProbe {
    std::string host;
    Address address;
    std::uint16_t port = 443;
    Timestamp started;
    Duration elapsed{};
    std::optional<Failure> failure;       ///< A timeout says that nobody speaks QUIC there, or that UDP is filtered.
    std::vector<std::uint32_t> versions;  ///< As the server lists them, at most 32.
};

/// All of it, of one task.
struct WebContent {
    std::vector<Page> pages;           ///< Distinct bodies.
    std::vector<HttpFetch> repeats;    ///< Pages fetched over IPv4 once more: how much they vary by themselves.
    std::vector<HttpFetch> strangers;  ///< The same addresses asked for a name that no server knows.
    std::vector<TlsHandshake> offers;  ///< Handshakes that offered HTTP/2 by ALPN.
    std::vector<QuicProbe> quic;
    std::string page_url;         ///< The page whose hosts follow, "" when none was read.
    std::vector<PageHost> hosts;  ///< In the order met.
};

}  // namespace measure
