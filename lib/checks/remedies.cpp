#include "checks/check.hpp"

#include <algorithm>
#include <array>

namespace checks {
namespace {

using measure::Cause;
using measure::Owner;

constexpr std::array kRemedies{
    Remedy{Cause::no_aaaa, Owner::service_owner, "The name has no IPv6 address.",
           "Ask the hosting operator for IPv6 on the server, try it there, then publish AAAA records beside the A "
           "records. "
           "nginx: listen [::]:443 ssl; Apache: Listen [::]:443."},
    Remedy{Cause::bad_aaaa, Owner::service_owner, "The published IPv6 address is not one the world can reach.",
           "Remove AAAA records with private (fc00::/7), documentation (2001:db8::/32) or other special addresses from "
           "the "
           "public zone and publish the server's global address. Keep internal names in an internal zone."},
    Remedy{Cause::not_routed, Owner::hosting_operator, "No network announces the prefix of the address.",
           "Announce the prefix by BGP, or publish an address of a prefix that is announced. Check with a looking glass."},
    Remedy{Cause::timeout, Owner::hosting_operator, "Packets to the IPv6 address get no answer.",
           "Look at the server: ip -6 address, ip -6 route, ss -lnt. Open TCP 80 and 443 in the IPv6 rules of every "
           "firewall on the "
           "path (nft list ruleset, ip6tables -L), and do not drop ICMPv6. Until it works, remove the dead AAAA record."},
    Remedy{Cause::refused, Owner::hosting_operator, "The host is there and refuses the connection over IPv6.",
           "Let the server listen on IPv6 too. nginx: listen [::]:80; and listen [::]:443 ssl; Apache: Listen [::]:443. "
           "Check with ss -lnt that [::]:443 is there, then reload."},
    Remedy{Cause::reset, Owner::hosting_operator, "The connection over IPv6 is accepted and then broken off.",
           "Look for a load balancer, firewall or application that does not expect IPv6 clients, and at its log at "
           "the time of the test. Try curl -6 -v from outside."},
    Remedy{Cause::unreachable_icmp, Owner::hosting_operator, "A router says that the IPv6 address cannot be reached.",
           "Follow the path with traceroute -6 and mend the route or the filter at the router that answers last."},
    Remedy{Cause::pmtu_blackhole, Owner::hosting_operator, "Large packets get lost because Packet Too Big is filtered.",
           "Let ICMPv6 type 2 through to the server in every firewall (RFC 4890). As a stopgap lower the server's MSS "
           "to 1220."},
    Remedy{Cause::tls_cert, Owner::service_owner, "The certificate shown over IPv6 is not valid for the name.",
           "Serve the same certificate on both families. In nginx the IPv6 listen line must stand in the same server "
           "block; a "
           "separate default server on [::]:443 is the usual reason. Check with openssl s_client -6 -servername NAME."},
    Remedy{Cause::tls_handshake, Owner::hosting_operator, "The TLS handshake fails over IPv6 only.",
           "Find the device that ends TLS for IPv6 and give it the same configuration as the one for IPv4."},
    Remedy{Cause::tls_version, Owner::hosting_operator, "IPv6 offers a lower TLS version than IPv4.",
           "Give both families the same TLS configuration: TLS 1.3 and 1.2, nothing older (RFC 9325)."},
    Remedy{Cause::hsts_gap, Owner::service_owner, "Protection by HSTS or by redirect is missing over IPv6.",
           "Send the same Strict-Transport-Security header and the same redirect to HTTPS on both families; look for a "
           "second "
           "server block or load balancer that serves IPv6 alone."},
    Remedy{Cause::latency, Owner::hosting_operator, "Connecting over IPv6 takes noticeably longer.",
           "Compare traceroute -4 and -6: a tunnel, or a transit provider with IPv6 far away, is the usual reason. Ask "
           "for native "
           "IPv6 and peering alike."},
    Remedy{Cause::http_5xx_v6_only, Owner::service_owner, "The server answers with an error over IPv6 only.",
           "Look at the error log for requests from IPv6 clients: address parsing, access lists and back-end addresses "
           "are the "
           "usual reasons. Try curl -6 -v."},
    Remedy{Cause::http_4xx_v6_only, Owner::service_owner, "The server refuses the request over IPv6 only.",
           "Look for access lists, rate limits or a web application firewall that knows IPv4 addresses only."},
    Remedy{
        Cause::wrong_vhost, Owner::service_owner, "Over IPv6 another site answers.",
        "Add the IPv6 listen line to the server block of this name; what answers now is the default server. nginx: listen "
        "[::]:443 ssl; beside listen 443 ssl; Apache: <VirtualHost *:443> or add [ADDRESS]:443 to it; Caddy: no bind line, "
        "or one with "
        "both families; CDN: let the AAAA record lead to the same service as the A record. Check with curl -6 and curl -4 "
        "and compare."},
    Remedy{Cause::content_differs, Owner::service_owner, "IPv6 shows something else than IPv4.",
           "Serve both families from the same configuration and deploy to all servers alike; look for a second server, "
           "cache or CDN "
           "behind the AAAA record. nginx and Apache: one server block or VirtualHost with both listen lines and one root; "
           "Caddy: one site block. "
           "Compare curl -6 -s URL with curl -4 -s URL."},
    Remedy{Cause::port_missing, Owner::hosting_operator, "A port that is open over IPv4 is closed over IPv6.",
           "Open it in the IPv6 rules and let the server listen there. nginx: listen [::]:80; beside listen 80; and for "
           "HTTP/3 listen [::]:443 "
           "quic; Apache: Listen [::]:80; Caddy: no bind line with IPv4 alone; CDN: turn IPv6 on for the whole service. UDP "
           "443 needs a rule of "
           "its own in the firewall. Check with ss -lntu."},
    Remedy{Cause::redirect_to_v4only, Owner::service_owner, "The site sends visitors to a name without IPv6.",
           "Give the name in the redirect or link an AAAA record, or lead to one that has it. nginx: return 301 "
           "https://$host$request_uri; "
           "Apache: Redirect with a name that has IPv6; Caddy: redir https://{host}{uri}; at a CDN look through the "
           "redirect rules. Check with "
           "curl -6 -sIL URL."},
    Remedy{Cause::third_party_v4only, Owner::third_party, "The page needs a host that has no IPv6.",
           "Ask the provider for IPv6, choose one that has it, or host the resource yourself; most CDNs turn IPv6 on by a "
           "switch. nginx, "
           "Apache or Caddy on your own dual-stack server can serve fonts, scripts and styles from a local path. Check with "
           "dig AAAA HOST."},
    Remedy{
        Cause::ns_no_aaaa, Owner::dns_operator, "Too few name servers, or too few networks of them, are there over IPv6.",
        "Give at least two name servers, in networks of their own, AAAA records, and glue at the parent where their names "
        "lie inside the zone."},
    Remedy{Cause::ns_dead, Owner::dns_operator, "A name server does not answer over IPv6.",
           "Let the server listen on IPv6 (knot: listen: ::@53; BIND: listen-on-v6 { any; };) and open UDP and TCP 53 "
           "in the "
           "IPv6 firewall. Check with dig -6 @ADDRESS ZONE SOA +norecurse."},
    Remedy{Cause::ns_lame, Owner::dns_operator, "A name server answers over IPv6 without authority for the zone.",
           "The AAAA record of the name server leads to a server that does not hold the zone. Correct the address or "
           "add the zone "
           "there. Check with dig -6 @ADDRESS ZONE SOA +norecurse: the flag aa must be set."},
    Remedy{Cause::ns_refused, Owner::dns_operator, "A name server's host refuses DNS over IPv6.",
           "Let the DNS server listen on its IPv6 address and restart it; check with ss -lnup."},
    Remedy{Cause::dns_no_tcp, Owner::dns_operator, "A name server does not answer over TCP.",
           "Open TCP 53 in the IPv6 firewall; RFC 7766 makes TCP part of DNS."},
    Remedy{Cause::dns_edns_size, Owner::dns_operator, "Large answers do not arrive over IPv6.",
           "Set the server's UDP answer size to 1232 octets so that larger answers are truncated and repeated over "
           "TCP, and open "
           "TCP 53 (RFC 9715)."},
    Remedy{Cause::dns_answers_differ, Owner::dns_operator, "The answers depend on the family or the path.",
           "Load the same zone on every address of the name servers; look for a secondary that is no longer updated "
           "and for "
           "software that mishandles AAAA (RFC 4074)."},
    Remedy{
        Cause::glue_missing, Owner::dns_operator, "The parent zone lacks the IPv6 glue of a name server.",
        "Give the registrar the name server's AAAA as host (glue) record, beside its A. knot, BIND and NSD: who runs the "
        "parent adds 'ns1.ZONE. AAAA ADDRESS' below the delegation and reloads (knotc zone-reload, rndc reload, nsd-control "
        "reload). Check with dig @PARENT-SERVER ZONE NS +norecurse: the AAAA must stand in the additional section."},
    Remedy{Cause::glue_wrong, Owner::dns_operator, "The parent's IPv6 glue differs from the zone's own address.",
           "Correct the host (glue) record at the registrar so that it equals the AAAA in the zone; after a move the old "
           "one is "
           "easily forgotten. knot, BIND and NSD alike: compare dig @PARENT-SERVER ZONE NS +norecurse with dig "
           "@NAME-SERVER ns1.ZONE AAAA. Keep the old address answering until the parent's records have expired."},
    Remedy{
        Cause::chain_parent, Owner::dns_operator,
        "A zone on the way to this one cannot be resolved over IPv6 alone: one above it, or that of its name servers' "
        "names.",
        "Two name servers of the zone that blocks need AAAA records and must answer over IPv6 (knot: listen: ::@53; BIND: "
        "listen-on-v6 { any; }; NSD: ip-address: ::0). If it is not yours, ask its operator, or take name servers whose "
        "names "
        "lie in a zone that IPv6 reaches. Check with dig -6 +trace ZONE SOA."},
    Remedy{
        Cause::chain_alias, Owner::third_party, "The name is an alias into a zone that cannot be resolved over IPv6 alone.",
        "Ask the provider of the alias's target for name servers with IPv6 (knot: listen: ::@53; BIND: listen-on-v6 { any; "
        "}; "
        "NSD: ip-address: ::0, and AAAA with glue), or publish A and AAAA records in place of the CNAME or the HTTPS alias. "
        "Check with dig -6 +trace TARGET AAAA."},
    Remedy{Cause::dnssec_bogus, Owner::dns_operator, "The zone's signatures do not validate.",
           "Sign anew and load the zone on every server and both families: knotc zone-sign ZONE; BIND: rndc sign ZONE; NSD "
           "serves "
           "what ldns-signzone wrote, then nsd-control reload. Compare the DS at the parent with the zone's DNSKEY and look "
           "for a "
           "server whose transfers have stopped. Check with delv -6 @NAME-SERVER ZONE SOA."},
    Remedy{Cause::mx_no_aaaa, Owner::service_owner, "A mail host has no IPv6 address.",
           "Let the mail server listen on IPv6 first (Postfix: inet_protocols = all), give its address a reverse name, then "
           "add the AAAA record "
           "to the MX host. With a hosted mail service ask the provider, most have IPv6 to switch on."},
    Remedy{Cause::mx_dead, Owner::hosting_operator, "The mail host does not answer over IPv6.",
           "Open TCP 25 in the IPv6 rules of every firewall on the path (nft list ruleset) and look with ss -lnt whether "
           "[::]:25 is there. "
           "Senders with IPv6 wait for the dead address before each delivery: until it works, remove the AAAA record."},
    Remedy{Cause::mx_refused, Owner::hosting_operator, "The mail host refuses connections or senders over IPv6.",
           "Let the mail server listen on IPv6 (Postfix: inet_protocols = all; Exim: local_interfaces = <; ::0 ; 0.0.0.0) "
           "and reload it. When it "
           "answers 554, look for access lists and block lists that know IPv4 alone."},
    Remedy{Cause::smtp_no_banner, Owner::hosting_operator,
           "The mail host accepts the connection over IPv6 and then says nothing of use.",
           "Look for a filter, load balancer or tarpit in front of the server that knows IPv4 clients only, and for a "
           "dropped ICMPv6 Packet Too "
           "Big. Try it from outside: openssl s_client -6 -starttls smtp -connect HOST:25."},
    Remedy{Cause::mta_sts_gap, Owner::service_owner,
           "The MTA-STS policy does not fit what the mail hosts are or show over IPv6.",
           "List every MX host in https://mta-sts.DOMAIN/.well-known/mta-sts.txt and raise the id in the _mta-sts TXT "
           "record. Give each host a valid "
           "certificate for its own name, and the policy host an AAAA record."},
    Remedy{Cause::starttls_gap, Owner::hosting_operator, "STARTTLS is weaker over IPv6 than over IPv4.",
           "Give both families the same TLS settings: in Postfix look for -o smtpd_tls_... at the IPv6 line of master.cf, "
           "elsewhere for a second "
           "listener or a proxy. Check with openssl s_client -6 -starttls smtp -connect HOST:25."},
    Remedy{Cause::dane_mismatch, Owner::service_owner, "The TLSA record does not fit the certificate shown over IPv6.",
           "Serve the same certificate on both families, or publish a TLSA record for each key. At the next change publish "
           "the new record two TTLs "
           "before the new key goes live."},
    Remedy{Cause::spf_no_ip6, Owner::service_owner, "SPF lets no sender over IPv6 pass.",
           "Add ip6: terms for the outgoing hosts, or name them by mx or a. Keep the terms that ask the DNS at ten or "
           "fewer, counting those "
           "inside includes."},
    Remedy{Cause::ptr_missing, Owner::hosting_operator, "The mail host's IPv6 address has no fitting reverse name.",
           "Ask who holds the prefix for a PTR record in ip6.arpa (or for the delegation of the zone) that gives the host's "
           "name, and let that name's "
           "AAAA lead back. Check with dig -x ADDRESS."},
    Remedy{Cause::exposure_gap, Owner::hosting_operator, "A port closed over IPv4 is open over IPv6.",
           "Write the same rules for both families (nftables: table inet)."},
    Remedy{Cause::open_recursion, Owner::dns_operator, "A name server resolves for everybody over IPv6.",
           "Allow recursion for your own prefixes only, IPv6 ones included."},
    Remedy{Cause::rpki_invalid, Owner::hosting_operator, "The route of the prefix is RPKI-invalid.",
           "Correct the ROA at the RIR or its delegated authority: the origin AS and the longest prefix length must be "
           "those of the "
           "announcement. Networks that validate drop the route until then; look at it with a validator before and after."},
    Remedy{Cause::rpki_missing, Owner::hosting_operator, "No ROA covers the IPv6 prefix.",
           "Create a ROA for the IPv6 prefix where that of the IPv4 prefix was made: the same origin AS, the longest prefix "
           "length "
           "that is announced. Then anyone who validates can tell a hijacked route from yours."},
    Remedy{Cause::cpe_no_pd, Owner::cpe_vendor, "The router asks for no prefix.",
           "Turn on DHCPv6 prefix delegation or update the firmware."},
    Remedy{Cause::cpe_no_ra, Owner::cpe_vendor, "The router announces no prefix on the LAN.",
           "Turn on router advertisements on the LAN."},
    Remedy{Cause::cpe_no_dns, Owner::cpe_vendor, "The router offers no resolver over IPv6.",
           "Turn on RDNSS (RFC 8106) or stateless DHCPv6."},
    Remedy{Cause::cpe_fw_open, Owner::cpe_vendor, "The router lets unsolicited IPv6 in.",
           "Turn on the simple security of RFC 6092."},
    Remedy{Cause::cpe_loop, Owner::cpe_vendor, "Packets to unused parts of the delegated prefix loop.",
           "Update the firmware: it must discard them (RFC 7084 WPD-5)."},
    Remedy{Cause::cpe_renumber, Owner::cpe_vendor, "The router does not withdraw a prefix that has gone.",
           "Update the firmware to one that follows RFC 9096."},
    Remedy{Cause::vantage, Owner::access_network, "The probe's own line did not work.",
           "Run sextant-probe troubleshoot on the probe and mend what it names; no target is blamed meanwhile."},
    Remedy{Cause::geo_policy, Owner::service_owner, "The site refuses visitors from this place.",
           "Nothing, if that is meant; it is counted as not testable."},
    Remedy{Cause::software, Owner::us, "Sextant itself failed here.", "Report it with the evidence of the result."},
};

static_assert(kRemedies.size() == words_of(Cause{}).size(), "every cause has a remedy");

}  // namespace

const Remedy& remedy_for(Cause cause)
{
    return *std::find_if(kRemedies.begin(), kRemedies.end(), [&](const Remedy& remedy) { return remedy.cause == cause; });
}

}  // namespace checks
