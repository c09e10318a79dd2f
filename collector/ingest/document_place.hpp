#pragma once

#include "collector/access/may.hpp"
#include "collector/ingest/revision.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace collector::ingest {

/// The document of one country that editors may put another one in the place of.
struct DocumentPlace {
    DocumentForm form = DocumentForm::frame;
    std::string_view called;                ///< What errors call it.
    std::array<access::Action, 2> actions;  ///< Whoever may do one of them is let in.
    measure::CountryCode country;
};

/// The place of `/v1/frames/KE`, `/v1/policies/KE` or `/v1/installed-base/KE`; nullopt for anything else.
std::optional<DocumentPlace> document_place(std::string_view path);

/// Whether the path is one of those, or near enough to be told how it is written.
bool leads_to_documents(std::string_view path);

}  // namespace collector::ingest
