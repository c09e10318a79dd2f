#include "wire/name_text.hpp"

#include <catch2/catch.hpp>
#include <ldns/ldns.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <memory>

namespace {

using Rdf = std::unique_ptr<ldns_rdf, decltype(&ldns_rdf_deep_free)>;

Rdf name_of(const std::string& wire)
{
    return {ldns_rdf_new_frm_data(LDNS_RDF_TYPE_DNAME, wire.size(), wire.data()), &ldns_rdf_deep_free};
}

/// What ldns writes, in our form.
std::string as_ldns_writes(const ldns_rdf& name)
{
    const std::unique_ptr<char, decltype(&std::free)> written(ldns_rdf2str(&name), &std::free);
    std::string text(written.get());
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    text.pop_back();
    return text;
}

}  // namespace

TEST_CASE("A name is written in lower case and without its last dot", "[wire]")
{
    CHECK(wire::name_text(*name_of(std::string("\x03WwW\007Example\x04test\x00", 18))) == "www.example.test");
    CHECK(wire::name_text(*name_of(std::string("\x00", 1))).empty());
}

TEST_CASE("Every octet of a label is written as ldns writes it", "[wire]")
{
    const int octet = GENERATE(range(0, 256));
    const auto name = name_of(std::string("\x03") + 'a' + static_cast<char>(octet) + 'b' + std::string("\x04test\x00", 6));

    CHECK(wire::name_text(*name) == as_ldns_writes(*name));
}
