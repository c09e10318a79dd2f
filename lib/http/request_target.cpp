#include "http/request_target.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace http {
namespace {

bool holds_nul(std::string_view text)
{
    return text.find('\0') != std::string_view::npos;
}

}  // namespace

measure::Result<RequestTarget> read_target(std::string_view text)
{
    const auto parsed = boost::urls::parse_uri_reference(text);
    if (!parsed || parsed->has_fragment() || parsed->encoded_path().empty() || parsed->encoded_path().front() != '/') {
        return measure::error("the request target is not a path", std::string(text), "ask for a path that begins with /");
    }
    RequestTarget target;
    target.path = parsed->path();
    bool nul = holds_nul(target.path);
    boost::urls::encoding_opts form;
    form.space_as_plus = true;
    for (const auto& parameter : parsed->params(form)) {
        nul = nul || holds_nul(parameter.key) || holds_nul(parameter.value);
        target.query.emplace(parameter.key, parameter.value);
    }
    if (nul) {
        return measure::error("the request target holds a NUL", {}, "leave %00 out");
    }
    return target;
}

}  // namespace http
