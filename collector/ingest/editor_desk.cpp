#include "collector/ingest/editor_desk.hpp"

#include "collector/access/may.hpp"
#include "collector/ingest/document_place.hpp"
#include "collector/ingest/frame_changes.hpp"
#include "collector/ingest/refusal.hpp"
#include "http/header.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace collector::ingest {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using access::Action;
using Json = nlohmann::json;

constexpr auto kSoon = 1s;
constexpr auto kRetryAfter = 30s;
constexpr std::size_t kMostNamed = 5;

std::optional<Problem> object_to_route(const http::Request& request)
{
    if (!document_place(request.path)) {
        return problem(
            404, "not_found", "There is nothing at this path",
            "PUT /v1/frames/KE, /v1/policies/KE or /v1/installed-base/KE, with the country's two capital letters");
    }
    return request.method == "PUT" ? std::nullopt : std::optional(problem(405, "method_not_allowed", "The method is PUT"));
}

/// Policies come as TOML, or as a table that says so.
DocumentForm form_of(const http::Request& request, const DocumentPlace& place)
{
    const bool is_table = header_of(request, "content-type").starts_with("text/csv");
    return is_table && place.form == DocumentForm::policies ? DocumentForm::policies_table : place.form;
}

/// RFC 9110 section 13.1.1: any of the versions in a list, or "*" for whatever stands.
bool names_version(const std::string& wanted, const std::string& sha256)
{
    return !sha256.empty() && (wanted == "*" || wanted.find('"' + sha256 + '"') != std::string::npos);
}

bool may_in(const Person& person, Action action, const measure::CountryCode& country)
{
    return access::may(person, action, {.country = country, .domain = {}, .author = {}});
}

Problem forbidden(const std::string& detail)
{
    return problem(403, "not_allowed", "This is not for you to edit", detail);
}

std::optional<Problem> object_to_person(const Person& person, const DocumentPlace& place)
{
    const bool may =
        std::ranges::any_of(place.actions, [&](Action action) { return may_in(person, action, place.country); });
    return may ? std::nullopt
               : std::optional(forbidden("it takes the role regulator, or that of the editor of just this, for " +
                                         place.country + "; docs/roles.md has the table"));
}

std::string some_of(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    return names.size() > kMostNamed ? text + " and " + std::to_string(names.size() - kMostNamed) + " more" : text;
}

/// A path names one country, and so must the whole document.
std::optional<Problem> object_to_countries(const Revision& revision, const DocumentPlace& place)
{
    if (revision.countries == std::vector{place.country}) {
        return std::nullopt;
    }
    return problem(422, "country_differs", "The document speaks of another country than its path",
                   "the path names " + place.country + ", the document " + some_of(revision.countries) +
                       "; send each country's own document to its own path");
}

Problem unavailable(const measure::Error& error)
{
    return not_now("store_unavailable", "The collector cannot look up what is in force", measure::to_string(error),
                   kRetryAfter);
}

Json to_json(const Revision& revision, bool changed)
{
    Json notes = Json::array();
    for (const auto& note : revision.notes) {
        notes.push_back(measure::to_string(note));
    }
    return {{"document", audit::change_of(revision.fact).action},
            {"country", revision.countries.front()},
            {"sha256", revision.sha256},
            {"changed", changed},
            {"summary", revision.summary},
            {"notes", std::move(notes)}};
}

/// While it lives no other edit may begin.
class Turn {
public:
    explicit Turn(std::shared_ptr<bool> taken) : taken_(std::move(taken)), has_(!std::exchange(*taken_, true)) {}
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn()
    {
        if (has_) {
            *taken_ = false;
        }
    }
    bool has() const { return has_; }

private:
    std::shared_ptr<bool> taken_;
    bool has_ = false;
};

}  // namespace

EditorDesk::EditorDesk(EditorEdge edge, EditorLimits limits)
    : edge_(std::move(edge)), limits_(limits), office_(edge_.office, limits.quota)
{
}

bool EditorDesk::is_for(const http::Request& request)
{
    return leads_to_documents(request.path);
}

void EditorDesk::wait_for(std::uint64_t position)
{
    kept_ = std::max(kept_, position);
}

std::optional<http::Response> EditorDesk::admit(const http::Request& request)
{
    const auto too_large =
        problem(413, "document_too_large", "The document is too large",
                "at most " + std::to_string(limits_.document_octets) +
                    " octets: `ingest.batch_octets`; a larger one is imported by the collector's operator");
    return office_.admit(request, object_to_route(request), limits_.document_octets, too_large);
}

