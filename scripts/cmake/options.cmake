# How everything of ours is compiled. Libraries of others are found in libraries.cmake.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
# -Og: with sanitizers the optimizer took a fifth to a half of what was tried at -O1.
set(CMAKE_CXX_FLAGS_DEBUG "-Og -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1")

# -Wno-missing-field-initializers: facts are built with designated initializers, what is not named is empty on purpose.
add_library(sextant_options INTERFACE)
target_compile_options(sextant_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-missing-field-initializers
    -ffile-prefix-map=${PROJECT_SOURCE_DIR}=. -fno-omit-frame-pointer)
# A warning ends our own builds; who builds a release has another compiler, or other flags, and could do nothing about it.
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_compile_options(sextant_options INTERFACE -Werror)
endif()
# g++ 12 takes Asio's own allocation of coroutine frames for a mismatch once it inlines one half of it.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(sextant_options INTERFACE -Wno-mismatched-new-delete)
endif()
# What stands in an unnamed namespace of a source that another file includes is still that unit's own.
if(SEXTANT_TOGETHER)
    target_compile_options(sextant_options INTERFACE -Wno-subobject-linkage)
endif()
# clang builds the fuzz targets alone; it warns of other things, and g++ 12 is the judge.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    target_compile_options(sextant_options INTERFACE -Wno-error)
endif()
# Forty programs are linked: lld takes a third of the time that the default linker takes, where it is installed.
find_program(lld_program NAMES ld.lld)
if(lld_program)
    target_link_options(sextant_options INTERFACE -fuse-ld=lld)
endif()
if(SEXTANT_SANITIZE)
    # g++ 12 sees uninitialised memory in the standard library's own std::function once sanitizers are on.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(sextant_options INTERFACE -Wno-maybe-uninitialized)
    endif()
    # Asio's fences are not seen by the thread sanitizer; its queues are guarded by mutexes as well, which are.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND SEXTANT_SANITIZE MATCHES "thread")
        target_compile_options(sextant_options INTERFACE -Wno-tsan)
    endif()
    target_compile_options(sextant_options INTERFACE -fsanitize=${SEXTANT_SANITIZE} -fno-sanitize-recover=all)
    # Checks of every pointer that is followed took a fifth to a third of what was tried. A null one ends under the address
    # sanitizer too; what else such checks find is looked for by the fuzz targets, which feed foreign octets to each parser.
    if(SEXTANT_SANITIZE MATCHES "undefined" AND NOT SEXTANT_FUZZ)
        target_compile_options(sextant_options INTERFACE
            -fno-sanitize=null,vptr,object-size,alignment,pointer-overflow,nonnull-attribute,returns-nonnull-attribute)
    endif()
    target_link_options(sextant_options INTERFACE -fsanitize=${SEXTANT_SANITIZE})
endif()
if(SEXTANT_FUZZ)
    target_compile_options(sextant_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# sextant_room(NAME SOURCES... [USES libraries...]): a folder is a target is a namespace.
function(sextant_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;USES" ${ARGN})
    if(ROOM_SOURCES)
        compile_together(units ${name} ${ROOM_SOURCES})
        add_library(${name} STATIC ${units})
        target_link_libraries(${name} PUBLIC sextant_options ${ROOM_USES})
        target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/lib ${PROJECT_SOURCE_DIR})
    else()
        add_library(${name} INTERFACE)
        target_link_libraries(${name} INTERFACE sextant_options ${ROOM_USES})
        target_include_directories(${name} INTERFACE ${PROJECT_SOURCE_DIR}/lib ${PROJECT_SOURCE_DIR})
    endif()
endfunction()
