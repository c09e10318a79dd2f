#include "collector/cli/console.hpp"
#include "collector/cli/deed_of.hpp"
#include "collector/cli/print_shop.hpp"
#include "collector/cli/report_desk.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/serve/letter_facts.hpp"

#include <algorithm>

namespace collector::cli {
namespace {

bool is_wanted(const serve::Letter& letter, const LettersRequest& request)
{
    if (!request.organisation.empty()) {
        return letter.organisation == request.organisation;
    }
    return request.all || letter.to_mend > 0;
}

/// Named by a domain, which is safe in any file system; an organisation may be called as it likes.
measure::Result<void> write_letter(PrintShop& shop, const serve::Letter& letter, const LettersRequest& request)
{
    for (const auto& language : request.languages) {
        const auto print = shop.print(letter.facts, "", language);
        const auto stem = letter.domain + "-" + language + (request.withheld_too ? "-confidential" : "");
        const auto written = print ? write_out(request.out, stem + ".html", print->html).and_then([&] {
            return write_out(request.out, stem + ".pdf", print->pdf);
        })
                                   : tl::unexpected(print.error());
        if (!written) {
            return written;
        }
        cli::print(stem + ".pdf\t" + std::to_string(letter.to_mend) + "\t" + letter.organisation + "\n");
    }
    return {};
}

/// Who writes what is withheld is seen to do it: what is printed then leaves the collector.
measure::Result<ReportDesk> open_desk(const Config& config, const LettersRequest& request)
{
    if (!request.withheld_too) {
        return open_report_desk(config, "");
    }
    const Person writer{.name = "operator", .roles = {PersonRole::regulator}, .countries = {request.country}};
    return write_down(config, "letters_with_withheld", request.country + " " + request.organisation).and_then([&] {
        return open_report_desk(config, "", writer);
    });
}

}  // namespace

int letters(const Config& config, const LettersRequest& request)
{
    const auto unknown = unknown_language(request.languages);
    if (!unknown.empty()) {
        return complain(no_language(unknown), Exit::usage);
    }
    const auto desk = open_desk(config, request);
    auto all = desk ? serve::letters(desk->sources(), request.country) : tl::unexpected(desk.error());
    auto shop = all ? PrintShop::open(config) : tl::unexpected(all.error());
    if (!shop) {
        return complain(shop.error());
    }
    std::erase_if(*all, [&](const serve::Letter& letter) { return !is_wanted(letter, request); });
    if (all->empty()) {
        return complain({.what = "there is nobody to write to",
                         .where = request.country,
                         .remedy =
                             "every service is as it should be, or the country or the organisation is not in any frame; "
                             "`--all` writes to those with nothing to mend too"});
    }
    for (const auto& letter : *all) {
        if (auto written = write_letter(**shop, letter, request); !written) {
            return complain(written.error());
        }
    }
    return code(Exit::ok);
}

}  // namespace collector::cli