/// What stands in the frame in force decides which roles a new one takes.
std::optional<Problem> EditorDesk::object_to_frame(const Person& person, const measure::Frame& frame) const
{
    const auto all = edge_.store.frames();
    if (!all) {
        return unavailable(all.error());
    }
    const auto known = std::ranges::find(*all, frame.country, &measure::Frame::country);
    const auto before = known == all->end() ? measure::Frame{.country = frame.country} : *known;
    const auto changes = changes_between(before, frame);
    if (!changes.consent.empty() && !may_in(person, Action::edit_consent, frame.country)) {
        return forbidden("consent or opting out would change of " + some_of(changes.consent) +
                         ": that takes the role consent_editor or regulator for " + frame.country +
                         "; leave both as they are in the frame in force");
    }
    if (changes.list && !may_in(person, Action::edit_frame, frame.country)) {
        return forbidden(
            "more than consent and opting out would change: that takes the role frame_editor or regulator for " +
            frame.country);
    }
    if (!changes.review.empty() && !may_in(person, Action::review_frame, frame.country)) {
        return forbidden(some_of(changes.review) + " would count as reviewed: that is said by the role regulator for " +
                         frame.country + "; leave `review` and `reviewed` out of what you have changed");
    }
    const auto elsewhere = listed_elsewhere(before, frame, *all);
    return elsewhere.empty()
               ? std::nullopt
               : std::optional(problem(409, "listed_elsewhere", "Another country's frame has these targets",
                                       some_of(elsewhere) + ": a target belongs to one country; leave it out, or let the "
                                                            "collector's operator take it out there"));
}

/// The digest of what the revision would take the place of; "" where nothing stands.
measure::Result<std::string> EditorDesk::standing_sha256(const Revision& revision) const
{
    return std::holds_alternative<InstalledBase>(revision.fact) ? edge_.installed_sha256(revision.countries.front())
                                                                : sha256_in_force(revision, edge_.store);
}

/// Which precondition, right or conflict stands against putting this in the place of what is in force.
std::optional<Problem> EditorDesk::object_to_change(const http::Request& request, const Person& person,
                                                    const Revision& revision) const
{
    const auto wanted = header_of(request, "if-match");
    if (!wanted.empty()) {
        const auto standing = standing_sha256(revision);
        if (!standing) {
            return unavailable(standing.error());
        }
        if (!names_version(wanted, *standing)) {
            return problem(412, "in_force_differs", "Another version is in force than the one you name in If-Match",
                           standing->empty() ? "there is none" : "it is \"" + *standing + "\"");
        }
    }
    return std::holds_alternative<ImportedFrame>(revision.fact) ? object_to_frame(person, revision.frame) : std::nullopt;
}

/// The same lines of an installed base may stand in another file, whose digest is what If-Match has to name.
tl::expected<EditorDesk::Weighed, Problem> EditorDesk::told_as_it_stands(Weighed it) const
{
    auto standing = edge_.installed_sha256(it.revision.countries.front());
    if (!standing) {
        return tl::unexpected(unavailable(standing.error()));
    }
    it.revision.sha256 = *std::move(standing);
    it.revision.summary = installed_summary(it.revision);
    return it;
}

tl::expected<EditorDesk::Weighed, Problem> EditorDesk::weigh(const http::Request& request, const Person& person) const
{
    const auto place = *document_place(request.path);
    Weighed it{.revision = read_revision(form_of(request, place), request.body, std::string(place.called))};
    if (!it.revision.errors.empty()) {
        return tl::unexpected(
            unreadable("document_unreadable", "The document cannot be taken, and nothing was changed", it.revision.errors));
    }
    if (auto objection = object_to_countries(it.revision, place)) {
        return tl::unexpected(*std::move(objection));
    }
    const auto in_force = is_in_force(it.revision, edge_.store, edge_.devices, office_.edge().now());
    if (!in_force) {
        return tl::unexpected(unavailable(in_force.error()));
    }
    it.in_force = *in_force;
    if (it.in_force && std::holds_alternative<InstalledBase>(it.revision.fact)) {
        return told_as_it_stands(std::move(it));
    }
    if (auto objection = it.in_force ? std::nullopt : object_to_change(request, person, it.revision)) {
        return tl::unexpected(*std::move(objection));
    }
    return it;
}

asio::awaitable<http::Response> EditorDesk::receive(http::Request request)
{
    auto visit = office_.come_in(request, object_to_route(request));
    if (!visit) {
        co_return visit.error();
    }
    if (const auto objection = object_to_person(visit->person, *document_place(request.path))) {
        co_return office_.refuse(*objection, &*visit);
    }
    const Turn turn(underway_);
    if (!turn.has() || office_.edge().index.watermark() < kept_) {
        const auto later =
            not_now("edit_underway", "An edit before this one is being taken in", "come again in a moment", kSoon);
        co_return office_.refuse(later, &*visit);
    }
    auto weighed = weigh(request, visit->person);
    if (!weighed) {
        co_return office_.refuse(weighed.error(), &*visit);
    }
    if (weighed->in_force) {
        const auto unwritten = office_.note(*visit);
        co_return unwritten ? to_response(*unwritten) : accept(to_json(weighed->revision, false));
    }
    auto response = co_await take(*std::move(visit), std::move(weighed->revision));
    co_return response;
}

asio::awaitable<http::Response> EditorDesk::take(Visit visit, Revision revision)
{
    auto told = to_json(revision, true);
    auto fact = std::move(revision.fact);
    const auto position = co_await office_.keep(visit, std::move(fact));
    if (!position) {
        co_return office_.refuse(position.error(), &visit);
    }
    wait_for(*position);
    told["position"] = *position;
    co_return accept(told);
}

}  // namespace collector::ingest
