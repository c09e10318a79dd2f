#include "collector/ingest/document_place.hpp"

#include "collector/ingest/country_path.hpp"

#include <algorithm>

namespace collector::ingest {
namespace {

using access::Action;

/// What stands below one path.
struct Shelf {
    std::string_view path;
    DocumentForm form;
    std::string_view called;
    std::array<Action, 2> actions;
};

constexpr std::array kShelves{
    Shelf{"/v1/frames", DocumentForm::frame, "frame", {Action::edit_frame, Action::edit_consent}},
    Shelf{"/v1/policies", DocumentForm::policies, "policies", {Action::edit_policies, Action::edit_policies}},
    Shelf{"/v1/installed-base",
          DocumentForm::installed_base,
          "installed base",
          {Action::edit_installed_base, Action::edit_installed_base}},
};

const Shelf* shelf_of(std::string_view path)
{
    const auto* shelf = std::ranges::find_if(kShelves, [&](const Shelf& it) { return path.starts_with(it.path); });
    return shelf == kShelves.end() ? nullptr : shelf;
}

}  // namespace

bool leads_to_documents(std::string_view path)
{
    return shelf_of(path) != nullptr;
}

std::optional<DocumentPlace> document_place(std::string_view path)
{
    const auto* shelf = shelf_of(path);
    const auto country = shelf == nullptr ? std::nullopt : country_below(shelf->path, path);
    if (!country) {
        return std::nullopt;
    }
    return DocumentPlace{.form = shelf->form, .called = shelf->called, .actions = shelf->actions, .country = *country};
}

}  // namespace collector::ingest
