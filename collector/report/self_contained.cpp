#include "collector/report/self_contained.hpp"

#include "collector/serve/rendition_policy.hpp"

namespace collector::report {
namespace {

/// What main carries once the report stands whole: collector/web/report/print.js.
constexpr std::string_view kDrawn = "data-view=\"report\"";

/// `page` with the part from one mark to the other replaced; unchanged without such a part.
std::string replaced(std::string page, const std::string& mark, const std::string& by)
{
    const auto from = "<!--" + mark + "-->";
    const auto to = "<!--/" + mark + "-->";
    const auto begin = page.find(from);
    const auto end = begin == std::string::npos ? begin : page.find(to, begin);
    return end == std::string::npos ? page : page.replace(begin, end + to.size() - begin, by);
}

}  // namespace

measure::Result<std::string> self_contained(std::string_view page, std::string_view style)
{
    if (page.find(kDrawn) == std::string_view::npos) {
        return measure::error("the browser did not draw the report", "", "run it again; look at what the browser says");
    }
    const std::string sheet = "<style>" + std::string(style) + "</style>";
    const auto head =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"" + serve::rendition_policy(sheet) + "\">" + sheet;
    return replaced(replaced(std::string(page), "style", head), "script", "");
}

}  // namespace collector::report
