#include "probe/cpe/phases/dns_questions.hpp"
#include "probe/cpe/phases/scripts.hpp"

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;

/// Then a moment for the proxy: a router that has just come into service may still be telling it whom to ask.
Step information_request()
{
    return {.name = "lan.information-request",
            .act = [](Stage& stage) { stage.send(Port::lan, stage.bench.client.information_request()); },
            .limit = 3s};
}

}  // namespace

Script dns(const Options& options)
{
    namespace types = frames::dns;
    return bring_into_service(options) +
           Script{
               information_request(),
               question("dns.a", {.name = "dual.a.test", .type = types::kA}),
               question("dns.aaaa", {.name = "dual.aaaa.test", .type = types::kAaaa}),
               question("dns.no-data", {.name = "v4only.sextant.test", .type = types::kAaaa}),
               question("dns.no-name", {.name = "nosuch.sextant.test", .type = types::kAaaa}),
               question("dns.https", {.name = "dual.https.test", .type = types::kHttps}),
               question("dns.svcb", {.name = "dual.svcb.test", .type = 64}),
               question("dns.caa", {.name = "dual.caa.test", .type = 257}),
               question("dns.unknown", {.name = "dual.unknown.test", .type = 65400}),
               question("dns.checking-disabled", {.checking_disabled = true, .name = "dual.cd.test", .type = types::kAaaa}),
               question("dns.dnssec-ok",
                        {.name = "dual.do.test", .type = types::kAaaa, .edns_size = 1232, .dnssec_ok = true}),
               question("dns.edns-4096", {.name = "dual.edns.test", .type = types::kAaaa, .edns_size = 4096}),
               question("dns.truncated", {.name = "large.sextant.test", .type = types::kTxt}),
               direct_question("dns.direct", {.name = "dual.direct.test", .type = types::kAaaa}),
           } +
           dns_battery();
}

}  // namespace cpe::phases
