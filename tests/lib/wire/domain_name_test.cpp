#include "wire/domain_name.hpp"

#include <catch2/catch.hpp>

using wire::read_domain_name;

TEST_CASE("RFC 5891: a name of any script has both forms, whichever was typed", "[wire][idn]")
{
    const auto [typed, ascii, unicode] = GENERATE(table<std::string, std::string, std::string>({
        {"example.test", "example.test", "example.test"},
        {"https://www.Example.TEST:8443/a?b#c", "www.example.test", "www.example.test"},
        {"bücher.example", "xn--bcher-kva.example", "bücher.example"},
        {"XN--BCHER-KVA.example.", "xn--bcher-kva.example", "bücher.example"},
        {"faß.example", "xn--fa-hia.example", "faß.example"},
        {"правительство.рф", "xn--80aealotwbjpid2k.xn--p1ai", "правительство.рф"},
        {"موقع.وزارة-الأتصالات.مصر", "xn--4gbrim.xn----rmckbbajlc6dj7bxne2c.xn--wgbh1c", "موقع.وزارة-الأتصالات.مصر"},
        {"総務省.jp", "xn--lhr645fjve.jp", "総務省.jp"},
        {"กระทรวง.ไทย", "xn--12cm1c6bby4d.xn--o3cw4h", "กระทรวง.ไทย"},
    }));

    const auto name = read_domain_name(typed);

    REQUIRE(name);
    CHECK(name->ascii == ascii);
    CHECK(name->unicode == unicode);
}

TEST_CASE("UTS 46: full-width letters and ideographic dots are the plain ones", "[wire][idn]")
{
    CHECK(read_domain_name("ｅｘａｍｐｌｅ。test")->ascii == "example.test");
}

TEST_CASE("UTS 39: a label that mixes scripts as no language does is refused, and named", "[wire][idn]")
{
    // Cyrillic а in a Latin word; Greek beside Cyrillic; the same as A-labels.
    const auto typed =
        GENERATE(as<std::string>{}, "p\u0430ypal.example", "\u03b1\u0434\u03b2.example", "xn--pypal-4ve.example");

    const auto refused = read_domain_name(typed);

    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("mixes scripts") != std::string::npos);
}

TEST_CASE("UTS 39: what languages do mix is taken", "[wire][idn]")
{
    CHECK(read_domain_name("e行政ポータル.example"));
    CHECK(read_domain_name("정부24.example"));
}

TEST_CASE("what is no domain name is refused with a remedy", "[wire][idn]")
{
    const auto typed =
        GENERATE(as<std::string>{}, "", "localhost", "-a.test", "a-.test", "a..test", "a b.test", "exa_mple.test",
                 "*.example.test", "192.0.2.1", "https://[2001:db8::1]/", "2001:db8::1", "user@example.test", "xn--a.test",
                 "xn--99999999.test", "\xff\xfe.test", std::string(64, 'a') + ".test", std::string("a\0b.test", 8));

    const auto refused = read_domain_name(typed);

    REQUIRE_FALSE(refused);
    CHECK_FALSE(refused.error().remedy.empty());
}
