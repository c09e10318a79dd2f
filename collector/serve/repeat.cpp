#include "collector/serve/repeat.hpp"

#include "checks/check.hpp"
#include "collector/serve/recipe.hpp"

#include <algorithm>

namespace collector::serve {
namespace {

/// Only what a check of ours is called can be asked for.
std::string probe_command(std::string_view check, const std::string& domain)
{
    const auto chosen = checks::find(check) == nullptr ? "" : "--checks " + std::string(check) + " ";
    return "sextant-probe check " + chosen + shell_word(domain);
}

const Recipe* recipe_of(std::string_view check)
{
    for (const auto recipes : {dns_recipes(), web_recipes(), mail_recipes()}) {
        const auto found =
            std::find_if(recipes.begin(), recipes.end(), [check](const Recipe& it) { return it.check == check; });
        if (found != recipes.end()) {
            return &*found;
        }
    }
    return nullptr;
}

}  // namespace

std::vector<std::string> repeat_commands(std::string_view check, const Meeting& meeting)
{
    Commands commands;
    if (!is_host_name(meeting.domain)) {
        return commands;
    }
    if (const auto* recipe = recipe_of(check)) {
        recipe->write(commands, meeting);
    }
    commands.push_back(probe_command(check, meeting.domain));
    return commands;
}

}  // namespace collector::serve
