#pragma once

#include "collector/cli/verbs.hpp"

#include <functional>

namespace CLI {
class App;
}

/// The verbs of the repository of experience (docs/repository.md).
namespace collector::cli {

/// What is typed.
struct RepositoryRequest {
    std::vector<std::string> files;  ///< Files, or a folder of them.
    std::uint64_t number = 0;        ///< Of a submission.
    std::string finding;             ///< approved or returned.
    std::string by;
    std::string why;
    std::string file;  ///< To write to.
    bool all = false;
    bool json = false;
};

/// Every key and section of the form, as Markdown.
int repository_reference();
int repository_check(const RepositoryRequest& request);
int repository_submit(const Config& config, const RepositoryRequest& request);
int repository_import(const Config& config, const RepositoryRequest& request);
int repository_review(const Config& config, const RepositoryRequest& request);
int repository_publish(const Config& config, const RepositoryRequest& request);
int repository_withdraw(const Config& config, const RepositoryRequest& request);
int repository_list(const Config& config, const RepositoryRequest& request);
int repository_show(const Config& config, const RepositoryRequest& request);
int repository_export(const Config& config, const RepositoryRequest& request);

/// `with_data` makes a verb that needs the configuration ready; `verb` is what was chosen.
void add_repository(CLI::App& app, const std::function<std::function<int()>(std::function<int(const Config&)>)>& with_data,
                    std::function<int()>& verb);

}  // namespace collector::cli
