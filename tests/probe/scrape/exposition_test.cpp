#include "probe/scrape/address_rows.hpp"
#include "probe/scrape/exposition.hpp"
#include "tests/fakes/ask_promtool.hpp"
#include "tests/fakes/scrape_samples.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

using namespace probe::scrape;
using namespace std::chrono_literals;

namespace {

Question question(Parameters parameters = {})
{
    parameters["target"] = "a.test";
    return read_question(parameters, [](std::string_view text) { return measure::Result<std::string>(text); }).value();
}

std::string text_of(const measure::TaskResult& result, const Question& asked = question())
{
    const Finding finding{.result = result, .elapsed = 1500ms};
    return exposition(asked, finding, {.waited = 250ms, .age = 2s});
}

/// The library gives the series of one metric in no particular order.
std::vector<std::string> sorted_lines(std::istream& text)
{
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) {
        lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::vector<std::string> sorted_lines(const std::string& text)
{
    std::istringstream stream(text);
    return sorted_lines(stream);
}

bool has_line(const std::string& text, const std::string& line)
{
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

/// Run by hand after a change that was meant; then look at the difference.
TEST_CASE("write broken.prom anew", "[.]")
{
    std::ofstream golden("tests/probe/scrape/broken.prom");
    for (const auto& line : sorted_lines(text_of(fakes::broken_result()))) {
        golden << line << "\n";
    }
}

TEST_CASE("a target that is dead over IPv6 reads as it was written down", "[scrape]")
{
    std::ifstream golden("tests/probe/scrape/broken.prom");
    REQUIRE(golden);

    CHECK(sorted_lines(text_of(fakes::broken_result())) == sorted_lines(golden));
}

TEST_CASE("promtool finds nothing to say about an answer", "[scrape]")
{
    CHECK(fakes::ask_promtool(text_of(fakes::good_result())) == "");
    CHECK(fakes::ask_promtool(text_of(fakes::broken_result(), question({{"check", "all"}}))) == "");
    CHECK(fakes::ask_promtool(text_of(fakes::broken_result(), question({{"check", "W-7"}}))) == "");
}

TEST_CASE("what exporters' users know stands beside ours", "[scrape]")
{
    const auto text = text_of(fakes::good_result());

    for (const auto* line : {
             "probe_success 1",
             "probe_duration_seconds 0.25",
             "probe_ip_protocol 6",
             "probe_http_status_code 200",
             "probe_http_ssl 1",
             "probe_http_version 2",
             "probe_tls_version_info{version=\"TLSv1.3\"} 1",
             "probe_http_duration_seconds{phase=\"processing\"} 0.05",
             "probe_ssl_earliest_cert_expiry 1798761600",
             "sextant_probe_target_state{state=\"operational\"} 1",
             "sextant_probe_phase_seconds{family=\"ipv6\",host=\"good.test\",phase=\"tls\",slot=\"0\"} 0.03",
             "sextant_probe_measurement_age_seconds 2",
         }) {
        CAPTURE(line, text);
        CHECK(has_line(text, line));
    }
}

TEST_CASE("a family that is asked for alone is told alone", "[scrape]")
{
    const auto text = text_of(fakes::broken_result(), question({{"family", "4"}}));

    CHECK(has_line(text, "probe_success 1"));
    CHECK(has_line(text, "probe_ip_protocol 4"));
    CHECK(text.find("sextant_probe_address_success{family=\"ipv6\"") == std::string::npos);
}

TEST_CASE("an address is a label of one series alone", "[scrape]")
{
    std::istringstream text(text_of(fakes::good_result()));

    for (std::string line; std::getline(text, line);) {
        if (line.find("2a00:3::1") != std::string::npos) {
            CHECK(line.starts_with("sextant_probe_address_info{"));
        }
    }
}

TEST_CASE("a service with very many addresses makes a bounded page", "[scrape]")
{
    auto result = fakes::good_result();
    for (std::uint32_t i = 0; i < 500; ++i) {
        const auto literal = "2a00:3::1:" + std::to_string(i);
        result.evidence.lookups.push_back(fakes::lookup("good.test", "2a00:2::53", literal.c_str()));
        fakes::add_https(result.evidence, "good.test", literal.c_str(), 10 + i);
    }

    const auto rows = address_rows(result.evidence, {});

    CHECK(rows.size() == kMostRows);
}
