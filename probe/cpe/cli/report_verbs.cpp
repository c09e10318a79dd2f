#include "daemon/console.hpp"
#include "probe/cpe/cli/verbs.hpp"
#include "probe/cpe/judge/verdicts_json.hpp"
#include "probe/cpe/report/report.hpp"

namespace cpe::cli {
namespace {

measure::Result<std::map<std::string, std::string>> vector_of(const std::filesystem::path& folder)
{
    return verdicts_of(folder).and_then([](const auto& verdicts) { return judge::read_vector(judge::to_json(verdicts)); });
}

}  // namespace

int report_folder(const std::filesystem::path& folder)
{
    const auto verdicts = verdicts_of(folder);
    if (!verdicts) {
        return daemons::complain(verdicts.error());
    }
    const auto html = capture::write_file(folder / "report.html", report::to_html(*verdicts));
    const auto junit = capture::write_file(folder / "report.xml", report::to_junit(*verdicts));
    if (!html || !junit) {
        return daemons::complain(html ? junit.error() : html.error());
    }
    daemons::print((folder / "report.html").string() + "\n" + (folder / "report.xml").string() + "\n");
    return daemons::code(daemons::Exit::ok);
}

int compare_folders(const std::filesystem::path& before, const std::filesystem::path& now)
{
    const auto left = vector_of(before);
    const auto right = vector_of(now);
    if (!left || !right) {
        return daemons::complain(left ? right.error() : left.error());
    }
    const auto difference = report::compare(*left, *right);
    daemons::print(difference.empty() ? "no verdict differs\n" : difference);
    return daemons::code(difference.empty() ? daemons::Exit::ok : daemons::Exit::checks);
}

}  // namespace cpe::cli
