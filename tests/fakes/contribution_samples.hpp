#pragma once

#include <string>

/// Contributions as authors write them, of a country that does not exist.
namespace samples {

inline std::string front_of(const std::string& kind, const std::string& more)
{
    return "schema = 1\nkind = \"" + kind +
           "\"\ncountry = \"XA\"\ntitle = \"A title\"\nsummary = \"In short.\"\nlanguage = \"en\"\n"
           "contributor = \"Ministry of Examples\"\ndated = 2026-11-01\n" +
           more;
}

/// The sections of the form with a sentence each.
inline std::string body_of(const std::string& kind)
{
    std::string body;
    const auto add = [&body](const std::string& key) {
        body += "\n## About " + key + " {#" + key + "}\n\nWe tell of " + key + ".\n";
    };
    if (kind == "profile") {
        add("policy"), add("mandates"), add("plan"), add("procurement"), add("laboratories"), add("training");
    } else {
        add("situation"), add("actions");
    }
    add("lessons"), add("security");
    return body;
}

inline const std::string kProfileRows =
    "[[mandate]]\ntitle = \"Decree 12\"\nbound = \"All ministries\"\ndated = 2025-01-15\nby = 2027-12-31\npolicy = "
    "\"egov\"\n"
    "[[milestone]]\ntitle = \"Addresses\"\nby = 2026-01-01\nowner = \"Office\"\nstate = \"done\"\n"
    "[[procurement]]\ntitle = \"Rule\"\nsince = 2025-02-01\ndemands = \"Both families\"\n"
    "[[laboratory]]\nname = \"Test bed\"\nplace = \"Capital\"\nsince = 2025-03-01\nprobe = \"probe-1\"\n"
    "[[event]]\ntitle = \"Workshop\"\nfirst = 2025-04-01\nlast = 2025-04-02\nplace = \"Capital\"\naudience = \"Engineers\"\n"
    "[[source]]\ntitle = \"Gazette\"\nurl = \"https://gazette.example.test/12\"\n";

inline const std::string kCaseRows =
    "name = \"portal\"\n[[action]]\ntitle = \"AAAA published\"\ndated = 2026-11-10\n"
    "[[confounder]]\nwhat = \"A new host\"\neffect = \"raises\"\n"
    "[series]\nscope = \"country\"\nfigure = \"web\"\n"
    "[before]\nfirst = 2026-11-01\nlast = 2026-11-09\n[after]\nfirst = 2026-11-11\nlast = 2026-11-20\n";

inline std::string contribution_text(const std::string& kind, const std::string& rows, const std::string& body)
{
    return "+++\n" + front_of(kind, rows) + "+++\n" + body;
}

/// An event of a profile, as a row of it; the days as ISO dates.
inline std::string event_text(const std::string& title, const std::string& first, const std::string& last)
{
    return "[[event]]\ntitle = '" + title + "'\nfirst = " + first + "\nlast = " + last +
           "\nplace = 'Capital'\naudience = 'Engineers'\n";
}

inline std::string profile_text()
{
    return contribution_text("profile", kProfileRows, body_of("profile"));
}

inline std::string case_text()
{
    return contribution_text("case_study", kCaseRows, body_of("case_study"));
}

/// With the first `what` in it replaced.
inline std::string with(std::string text, const std::string& what, const std::string& instead)
{
    return text.replace(text.find(what), what.size(), instead);
}

}  // namespace samples
