#include "checks/check.hpp"
#include "collector/serve/meeting.hpp"
#include "collector/serve/repeat.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

using namespace collector::serve;

namespace {

measure::Address address(const char* text)
{
    return measure::parse_address(text).value();
}

Meeting plain_meeting()
{
    return {.domain = "example.test",
            .zone = "example.test",
            .hosts = {{"www.example.test", address("2001:db8::80")}, {"www.example.test", address("192.0.2.80")}},
            .servers = {{"ns1.example.test", address("192.0.2.53")}, {"ns1.example.test", address("2001:db8::53")}},
            .parents = {{"ns.test", address("2001:db8:1::53")}},
            .exchanges = {{"mx.example.test", address("192.0.2.25")}, {"mx.example.test", address("2001:db8::25")}}};
}

/// What a POSIX shell makes of one word.
std::string as_shell_reads(const std::string& word)
{
    const auto command = "printf %s " + word;
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
    std::array<char, 512> octets{};
    const auto count = std::fread(octets.data(), 1, octets.size(), pipe.get());
    return {octets.data(), count};
}

}  // namespace

TEST_CASE("A word reaches the shell as it is, whatever is in it", "[serve][repeat]")
{
    const auto text = GENERATE(as<std::string>{}, "plain", "two words", "it's", "''", "$(id)`id`\\", "a\nb;c&d|e>f", "-rf",
                               "*?[a]~", "\"$HOME\"");

    CHECK(as_shell_reads(shell_word(text)) == text);
}

TEST_CASE("A visit is repeated at the address it was made at", "[serve][repeat]")
{
    CHECK(repeat_commands("web.http6", plain_meeting()) ==
          std::vector<std::string>{"curl -6 -sS --max-time 20 -o /dev/null -w '%{http_code} %{remote_ip}\\n' --connect-to "
                                   "'www.example.test:443:[2001:db8::80]:443' 'https://www.example.test/'",
                                   "sextant-probe check --checks web.http6 'example.test'"});
}

TEST_CASE("A name server is asked at its address, over the transport of the check", "[serve][repeat]")
{
    CHECK(repeat_commands("dns.tcp6", plain_meeting()).front() == "kdig '@2001:db8::53' 'example.test' SOA +norecurse +tcp");
    CHECK(repeat_commands("dns.equal_answers", plain_meeting()).size() == 3);
}

TEST_CASE("A mail host is greeted at its address, and no mail is sent", "[serve][repeat]")
{
    CHECK(repeat_commands("mail.smtp6", plain_meeting()).at(1) ==
          "curl -6 -sS --max-time 20 -v -X NOOP --connect-to 'mx.example.test:25:[2001:db8::25]:25' "
          "'smtp://mx.example.test/'");
}

TEST_CASE("The parent is asked for what it says of the zone", "[serve][repeat]")
{
    CHECK(repeat_commands("dns.glue6", plain_meeting()).front() == "kdig '@2001:db8:1::53' 'example.test' NS +norecurse");
}

TEST_CASE("Every check about a target has commands of its own", "[serve][repeat]")
{
    for (const auto* check : checks::all()) {
        CAPTURE(check->id);
        const std::size_t own = check->area == checks::Area::vantage ? 0 : 1;
        CHECK(repeat_commands(check->id, plain_meeting()).size() >= 1 + own);
    }
}

TEST_CASE("What is no host name enters no command", "[serve][repeat]")
{
    const auto hostile = GENERATE(as<std::string>{}, "-oProxy", "a b", "x;id", "$(id)", "it's", "a/../b", "@192.0.2.1", "",
                                  "a\nb", "\xff", "a:b", "[::1]", ".", "+short");

    auto meeting = plain_meeting();
    meeting.hosts.insert(meeting.hosts.begin(), {hostile, address("2001:db8::1")});
    meeting.servers.insert(meeting.servers.begin(), {hostile, address("2001:db8::1")});
    meeting.parents.insert(meeting.parents.begin(), {hostile, address("2001:db8::1")});
    meeting.exchanges.insert(meeting.exchanges.begin(), {hostile, address("2001:db8::1")});
    meeting.zone = hostile;
    for (const auto* check : checks::all()) {
        for (const auto& command : repeat_commands(check->id, meeting)) {
            CAPTURE(command);
            CHECK(command.find("2001:db8::1]") == std::string::npos);
            CHECK(command.find("@2001:db8::1'") == std::string::npos);
        }
    }
    meeting.domain = hostile;
    CHECK(repeat_commands("web.http6", meeting).empty());
}

TEST_CASE("A check that is none of ours enters no command", "[serve][repeat]")
{
    CHECK(repeat_commands("x;id", plain_meeting()) == std::vector<std::string>{"sextant-probe check 'example.test'"});
}

TEST_CASE("A target with many addresses still has few commands", "[serve][repeat]")
{
    auto meeting = plain_meeting();
    for (int i = 0; i < 100; ++i) {
        meeting.hosts.push_back({"h" + std::to_string(i) + ".example.test", address("2001:db8::80")});
        meeting.servers.push_back({"n" + std::to_string(i) + ".example.test", address("2001:db8::53")});
    }

    for (const auto* check : checks::all()) {
        CHECK(repeat_commands(check->id, meeting).size() <= 10);
    }
}

TEST_CASE("Without a connection the hosts are met at what their names resolve to", "[serve][repeat]")
{
    measure::Evidence evidence;
    evidence.task.target.domain = "example.test";
    measure::DnsLookup lookup{.question = {.name = "www.example.test", .type = measure::rr::kAaaa}};
    measure::DnsMessage reply;
    reply.answers = {{.owner = "www.example.test", .type = measure::rr::kAaaa, .ttl = 60, .data = "2001:db8::80"}};
    lookup.reply = reply;
    evidence.lookups = {lookup};

    const auto resolved = meeting_of(evidence);
    evidence.connects = {{.host = "example.test", .address = address("2001:db8::81"), .port = 443},
                         {.host = "example.test", .address = address("2001:db8::81"), .port = 80}};
    const auto connected = meeting_of(evidence);

    CHECK(resolved.hosts == std::vector<Pin>{{"www.example.test", address("2001:db8::80")}});
    CHECK(connected.hosts == std::vector<Pin>{{"example.test", address("2001:db8::81")}});
}
