#include "daemon/log_value.hpp"

#include <catch2/catch.hpp>

using daemons::log_value;

TEST_CASE("a plain value stands as it is, any other between quotation marks on one line", "[daemon][hostile]")
{
    const auto [value, line] = GENERATE(table<std::string, std::string>({
        {"a.example.test", "a.example.test"},
        {"", "\"\""},
        {"two words", "\"two words\""},
        {"a=b", "\"a=b\""},
        {"say \"x\"", "\"say 'x'\""},
        {"a\nEVENT forged=1", "\"a EVENT forged=1\""},
        {"\x1b[2J", "\" [2J\""},
        {"\x7f", "\" \""},
        {"\xc2\x9b", "\"\\xc2\\x9b\""},
        {"a\xe2\x80\xae", "\"a\\xe2\\x80\\xae\""},
        {"\xff", "\"\\xff\""},
    }));

    CHECK(log_value(value) == line);
}
