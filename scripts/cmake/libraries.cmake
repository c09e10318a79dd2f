# Libraries of others, each under one imported name. scripts/install-deps installs them.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS url)
find_package(spdlog REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(CLI11 REQUIRED)
find_package(tl-expected REQUIRED)
if(SEXTANT_TESTS)
    find_package(Catch2 2.13 REQUIRED)
endif()

pkg_check_modules(cares REQUIRED IMPORTED_TARGET libcares)
pkg_check_modules(ldns REQUIRED IMPORTED_TARGET ldns)
pkg_check_modules(idn2 REQUIRED IMPORTED_TARGET libidn2)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-i18n icu-uc)
pkg_check_modules(yaml REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(cmark REQUIRED IMPORTED_TARGET libcmark)
pkg_check_modules(xml2 REQUIRED IMPORTED_TARGET libxml-2.0)
pkg_check_modules(psl REQUIRED IMPORTED_TARGET libpsl)
pkg_check_modules(curl REQUIRED IMPORTED_TARGET libcurl)
pkg_check_modules(simdjson REQUIRED IMPORTED_TARGET simdjson)
pkg_check_modules(zlib REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(systemd REQUIRED IMPORTED_TARGET libsystemd)
pkg_check_modules(maxminddb REQUIRED IMPORTED_TARGET libmaxminddb)
pkg_check_modules(prometheus REQUIRED IMPORTED_TARGET prometheus-cpp-core)
pkg_check_modules(pcap REQUIRED IMPORTED_TARGET libpcap)

# Debian's libtins-dev comes without a .pc file.
find_library(tins_library tins REQUIRED)
add_library(tins INTERFACE)
target_link_libraries(tins INTERFACE ${tins_library})

# libcsv brings no .pc file.
find_library(csv_library csv REQUIRED)
find_path(csv_headers csv.h REQUIRED)
add_library(csv INTERFACE)
target_link_libraries(csv INTERFACE ${csv_library})
target_include_directories(csv SYSTEM INTERFACE ${csv_headers})

# Debian's libunbound.pc asks for the development files of what only the library itself needs.
find_library(unbound_library unbound REQUIRED)
find_path(unbound_headers unbound.h REQUIRED)
add_library(unbound INTERFACE)
target_link_libraries(unbound INTERFACE ${unbound_library})
target_include_directories(unbound SYSTEM INTERFACE ${unbound_headers})

# Asio without its deprecated and slow parts; one place so that every file sees the same library. What of it is no template is
# compiled once: that took a tenth to a third off each file that speaks to a socket.
add_library(asio STATIC ${CMAKE_CURRENT_LIST_DIR}/once/asio.cpp ${CMAKE_CURRENT_LIST_DIR}/once/asio_ssl.cpp
    ${CMAKE_CURRENT_LIST_DIR}/once/beast.cpp)
target_link_libraries(asio PUBLIC sextant_options Boost::boost Threads::Threads PRIVATE OpenSSL::SSL)
target_compile_definitions(asio PUBLIC BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_DISABLE_BOOST_COROUTINE
    BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION BOOST_BEAST_USE_STD_STRING_VIEW)
