#pragma once

#include "measure/context.hpp"
#include "measure/evidence.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Evidence of one small site as a probe records it: in good order, but for what a plan bends.
///
/// The site is example.test with www.example.test, both families, HTTP that leads to HTTPS, and two name servers. Its
/// addresses are ordinary global ones because documentation ranges are what the checks must refuse.
namespace evidence_builder {

inline constexpr const char* kDomain = "example.test";
inline constexpr const char* kWww = "www.example.test";
inline constexpr const char* kFour = "30.0.0.1";
inline constexpr const char* kSix = "2d00::1";
inline constexpr const char* kSecondSix = "2d00::2";
inline constexpr const char* kThirdSix = "2d00::3";

/// One visit to one port of one address. A step that failed takes the later steps with it.
struct Exchange {
    measure::TcpConnect connect;
    measure::TlsHandshake handshake;  ///< Of port 443 only.
    measure::HttpFetch fetch;
};

using BendWeb = std::function<void(Exchange&)>;
using BendLookup = std::function<void(measure::DnsLookup&)>;
using BendChain = std::function<void(measure::Chain&)>;

/// How the evidence differs from that of the good site.
struct Plan {
    std::vector<std::string> a{kFour};
    std::vector<std::string> aaaa{kSix};
    BendWeb web{};
    BendLookup dns{};
    BendChain chain{};
    std::function<void(measure::Evidence&)> last{};  ///< Has the last word on the whole.
    measure::ContextFacts context{};                 ///< What the collector knew of the addresses; nothing without a word.
};

/// Plays the probe: what is asked next depends on what was answered before, as in probe/observers.
measure::Evidence observe(const Plan& plan = {});

/// A vantage that proved both families before and after.
measure::Vantage proved_vantage();

measure::Address address(std::string_view literal);
measure::Failure failure(measure::FailureKind kind, measure::Locus locus = measure::Locus::path);

/// Which exchanges; what is empty matches all.
struct Where {
    std::optional<measure::Family> family{};
    std::uint16_t port = 0;
    std::string address{};
    std::string host{};
};

BendWeb at(Where where, BendWeb bend);
BendWeb over4(BendWeb bend);
BendWeb over6(BendWeb bend);
BendWeb both(BendWeb first, BendWeb second);
BendWeb stopped(measure::FailureKind kind, measure::Locus locus = measure::Locus::path);  ///< The connection.
BendWeb handshake_stopped(measure::FailureKind kind, measure::Locus locus = measure::Locus::target);
BendWeb fetch_stopped(measure::FailureKind kind, measure::Locus locus = measure::Locus::path);
BendWeb status(int code);
BendWeb wrong_name();  ///< A valid certificate, but for another name.

/// Which lookups; what is empty matches all.
struct Asked {
    std::optional<measure::Purpose> purpose{};
    std::uint16_t type = 0;
    std::string name{};
    std::string server_name{};
    std::optional<measure::Family> path{};
    std::optional<measure::Transport> transport{};
};

BendLookup where(Asked asked, BendLookup bend);
BendLookup both(BendLookup first, BendLookup second);
BendLookup lost(measure::FailureKind kind, measure::Locus locus = measure::Locus::path);
BendLookup answered_with(std::uint16_t rcode);  ///< And no records.
BendLookup without_records();
BendLookup lame();  ///< NOERROR without authority: an upward referral.
BendLookup truncated();
BendLookup giving(std::vector<std::string> data);  ///< Records of the question's own name and type.

}  // namespace evidence_builder
