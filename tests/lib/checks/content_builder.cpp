#include "tests/lib/checks/content_builder.hpp"

#include "measure/content_reading.hpp"
#include "measure/reading.hpp"
#include "tests/lib/checks/evidence_builder.hpp"
#include "wire/text_sketch.hpp"

#include <algorithm>

namespace content_builder {
namespace {

using measure::Evidence;
using measure::Family;

std::string words(const std::string& stem, int first, int last)
{
    std::string text;
    for (int i = first; i < last; ++i) {
        text += stem + static_cast<char>('a' + i % 26) + static_cast<char>('a' + i / 26) + " ";
    }
    return text;
}

void keep(measure::WebContent& content, measure::Page page)
{
    for (const auto& known : content.pages) {
        if (known.body_sha256 == page.body_sha256) {
            return;
        }
    }
    content.pages.push_back(std::move(page));
}

/// The first good end of each name over a family, as another fetch of the same place.
std::vector<measure::HttpFetch> same_places(const Evidence& evidence, Family family, const measure::Page& page)
{
    std::vector<measure::HttpFetch> fetches;
    for (const auto* name : {evidence_builder::kDomain, evidence_builder::kWww}) {
        const auto ends = measure::good_ends(evidence, name, family);
        if (!ends.empty()) {
            fetches.push_back(*ends.front());
            fetches.back().body_sha256 = page.body_sha256;
        }
    }
    return fetches;
}

}  // namespace

measure::Page page(const std::string& body, int common, const std::string& title)
{
    wire::TextSketch sketch;
    sketch.add(words("common", 0, common) + words(body, common, 400));
    measure::Page made{.body_sha256 = body, .title = title, .language = "en"};
    made.sketch = sketch.finish();
    made.words = sketch.words();
    return made;
}

measure::PageHost host(const std::string& name, measure::Party party)
{
    measure::PageHost made{.host = name, .party = party, .kinds = {measure::ResourceKind::script}, .references = 1};
    made.url = "https://" + name + "/a.js";
    made.ipv4 = {evidence_builder::address("30.0.0.7")};
    made.ipv6 = {evidence_builder::address("2d00::7")};
    made.status6 = 200;
    made.asked = true;
    return made;
}

measure::PageHost host_without6(const std::string& name, measure::Party party)
{
    auto made = host(name, party);
    made.ipv6.clear();
    made.status6 = 0;
    made.status4 = 200;
    return made;
}

void add_good_content(Evidence& evidence)
{
    auto& content = evidence.content;
    const auto brought = [](const auto& fetch) { return !fetch.failure && fetch.body_sha256 == kBody; };
    if (std::any_of(evidence.fetches.begin(), evidence.fetches.end(), brought)) {
        content.pages.push_back(page(kBody, 400));
    }
    const auto ends = measure::good_ends(evidence, evidence_builder::kDomain, Family::ipv6);
    if (!ends.empty()) {
        content.page_url = ends.front()->url;
        content.hosts = {host("static.example.test", measure::Party::first), host("cdn.elsewhere.test")};
    }
    for (const auto& handshake : evidence.handshakes) {
        if (handshake.failure || handshake.host != evidence_builder::kDomain) {
            continue;
        }
        auto offer = handshake;
        offer.alpn = "h2";
        content.offers.push_back(offer);
        content.quic.push_back({.host = handshake.host,
                                .address = handshake.address,
                                .failure = evidence_builder::failure(measure::FailureKind::timeout)});
    }
}

Bend all(std::vector<Bend> bends)
{
    return [bends = std::move(bends)](Evidence& evidence) {
        for (const auto& bend : bends) {
            bend(evidence);
        }
    };
}

Bend shows(Family family, measure::Page page)
{
    return [=](Evidence& evidence) {
        keep(evidence.content, page);
        for (auto& fetch : evidence.fetches) {
            if (fetch.address.family == family && fetch.body_sha256 == kBody) {
                fetch.body_sha256 = page.body_sha256;
            }
        }
    };
}

Bend again(measure::Page page)
{
    return [=](Evidence& evidence) {
        keep(evidence.content, page);
        evidence.content.repeats = same_places(evidence, Family::ipv4, page);
    };
}

Bend strangers(measure::Page over6, measure::Page over4)
{
    return [=](Evidence& evidence) {
        keep(evidence.content, over6);
        keep(evidence.content, over4);
        evidence.content.strangers = same_places(evidence, Family::ipv6, over6);
        const auto shown4 = same_places(evidence, Family::ipv4, over4);
        evidence.content.strangers.insert(evidence.content.strangers.end(), shown4.begin(), shown4.end());
    };
}

}  // namespace content_builder
