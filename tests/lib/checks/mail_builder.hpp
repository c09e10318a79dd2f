#pragma once

#include "tests/lib/checks/evidence_builder.hpp"

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

/// Evidence of the mail of example.test as a probe records it: in good order, but for what a plan bends.
///
/// Two mail hosts with both families, STARTTLS, TLSA, an enforced MTA-STS policy, SPF, DMARC and reverse names.
namespace mail_builder {

inline constexpr const char* kBest = "mx1.example.test";
inline constexpr const char* kBackup = "mx2.example.test";
inline constexpr const char* kBestFour = "30.0.0.25";
inline constexpr const char* kBestSix = "2d00::25";
inline constexpr const char* kBackupFour = "30.0.0.26";
inline constexpr const char* kBackupSix = "2d00::26";

/// Name and type to data; what is not there has no records.
using Zone = std::map<std::pair<std::string, std::uint16_t>, std::vector<std::string>>;
using BendSession = std::function<void(measure::SmtpSession&)>;

Zone good_zone();

struct MailPlan {
    Zone zone = good_zone();
    evidence_builder::BendLookup dns{};
    BendSession session{};
    std::function<void(measure::StsFetch&)> sts{};
    std::function<void(measure::TlsaLookup&)> tlsa{};
    std::function<void(measure::Evidence&)> last{};
    evidence_builder::BendChain chain{};
};

/// The site of the evidence builder with the mail role, its mail as the plan says.
evidence_builder::Plan site(const MailPlan& plan = {});

/// The good zone with other data for one name and type; no data takes it away.
Zone zone_with(std::string name, std::uint16_t type, std::vector<std::string> data);
Zone zone_with(Zone zone, std::string name, std::uint16_t type, std::vector<std::string> data);

/// The good zone with another SPF record.
Zone spf(std::string record);

/// Which sessions; what is empty matches all.
BendSession over(measure::Family family, BendSession bend);
BendSession at(std::string address, BendSession bend);
BendSession both(BendSession first, BendSession second);

BendSession stopped(measure::SmtpStep step, measure::FailureKind kind, measure::Locus locus = measure::Locus::path);
BendSession banner(int code);
BendSession ehlo(int code);
BendSession without_starttls();
BendSession with_handshake(std::function<void(measure::TlsHandshake&)> bend);
BendSession dane(measure::Dane found);
BendSession named(std::string name);

}  // namespace mail_builder
