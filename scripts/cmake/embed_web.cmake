# cmake -DROOT=folder -DFILES=a;b -DGZIP=gzip -DWORK=folder -DOUT=file.cpp -P embed_web.cmake
# Writes the dashboard's files, plain and compressed, into one C++ file: a program that serves what it was built with
# has nothing to find, and nothing to find wrong, where it is installed.

# Every octet becomes an escape, so that no content can end the literal or be read together with the next octet.
function(to_literal name file)
    file(READ ${file} octets HEX)
    string(REGEX REPLACE "(..)" "\\\\x\\1" escaped "${octets}")
    string(LENGTH "${octets}" digits)
    math(EXPR length "${digits} / 2")
    set(${name} "{\"${escaped}\", ${length}}" PARENT_SCOPE)
endfunction()

file(MAKE_DIRECTORY ${WORK})
set(rows "")
set(count 0)
foreach(path IN LISTS FILES)
    # -n: no name and no time inside, so that the same file always gives the same octets.
    execute_process(COMMAND ${GZIP} -9 -n -c ${ROOT}/${path} OUTPUT_FILE ${WORK}/compressed.gz COMMAND_ERROR_IS_FATAL ANY)
    file(SHA256 ${ROOT}/${path} digest)
    string(SUBSTRING ${digest} 0 16 digest)
    to_literal(plain ${ROOT}/${path})
    to_literal(compressed ${WORK}/compressed.gz)
    string(APPEND rows "    {\"${path}\", \"${digest}\",\n     ${plain},\n     ${compressed}},\n")
    math(EXPR count "${count} + 1")
endforeach()
file(REMOVE ${WORK}/compressed.gz)

file(WRITE ${OUT}.new "#include \"collector/serve/web_file.hpp\"

#include <array>

namespace collector::serve {
namespace {

constexpr std::array<WebFile, ${count}> kFiles{{
${rows}}};

}  // namespace

std::span<const WebFile> web_files()
{
    return kFiles;
}

}  // namespace collector::serve
")
file(RENAME ${OUT}.new ${OUT})
