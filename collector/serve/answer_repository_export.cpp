#include "collector/repository/dataset.hpp"
#include "collector/serve/handlers.hpp"

namespace collector::serve {

Answer answer_repository_archive(const Call& call)
{
    const auto archive = call.site.contributions != nullptr
                             ? repository::write_dataset(*call.site.contributions, call.site.licence)
                             : measure::Result<std::string>(measure::error("this collector has no repository"));
    if (!archive) {
        return failed(call, archive.error());
    }
    auto response = answer_text("application/x-tar", *archive);
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"sextant-repository.tar\"");
    return response;
}

}  // namespace collector::serve
