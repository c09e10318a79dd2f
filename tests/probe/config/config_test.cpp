#include "probe/config/config.hpp"
#include "probe/config/resolv_conf.hpp"
#include "probe/config/root_hints.hpp"

#include <catch2/catch.hpp>
#include <unistd.h>

#include <fstream>

using namespace probe;

namespace {

struct File {
    explicit File(const std::string& text) { std::ofstream(path) << text; }
    ~File() { std::filesystem::remove(path); }

    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("probe-config-test-" + std::to_string(::getpid()) + ".toml");
};

constexpr auto kRoots = "root_hints = \"/usr/share/dns/root.hints\"\nresolvers = [\"2001:db8::53\"]\n";

}  // namespace

TEST_CASE("the shipped file is good and says the defaults")
{
    const auto loaded = config::load("config/probe.toml");
    for (const auto& error : loaded.errors) {
        // A host without a resolver of its own is no fault of the file.
        CHECK(error.where == "/etc/resolv.conf");
    }
    const config::Config defaults;
    CHECK(loaded.config.schedule.batch == defaults.schedule.batch);
    CHECK(loaded.config.spool.octets == defaults.spool.octets);
    CHECK(loaded.config.politeness.connection_gap == defaults.politeness.connection_gap);
}

TEST_CASE("lists that are left empty are the shipped controls")
{
    const File file(std::string(kRoots) + "[gate]\nzones = [\"example.test\"]\n");
    const auto loaded = config::load(file.path);
    REQUIRE(loaded.errors.empty());
    CHECK(loaded.config.controls.zones == std::vector<std::string>{"example.test"});
    CHECK(loaded.config.controls.web.size() >= 3);
    CHECK(loaded.config.controls.time_servers.size() >= 2);
    CHECK(loaded.config.controls.roots.size() >= 26);
}

TEST_CASE("a trust anchor that is not there is told at once; none at all is a choice")
{
    const File missing(std::string(kRoots) + "trust_anchor = \"/nowhere/root.key\"\n");
    const auto loaded = config::load(missing.path);
    REQUIRE(loaded.errors.size() == 1);
    CHECK(loaded.errors[0].where == "/nowhere/root.key");
    const File none(std::string(kRoots) + "trust_anchor = \"\"\n");
    CHECK(config::load(none.path).errors.empty());
}

TEST_CASE("every error of a file is told at once, with its place")
{
    const File file("resolvers = [\"not an address\"]\nnam = \"x\"\n[schedule]\nbatch = 0\n[laboratory]\nprefixes = "
                    "[\"2001:db8::1/32\"]\n"
                    "[[gate.web]]\nurl = \"https://a.test/\"\n");
    const auto loaded = config::load(file.path);
    CHECK(loaded.errors.size() == 5);
    for (const auto& error : loaded.errors) {
        CAPTURE(measure::to_string(error));
        CHECK(error.where.find(file.path.string()) != std::string::npos);
    }
}

TEST_CASE("a frame that is not there is an error of the configuration")
{
    const File file("frames = [\"nowhere.toml\"]\n" + std::string(kRoots));
    const auto loaded = config::load(file.path);
    REQUIRE(loaded.errors.size() == 1);
    CHECK(measure::to_string(loaded.errors[0]).find("nowhere.toml") != std::string::npos);
}

TEST_CASE("resolv.conf as the system reads it")
{
    const auto found = config::parse_resolv_conf(
        "# c\nsearch x\nnameserver 192.0.2.1\nnameserver fe80::1%eth0\nnameserver 2001:db8::1 \nnameserver\n");
    REQUIRE(found.size() == 2);
    CHECK(to_string(found[1]) == "2001:db8::1");
}

TEST_CASE("root hints need an address of each family")
{
    CHECK(config::parse_root_hints(". 3600000 NS A.ROOT-SERVERS.NET.\nA.ROOT-SERVERS.NET. 3600000 A 192.0.2.4\n"
                                   "A.ROOT-SERVERS.NET. 3600000 AAAA 2001:db8::4 ; x\n",
                                   "f")
              ->size() == 2);
    CHECK(!config::parse_root_hints("A.ROOT-SERVERS.NET. 3600000 A 192.0.2.4\n", "f"));
    CHECK(!config::parse_root_hints("", "f"));
}

TEST_CASE("nothing listens until it is told to, and then measures anybody for this machine alone")
{
    const config::Config defaults;
    CHECK(defaults.scrape.listen.empty());
    const File file(std::string(kRoots) + "[scrape]\nlisten = [\"[::1]:9426\", \"127.0.0.1:9426\"]\n");

    const auto loaded = config::load(file.path);

    REQUIRE(loaded.errors.empty());
    CHECK(loaded.config.scrape.listen.size() == 2);
    CHECK(!config::is_exposed(loaded.config.scrape));
}

TEST_CASE("beyond loopback anybody is measured for nobody without a token")
{
    const std::string beyond = std::string(kRoots) + "[scrape]\nlisten = [\"[::1]:9426\", \"[2001:db8::1]:9426\"]\n";
    const File open(beyond + "targets = \"any\"\n");
    REQUIRE(config::load(open.path).errors.size() == 1);
    CHECK(config::load(open.path).errors.front().what.find("token_file") != std::string::npos);

    const auto* rest = GENERATE("targets = \"frames\"\n", "", "targets = \"any\"\ntoken_file = \"token\"\n");
    const File good(beyond + rest);
    CHECK(config::load(good.path).errors.empty());
    CHECK(config::is_exposed(config::load(good.path).config.scrape));
}

TEST_CASE("a word that is none, a port that is none and half a certificate are all told")
{
    const File file(std::string(kRoots) + "[scrape]\nlisten = [\"localhost:9426\"]\ntargets = \"all\"\n");
    CHECK(config::load(file.path).errors.size() == 2);

    const File half(std::string(kRoots) + "[scrape]\ncertificate = \"chain.pem\"\n");
    CHECK(config::load(half.path).errors.size() == 1);
}

TEST_CASE("days pass faster only in a laboratory")
{
    const auto round = std::string(kRoots) + "[laboratory]\nround = \"20s\"\n";
    CHECK(config::load(File(round).path).errors.size() == 1);

    const auto loaded = config::load(File(round + "prefixes = [\"2d00::/16\"]\n").path);
    CHECK(loaded.errors.empty());
    CHECK(loaded.config.laboratory_round == std::chrono::seconds(20));
}

TEST_CASE("D-14: national resolvers want a name to be asked for, and are few")
{
    const std::string resolvers = "[national]\nresolvers = [\"2001:db8::53\"]\n";
    const File without(kRoots + resolvers);
    CHECK(config::load(without.path).errors.size() == 1);
    const File with(kRoots + resolvers + "ipv6_only = \"only6.example.test\"\n");
    const auto loaded = config::load(with.path);
    CHECK(loaded.errors.empty());
    CHECK(loaded.config.controls.national.resolvers.size() == 1);
}
