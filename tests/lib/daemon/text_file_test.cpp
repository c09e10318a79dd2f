#include "daemon/text_file.hpp"
#include "tests/fakes/scratch_directory.hpp"

#include <catch2/catch.hpp>

#include <fstream>

TEST_CASE("a file is read octet for octet, and an empty one is no error", "[daemon]")
{
    const fakes::ScratchDirectory scratch;
    const auto octets = GENERATE(as<std::string>{}, "", std::string("a\r\n\0\xff", 5));
    std::ofstream(scratch.file("list"), std::ios::binary) << octets;

    CHECK(daemons::read_text(scratch.file("list"), "the list").value() == octets);
}

TEST_CASE("a file that is not there, and a directory, are told by what was wanted of them", "[daemon]")
{
    const fakes::ScratchDirectory scratch;
    const auto file = GENERATE_REF(as<std::string>{}, scratch.file(""), scratch.file("nowhere"));

    const auto read = daemons::read_text(file, "the list", "check its name");

    REQUIRE_FALSE(read);
    CHECK(read.error().what == "the list cannot be read");
    CHECK(read.error().where == file);
    CHECK(read.error().remedy == "check its name");
}
