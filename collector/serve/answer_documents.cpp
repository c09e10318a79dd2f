#include "collector/serve/handlers.hpp"

/// What a country's editors put in force, octet for octet: its SHA-256 goes into If-Match, and that of a list of targets
/// stands beside every score.
namespace collector::serve {
namespace {

Answer answer_document(const Call& call, DocumentKind kind, std::string_view media_type)
{
    const auto position = call.site.views.document(kind, call.names.at("country"), call.parameter("sha256"));
    if (!position) {
        return failed(call, position.error());
    }
    if (!*position) {
        return tl::unexpected(not_found(call.parameter("sha256").empty()
                                            ? "no such document of this country was imported"
                                            : "no such document of this country was imported with this SHA-256"));
    }
    auto document = call.site.evidence.document(**position);
    if (!document) {
        return failed(call, document.error());
    }
    auto response = answer_text(media_type, std::move(document->text));
    response.headers.emplace_back("ETag", '"' + document->sha256 + '"');
    return response;
}

}  // namespace

Answer answer_frame(const Call& call)
{
    return answer_document(call, DocumentKind::frame, "application/toml");
}

Answer answer_policies_file(const Call& call)
{
    return answer_document(call, DocumentKind::policies, "application/toml");
}

/// As it was imported: a table of the operator's may speak of other countries, too.
Answer answer_installed_base(const Call& call)
{
    return answer_document(call, DocumentKind::installed_base, "text/csv; charset=utf-8");
}

}  // namespace collector::serve
