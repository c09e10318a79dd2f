#pragma once

#include "collector/ingest/editor_desk.hpp"
#include "frames/frame_file.hpp"
#include "frames/frame_text.hpp"
#include "tests/collector/ingest/office_samples.hpp"
#include "tests/fakes/device_samples.hpp"

/// The desk of editors with its people, and what they send.
namespace collector::ingest {

inline const std::string kTax = "[[target]]\ndomain = \"kra.go.ke\"\norganisation = \"Kenya Revenue Authority\"\n"
                                "sector = \"tax\"\ntier = \"essential\"\nroles = [\"web\", \"dns\"]\n";
inline const std::string kHealth = "[[target]]\ndomain = \"health.go.ke\"\norganisation = \"Ministry of Health\"\n"
                                   "sector = \"health\"\ntier = \"ministry\"\nroles = [\"web\"]\n";
inline const std::string kConsent = "[[target.consents]]\nto = \"exposure\"\nby = \"ICT office\"\non = 2026-11-20\n";
inline const std::string kOptOut = "opt_out = true\nopt_out_by = \"ICT office\"\nopt_out_on = 2026-11-20\n";

inline std::string frame(const std::string& targets, const std::string& version = "1", const std::string& country = "KE")
{
    return "schema = 1\ncountry = \"" + country + "\"\ntitle = \"T\"\nversion = \"" + version +
           "\"\ndated = 2026-11-21\nreviewed = false\nreviewer = \"\"\nsource = \"hand\"\n" + targets;
}

inline const std::string kPolicies =
    "schema = 1\ncountry = \"KE\"\n[[policy]]\nid = \"egov\"\ntitle = \"E\"\nmandate = \"Decree 12\"\n"
    "scope = \"all\"\nfigure = \"web\"\ntarget = 0.8\nby = 2027-12-31\ndated = 2026-01-15\n"
    "source = \"gazette\"\n";
inline const std::string kPolicyTable = "country,id,title,mandate,scope,figure,target,by,dated,source\n"
                                        "KE,egov,E,Decree 12,all,web,0.8,2027-12-31,2026-01-15,gazette\n";
inline const std::string kHomes = "country,maker,model,firmware,share,dated,source\nKE,Acme,R1,,0.42,2026-09-30,Q3\n";

/// What kHomes says, as the index has it.
inline const InstalledRow kHome{
    .country = "KE", .maker = "Acme", .model = "R1", .firmware = "", .share = 0.42, .dated = "2026-09-30", .source = "Q3"};

/// A desk with a list, a consent, a base and a policy editor of KE, regulators of KE and UG, and one that was revoked.
class Counter {
public:
    Backroom back;
    RegistryStore store;
    fakes::FakeDevices devices;
    std::map<std::string, std::string> bases;  ///< Digest of what was imported of a country's homes.
    bool broken = false;
    EditorDesk desk{EditorEdge{.office = back.edge(),
                               .store = store,
                               .devices = devices,
                               .installed_sha256 = [this](const std::string& country) -> measure::Result<std::string> {
                                   return broken ? measure::Result<std::string>(measure::error("the ledger is damaged"))
                                                 : bases[country];
                               }},
                    EditorLimits{.document_octets = 4096, .quota = {}}};

    Counter()
    {
        using enum PersonRole;
        back.people = {{"list", somebody("list", {frame_editor}, "KE")},
                       {"consent", somebody("consent", {consent_editor}, "KE")},
                       {"homes", somebody("homes", {installed_base_editor}, "KE")},
                       {"promise", somebody("promise", {policy_editor}, "KE")},
                       {"ke", somebody("ke", {regulator}, "KE")},
                       {"ug", somebody("ug", {regulator}, "UG")},
                       {"old", somebody("old", {regulator}, "KE")}};
        back.people.at("old").revoked = true;
    }

    /// The index as it is once it has taken an import in.
    void stands(const std::string& toml)
    {
        auto read = frames::read_frame_text(toml, "frame");
        REQUIRE(read.errors.empty());
        std::erase_if(store.framed, [&](const auto& it) { return it.country == read.frame.country; });
        store.framed.push_back(std::move(read.frame));
    }

    http::Response put(const std::string& path, const std::string& token, const std::string& body,
                       const std::map<std::string, std::string>& headers = {})
    {
        auto request = request_of("PUT", path, token, body);
        request.headers.insert(headers.begin(), headers.end());
        return answer_of(desk, std::move(request));
    }

    std::size_t kept() const { return back.ledger.entries.size(); }
};

}  // namespace collector::ingest
