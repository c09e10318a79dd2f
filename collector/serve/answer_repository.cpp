#include "collector/repository/contribution_file.hpp"
#include "collector/repository/publication_json.hpp"
#include "collector/serve/contribution_json.hpp"
#include "collector/serve/contribution_series.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/paging.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

/// What Member States tell of themselves. Only what was published after a review can be reached from here.
namespace collector::serve {
namespace {

constexpr std::size_t kMostVersions = 1000;

ContributionFilter filter_of(const Call& call)
{
    return {.country = call.parameter("country"),
            .kind = measure::from_word<ContributionKind>(call.parameter("kind")),
            .language = call.parameter("language"),
            .search = call.parameter("q")};
}

measure::Result<std::vector<Publication>> versions_of(const Call& call)
{
    const auto* contributions = call.site.contributions;
    return contributions != nullptr ? contributions->versions(call.names.at("contribution"), kMostVersions)
                                    : std::vector<Publication>{};
}

/// A version with all others of its contribution.
struct Named {
    Publication publication;
    std::vector<Publication> versions;
    std::string text;
};

/// Without a version in the path: the one that stands.
bool is_asked(const Call& call, const Publication& it)
{
    const auto version = call.names.find("version");
    return version == call.names.end() ? it.current : version->second == std::to_string(it.version);
}

tl::expected<Named, http::Problem> find_named(const Call& call)
{
    auto versions = versions_of(call);
    if (!versions) {
        return failed(call, versions.error());
    }
    const auto found =
        std::find_if(versions->begin(), versions->end(), [&](const Publication& it) { return is_asked(call, it); });
    if (found == versions->end()) {
        return tl::unexpected(not_found("nothing of this name and version is published; /api/v1/repository lists what is"));
    }
    const auto publication = *found;
    const auto text = call.site.contributions->text(publication.submission);
    if (!text) {
        return failed(call, text.error());
    }
    return Named{.publication = publication, .versions = *std::move(versions), .text = text->value_or("")};
}

Json version_json(const Publication& it)
{
    return {{"version", it.version},  {"published", measure::to_rfc3339(it.published)},
            {"dated", it.card.dated}, {"withdrawn", it.withdrawn},
            {"current", it.current},  {"sha256", it.sha256}};
}

Answer answer_named(const Call& call)
{
    const auto named = find_named(call);
    if (!named) {
        return tl::unexpected(named.error());
    }
    const auto& [publication, versions, text] = *named;
    const auto read = repository::read_contribution_text(text, publication.contribution);
    auto document = new_document();
    document.update(repository::publication_json(publication));
    const auto address =
        "/api/v1/repository/" + publication.contribution + "/versions/" + std::to_string(publication.version);
    document["text"] = address + "/text";
    document["figures"] = publication.card.kind == ContributionKind::case_study ? Json(address + "/series") : Json();
    document["versions"] = Json::array();
    for (const auto& version : versions) {
        document["versions"].push_back(version_json(version));
    }
    document.update(contribution_json(read.contribution));
    return answer_json(document);
}

}  // namespace

Answer answer_repository(const Call& call)
{
    const auto skip = rows_before(call);
    if (!skip) {
        return tl::unexpected(skip.error());
    }
    const auto limit = page_size(call);
    auto found = call.site.contributions != nullptr ? call.site.contributions->standing(filter_of(call), *skip, limit + 1)
                                                    : std::vector<Publication>{};
    if (!found) {
        return failed(call, found.error());
    }
    const bool more = found->size() > limit;
    found->resize(std::min(found->size(), limit));
    auto document = new_document();
    document["contributions"] = Json::array();
    for (const auto& it : *found) {
        document["contributions"].push_back(repository::publication_json(it));
    }
    return answer_page_of(std::move(document), more ? next_page(call, CursorKind::rows, std::to_string(*skip + limit)) : "");
}

Answer answer_contribution(const Call& call)
{
    return answer_named(call);
}

Answer answer_contribution_version(const Call& call)
{
    return answer_named(call);
}

Answer answer_contribution_text(const Call& call)
{
    auto named = find_named(call);
    return named ? Answer(answer_text("text/markdown; charset=utf-8", std::move(named->text)))
                 : Answer(tl::unexpected(named.error()));
}

Answer answer_contribution_series(const Call& call)
{
    const auto named = find_named(call);
    if (!named) {
        return tl::unexpected(named.error());
    }
    const auto& card = named->publication.card;
    if (card.kind != ContributionKind::case_study) {
        return tl::unexpected(not_found("a profile speaks of no series"));
    }
    const auto read = repository::read_contribution_text(named->text, named->publication.contribution);
    const auto series = series_json(call.site, read.contribution);
    return series ? Answer(answer_json(*series)) : Answer(failed(call, series.error()));
}

}  // namespace collector::serve
