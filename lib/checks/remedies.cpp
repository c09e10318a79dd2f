#include "checks/check.hpp"

#include <algorithm>
#include <array>

namespace checks {
namespace {

using measure::Cause;
using measure::Owner;

constexpr std::array kRemedies{
    Remedy{Cause::no_aaaa, Owner::service_owner, "The name has no IPv6 address.",
           "Ask the hosting operator for IPv6 on the server and let the web server listen there (nginx: listen [::]:443 "
           "ssl; Apache: Listen 443 without an IPv4 address; Caddy and IIS: no binding to IPv4 addresses alone). Try it "
           "with curl -6 --resolve NAME:443:[ADDRESS] https://NAME/, then publish an AAAA record beside each A record; a "
           "CDN or a hosted service has a switch for it."},
    Remedy{
        Cause::bad_aaaa, Owner::service_owner, "The published IPv6 address is not one the world can reach.",
        "Remove AAAA records with private (fc00::/7), link-local (fe80::/10), documentation (2001:db8::/32) or other "
        "special addresses from the public zone and publish the server's global address. Keep internal names in an internal "
        "zone or view (BIND: view; Unbound: local-data; Windows DNS: a zone scope). Check with dig AAAA NAME @NAME-SERVER."},
    Remedy{Cause::not_routed, Owner::hosting_operator, "No network announces the prefix of the address.",
           "Announce the prefix by BGP (a /48 or shorter, with an entry in the route registry), or publish an address of a "
           "prefix that is announced. Check with a looking glass outside your network."},
    Remedy{Cause::timeout, Owner::hosting_operator, "Packets to the IPv6 address get no answer.",
           "Look at the server: ip -6 address, ip -6 route, ss -lnt. Open TCP 80 and 443 in the IPv6 rules of every "
           "firewall on the path (nft list ruleset, ip6tables -L; ufw: IPV6=yes; Windows: Get-NetFirewallRule; cloud "
           "security groups want a rule for ::/0 beside 0.0.0.0/0), and do not drop ICMPv6 (RFC 4890). Until it works, "
           "remove the dead AAAA record."},
    Remedy{Cause::refused, Owner::hosting_operator, "The host is there and refuses the connection over IPv6.",
           "Let the server listen on IPv6 too. nginx: listen [::]:80; and listen [::]:443 ssl; Apache: Listen 443 or Listen "
           "[::]:443; Caddy: no bind line with IPv4 alone; IIS: netsh http show iplisten must be empty or hold ::. Check "
           "with ss -lnt that [::]:443 or *:443 is there, and reload."},
    Remedy{Cause::reset, Owner::hosting_operator, "The connection over IPv6 is accepted and then broken off.",
           "Look for a load balancer, intrusion filter or application that does not expect IPv6 clients, and at its log at "
           "the time of the test. The PROXY protocol must be on or off on both sides alike: nginx: listen [::]:443 ssl "
           "proxy_protocol; HAProxy: bind :::443 accept-proxy. Try curl -6 -v from outside."},
    Remedy{Cause::unreachable_icmp, Owner::hosting_operator,
           "A router or host says that the IPv6 address cannot be reached.",
           "Follow the path with traceroute -6 and mend the route or the filter at the router that answers last. On that "
           "router ip -6 route get ADDRESS must lead to the server's link and ip -6 neigh must not say FAILED; look for "
           "reject rules (nft list ruleset) and for ICMPv6 types 135 and 136 being dropped on the link (RFC 4890)."},
    Remedy{Cause::pmtu_blackhole, Owner::hosting_operator, "Large packets get lost because Packet Too Big is filtered.",
           "Let ICMPv6 type 2 through to the server in every firewall (RFC 4890). As a stopgap lower the server's MSS to "
           "1220."},
    Remedy{Cause::tls_cert, Owner::service_owner, "The certificate shown over IPv6 is not valid for the name.",
           "Serve the same certificate on both families. nginx: the listen [::]:443 ssl; line must stand in the same server "
           "block as listen 443 ssl; Apache: <VirtualHost *:443>, or add [ADDRESS]:443 to it; IIS: netsh http show sslcert "
           "must have no other certificate bound to [::]:443. Check with openssl s_client -connect [ADDRESS]:443 "
           "-servername NAME."},
    Remedy{Cause::tls_handshake, Owner::hosting_operator, "The TLS handshake fails over IPv6 only.",
           "Find what ends TLS for IPv6 and give it the configuration that IPv4 has. nginx: listen [::]:443 needs the word "
           "ssl, and no default server there may say ssl_reject_handshake on; Apache: SSLEngine on in the VirtualHost of "
           "[::]:443; HAProxy: ssl crt FILE at the bind line. Check with openssl s_client -connect [ADDRESS]:443 "
           "-servername NAME."},
    Remedy{Cause::tls_version, Owner::hosting_operator, "IPv6 offers a lower TLS version than IPv4.",
           "Give both families the same: TLS 1.3 and 1.2, nothing older (RFC 9325 section 3.1.1). nginx: ssl_protocols "
           "TLSv1.2 TLSv1.3; in the http block, since the default server of an address decides for all others there; "
           "Apache: SSLProtocol -all +TLSv1.2 +TLSv1.3; Caddy does so by itself; IIS: the SCHANNEL settings of the machine "
           "that answers IPv6. Check with openssl s_client -tls1_3 -connect [ADDRESS]:443 -servername NAME."},
    Remedy{Cause::hsts_gap, Owner::service_owner, "Protection by HSTS or by redirect is missing over IPv6.",
           "Send the same Strict-Transport-Security header and the same redirect to HTTPS on both families; look for a "
           "second server block or load balancer that serves IPv6 alone. nginx: add_header Strict-Transport-Security "
           "\"max-age=31536000\" always; Apache: Header always set Strict-Transport-Security \"max-age=31536000\"; Caddy: "
           "header Strict-Transport-Security max-age=31536000; IIS: <hsts enabled=\"true\" max-age=\"31536000\" "
           "redirectHttpToHttps=\"true\"/>. Check with curl -6 -sI https://NAME/ and curl -4 -sI https://NAME/."},
    Remedy{Cause::latency, Owner::hosting_operator, "Connecting over IPv6 takes noticeably longer.",
           "Compare mtr -6 NAME with mtr -4 NAME: a tunnel, a transit provider whose IPv6 is far away, or an AAAA record "
           "that leads to another site than the A record is the usual reason. Ask for native IPv6 and for the same peering "
           "on both families; at a CDN serve AAAA from the same locations."},
    Remedy{Cause::http_5xx_v6_only, Owner::service_owner, "The server answers with an error over IPv6 only.",
           "Look at the error log for requests from IPv6 clients: applications that parse addresses, database columns "
           "shorter than 45 characters, access lists, and back ends that listen on another address are the usual reasons. "
           "nginx: proxy_pass and set_real_ip_from; Apache: ProxyPass and RemoteIPTrustedProxy; Caddy: reverse_proxy and "
           "trusted_proxies. Try curl -6 -v."},
    Remedy{Cause::http_4xx_v6_only, Owner::service_owner, "The server refuses the request over IPv6 only.",
           "Look for access lists, rate limits or a web application firewall that knows IPv4 addresses only. nginx: allow, "
           "deny and geo; Apache: Require ip; Caddy: remote_ip; IIS: IP Address and Domain Restrictions; fail2ban: banned "
           "prefixes. Write the rule for ::/0, or for the IPv6 prefix, beside the one for IPv4."},
    Remedy{Cause::wrong_vhost, Owner::service_owner, "Over IPv6 another site answers.",
           "Add the IPv6 listen line to the server block of this name; what answers now is the default server. nginx: "
           "listen [::]:443 ssl; beside listen 443 ssl; Apache: <VirtualHost *:443> or add [ADDRESS]:443 to it; Caddy: no "
           "bind line, or one with both families; IIS: a binding with the host name on all addresses; CDN: let the AAAA "
           "record lead to the same service as the A record. Check with curl -6 and curl -4 and compare."},
    Remedy{Cause::content_differs, Owner::service_owner, "IPv6 shows something else than IPv4.",
           "Serve both families from the same configuration and deploy to all servers alike; look for a second server, "
           "cache or CDN behind the AAAA record. nginx and Apache: one server block or VirtualHost with both listen lines "
           "and one root; Caddy: one site block. Compare curl -6 -s URL with curl -4 -s URL."},
    Remedy{Cause::port_missing, Owner::hosting_operator, "A port that is open over IPv4 is closed over IPv6.",
           "Open it in the IPv6 rules and let the server listen there. nginx: listen [::]:80; beside listen 80; and for "
           "HTTP/3 listen [::]:443 quic; Apache: Listen 80 without an address; Caddy: no bind line with IPv4 alone; CDN: "
           "turn IPv6 on for the whole service. UDP 443 needs a rule of its own in the firewall. Check with ss -lntu."},
    Remedy{Cause::redirect_to_v4only, Owner::service_owner, "The site sends visitors to a name without IPv6.",
           "Give the name in the redirect or link an AAAA record, or lead to one that has it. nginx: return 301 "
           "https://$host$request_uri; Apache: Redirect with a name that has IPv6; Caddy: redir https://{host}{uri}; at a "
           "CDN look through the redirect rules. Check with curl -6 -sIL URL."},
    Remedy{Cause::third_party_v4only, Owner::third_party, "The page needs a host that has no IPv6.",
           "Ask the provider for IPv6, choose one that has it, or host the resource yourself; most CDNs turn IPv6 on by a "
           "switch. nginx, Apache or Caddy on your own dual-stack server can serve fonts, scripts and styles from a local "
           "path. Check with dig AAAA HOST."},
    Remedy{Cause::ns_no_aaaa, Owner::dns_operator, "Too few name servers, or too few networks of them, are there over IPv6.",
           "Give at least two name servers, in networks of their own (RFC 2182), AAAA records, and glue at the parent where "
           "their names lie inside the zone. Let them listen first: knot: listen: [ 0.0.0.0@53, ::@53 ]; BIND: listen-on-v6 "
           "{ any; }; NSD: ip-address: ::0; Windows DNS: all addresses under Interfaces. Check with dig AAAA NAME-SERVER "
           "and dig -6 @NAME-SERVER ZONE SOA +norecurse."},
    Remedy{Cause::ns_dead, Owner::dns_operator, "A name server does not answer over IPv6.",
           "Let the server listen on IPv6 (knot: listen: ::@53; BIND: listen-on-v6 { any; }; NSD: ip-address: ::0) and open "
           "UDP and TCP 53 in the IPv6 firewall. Check with dig -6 @ADDRESS ZONE SOA +norecurse. Until it answers, remove "
           "its AAAA record and glue: resolvers with IPv6 wait for it."},
    Remedy{Cause::ns_lame, Owner::dns_operator, "A name server answers over IPv6 without authority for the zone.",
           "The AAAA record of the name server leads to a server that does not hold the zone. Correct the address, or add "
           "the zone there (knot: zone: - domain: ZONE; BIND: zone \"ZONE\" { type secondary; ... }; NSD: zone: name: ZONE) "
           "and look whether its transfer works. Check with dig -6 @ADDRESS ZONE SOA +norecurse: the flag aa must be set."},
    Remedy{Cause::ns_refused, Owner::dns_operator, "A name server's host refuses DNS over IPv6.",
           "The host says that nobody listens at port 53. Let the DNS server listen on its IPv6 address and restart it "
           "(knot: listen: ::@53; BIND: listen-on-v6 { any; }; NSD: ip-address: ::0; Unbound: interface: ::0), and look for "
           "reject rules with nft list ruleset. Check with ss -lnup and dig -6 @ADDRESS ZONE SOA +norecurse."},
    Remedy{Cause::dns_no_tcp, Owner::dns_operator, "A name server does not answer over TCP.",
           "Open TCP 53 beside UDP 53 in the IPv6 firewall (nft add rule inet filter input tcp dport 53 accept): TCP is not "
           "optional (RFC 7766, RFC 9210). The servers take TCP unless told otherwise (knot: tcp-workers; BIND: "
           "tcp-clients; NSD: tcp-count). Check with dig -6 +tcp @ADDRESS ZONE SOA +norecurse."},
    Remedy{Cause::dns_edns_size, Owner::dns_operator, "Large answers do not arrive over IPv6.",
           "Let filters pass DNS over UDP of more than 512 octets, open TCP 53, and keep answers in one packet: 1232 octets "
           "fit every IPv6 path, larger answers are truncated and repeated over TCP (RFC 9715). knot: udp-max-payload-ipv6: "
           "1232; BIND: max-udp-size 1232; NSD: ipv6-edns-size: 1232; Unbound: max-udp-size: 1232. Check with dig -6 "
           "+dnssec +bufsize=1232 @ADDRESS ZONE DNSKEY +norecurse."},
    Remedy{Cause::dns_answers_differ, Owner::dns_operator, "The answers depend on the family or the path.",
           "Load the same zone on every address of the name servers; look for a secondary whose transfers have stopped "
           "(knotc zone-retransfer ZONE; rndc retransfer ZONE; nsd-control force_transfer ZONE), for a view or policy that "
           "knows IPv4 clients only, and for software that mishandles AAAA (RFC 4074). Compare dig -4 @NAME-SERVER ZONE SOA "
           "with dig -6 @NAME-SERVER ZONE SOA."},
    Remedy{
        Cause::glue_missing, Owner::dns_operator, "The parent zone lacks the IPv6 glue of a name server.",
        "Give the registrar the name server's AAAA as host (glue) record, beside its A. knot, BIND and NSD: who runs the "
        "parent adds 'ns1.ZONE. AAAA ADDRESS' below the delegation and reloads (knotc zone-reload, rndc reload, nsd-control "
        "reload). Check with dig @PARENT-SERVER ZONE NS +norecurse: the AAAA must stand in the additional section."},
    Remedy{Cause::glue_wrong, Owner::dns_operator, "The parent's IPv6 glue differs from the zone's own address.",
           "Correct the host (glue) record at the registrar so that it equals the AAAA in the zone; after a move the old "
           "one is easily forgotten. knot, BIND and NSD alike: compare dig @PARENT-SERVER ZONE NS +norecurse with dig "
           "@NAME-SERVER ns1.ZONE AAAA. Keep the old address answering until the parent's records have expired."},
    Remedy{Cause::chain_parent, Owner::dns_operator,
           "A zone on the way to this one cannot be resolved over IPv6 alone: one above it, or that of its name servers' "
           "names.",
           "Two name servers of the zone that blocks need AAAA records and must answer over IPv6 (knot: listen: ::@53; "
           "BIND: listen-on-v6 { any; }; NSD: ip-address: ::0). If it is not yours, ask its operator, or take name servers "
           "whose names lie in a zone that IPv6 reaches. Check with dig -6 +trace ZONE SOA."},
    Remedy{Cause::chain_alias, Owner::third_party,
           "The name is an alias into a zone that cannot be resolved over IPv6 alone.",
           "Ask the provider of the alias's target for name servers with IPv6 (knot: listen: ::@53; BIND: listen-on-v6 { "
           "any; }; NSD: ip-address: ::0, and AAAA with glue), or publish A and AAAA records in place of the CNAME or the "
           "HTTPS alias. Check with dig -6 +trace TARGET AAAA."},
    Remedy{Cause::dnssec_bogus, Owner::dns_operator, "The zone's signatures do not validate.",
           "Sign anew and load the zone on every server and both families: knotc zone-sign ZONE; BIND: rndc sign ZONE; NSD "
           "serves what ldns-signzone wrote, then nsd-control reload. Compare the DS at the parent with the zone's DNSKEY "
           "and look for a server whose transfers have stopped. Check with delv -6 @NAME-SERVER ZONE SOA."},
    Remedy{Cause::mx_no_aaaa, Owner::service_owner, "A mail host has no IPv6 address.",
           "Let the mail server listen on IPv6 first (Postfix: inet_protocols = all; Exim: local_interfaces = <; ::0 ; "
           "0.0.0.0; Exchange: a receive connector on [::]:25), give its address a reverse name, then add the AAAA record "
           "to the MX host. With a hosted mail service ask the provider, most have IPv6 to switch on."},
    Remedy{Cause::mx_dead, Owner::hosting_operator, "The mail host does not answer over IPv6.",
           "Open TCP 25 in the IPv6 rules of every firewall on the path (nft list ruleset) and look with ss -lnt whether "
           "[::]:25 is there (Postfix: inet_protocols = all; Exim: local_interfaces = <; ::0 ; 0.0.0.0). Senders with IPv6 "
           "wait for the dead address before each delivery: until it works, remove the AAAA record."},
    Remedy{Cause::mx_refused, Owner::hosting_operator, "The mail host refuses connections or senders over IPv6.",
           "Let the mail server listen on IPv6 (Postfix: inet_protocols = all; Exim: local_interfaces = <; ::0 ; 0.0.0.0) "
           "and reload it. When it answers 554, look for access lists and block lists that know IPv4 alone."},
    Remedy{Cause::smtp_no_banner, Owner::hosting_operator,
           "The mail host accepts the connection over IPv6 and then says nothing of use.",
           "Look for a filter, load balancer or tarpit in front of the server that knows IPv4 clients only, for a dropped "
           "ICMPv6 Packet Too Big, and for look-ups of the client's name that hang before the greeting (Postfix: "
           "smtpd_peername_lookup and postscreen; Exim: host_lookup and rfc1413_query_timeout). Try it from outside: "
           "openssl s_client -starttls smtp -connect [ADDRESS]:25."},
    Remedy{Cause::mta_sts_gap, Owner::service_owner,
           "The MTA-STS policy does not fit what the mail hosts are or show over IPv6.",
           "List every MX host in https://mta-sts.DOMAIN/.well-known/mta-sts.txt and raise the id in the _mta-sts TXT "
           "record (RFC 8461). Give each host a valid certificate for its own name, and the policy host an AAAA record and "
           "IPv6 in its web server (nginx: listen [::]:443 ssl; Apache: Listen 443)."},
    Remedy{Cause::starttls_gap, Owner::hosting_operator, "STARTTLS is weaker over IPv6 than over IPv4.",
           "Give both families the same TLS settings. Postfix: look for -o smtpd_tls_... at the IPv6 line of master.cf; "
           "Exim: tls_advertise_hosts = * and no list of IPv4 addresses; elsewhere look for a second listener or a proxy. "
           "Check with openssl s_client -starttls smtp -connect [ADDRESS]:25."},
    Remedy{Cause::dane_mismatch, Owner::service_owner, "The TLSA record does not fit the certificate shown over IPv6.",
           "Serve the same certificate on both families (Postfix: smtpd_tls_chain_files; Exim: tls_certificate), or publish "
           "a TLSA record for each key. The digest of a 3 1 1 record: openssl x509 -in CERTIFICATE -noout -pubkey | openssl "
           "pkey -pubin -outform DER | openssl dgst -sha256. At the next change publish the new record two TTLs before the "
           "new key goes live (RFC 7671 section 8.1)."},
    Remedy{Cause::spf_no_ip6, Owner::service_owner, "SPF lets no sender over IPv6 pass.",
           "Add ip6: terms for the outgoing hosts, or name them by mx or a. Keep the terms that ask the DNS at ten or "
           "fewer, counting those inside includes (RFC 7208 section 4.6.4). What the hosts send from is told by postconf "
           "smtp_bind_address6 (Postfix) or the interface option of the smtp transport (Exim)."},
    Remedy{Cause::ptr_missing, Owner::hosting_operator, "The mail host's IPv6 address has no fitting reverse name.",
           "Ask who holds the prefix for a PTR record in ip6.arpa (or for the delegation of the zone) that gives the host's "
           "name, and let that name's AAAA lead back. The host should call itself the same (Postfix: myhostname; Exim: "
           "primary_hostname). Check with dig -x ADDRESS."},
    Remedy{Cause::exposure_gap, Owner::hosting_operator, "A port closed over IPv4 is open over IPv6.",
           "Write the same rules for both families (nftables: table inet; ufw: IPV6=yes; Windows firewall: rules without "
           "addresses; cloud security groups: compare the rules for ::/0 with those for 0.0.0.0/0), or let the service "
           "listen on ::1 alone. Check with ss -lntu and from outside."},
    Remedy{Cause::open_recursion, Owner::dns_operator, "A name server resolves for everybody over IPv6.",
           "Allow recursion for your own prefixes only, IPv6 ones included. BIND: recursion no; or allow-recursion { "
           "PREFIXES; }; Unbound: access-control: ::/0 refuse and your prefixes allow; knot and NSD resolve for nobody. "
           "Check from outside with dig -6 @ADDRESS example.com."},
    Remedy{Cause::rpki_invalid, Owner::hosting_operator, "The route of the prefix is RPKI-invalid.",
           "Correct the ROA at the RIR, or the announcement: the origin AS must be the one that announces, and the longest "
           "prefix length must cover what is announced (RFC 6811). Networks that filter do not reach the prefix meanwhile."},
    Remedy{Cause::rpki_missing, Owner::hosting_operator, "No ROA covers the IPv6 prefix.",
           "Create a ROA at the RIR for the prefix and the AS that announces it, with a longest length of what is really "
           "announced (RFC 9319). Check with a public validator after an hour."},
    Remedy{Cause::cpe_no_pd, Owner::cpe_vendor, "The router asks for no prefix.",
           "Turn on DHCPv6 prefix delegation at its WAN side, or update the firmware to one that follows RFC 7084 (WAA-1 "
           "and following). The provider must delegate a prefix: see the router's status page."},
    Remedy{Cause::cpe_no_ra, Owner::cpe_vendor, "The router announces no prefix on the LAN.",
           "Turn on router advertisements with a prefix on the LAN (RFC 7084 L-3). If the WAN side has a delegated prefix "
           "and the LAN none, update the firmware."},
    Remedy{Cause::cpe_no_dns, Owner::cpe_vendor, "The router offers no resolver over IPv6.",
           "Turn on the resolver option of router advertisements (RDNSS, RFC 8106) or stateless DHCPv6 on the LAN. Without "
           "it, hosts that have no IPv4 resolve nothing."},
    Remedy{Cause::cpe_fw_open, Owner::cpe_vendor, "The router lets unsolicited IPv6 in.",
           "Turn on the firewall for IPv6 (simple security, RFC 6092) and open single ports by rules. If there is no such "
           "switch, update the firmware."},
    Remedy{Cause::cpe_loop, Owner::cpe_vendor, "Packets to unused parts of the delegated prefix loop.",
           "Update the firmware: the router must discard packets to parts of the prefix that are in no use (RFC 7084 "
           "WPD-5). Until then a discard route for the delegated prefix does it, where the router takes routes."},
    Remedy{Cause::cpe_renumber, Owner::cpe_vendor, "The router does not withdraw a prefix that has gone.",
           "Update the firmware to one that follows RFC 9096. Until then restart the hosts, or let the provider delegate "
           "the same prefix for long."},
    Remedy{Cause::vantage, Owner::access_network, "The probe's own line did not work.",
           "Run sextant-probe troubleshoot on the probe and mend what it names; no target is blamed meanwhile. Who runs the "
           "access network can tell more."},
    Remedy{Cause::geo_policy, Owner::service_owner, "The site turns away visitors from this place.",
           "Nothing, if that is meant: the vantage has no vote, and others decide. If it is not, look for country lists "
           "(nginx: geo or geoip2; Apache: mod_maxminddb; CDN: country rules) that are old or know a part of the IPv6 "
           "prefixes only."},
    Remedy{Cause::software, Owner::us, "Sextant itself failed here.",
           "Report it with the evidence of the result. No target is blamed for it."},
};

static_assert(kRemedies.size() == words_of(Cause{}).size(), "every cause has a remedy");

}  // namespace

const Remedy& remedy_for(Cause cause)
{
    return *std::find_if(kRemedies.begin(), kRemedies.end(), [&](const Remedy& remedy) { return remedy.cause == cause; });
}

}  // namespace checks
