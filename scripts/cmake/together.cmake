# A file on its own costs its compiler mostly the headers it reads. Compiled together, a dozen files read them once: a clean build
# takes half of the time. While one works on the code each file is compiled by itself (preset dev).
option(SEXTANT_TOGETHER "Compile several sources of a target as one" OFF)
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(together_program ${CMAKE_CURRENT_LIST_DIR}/together.py)

# compile_together(OUT NAME sources...): in OUT what NAME is to be compiled of.
function(compile_together out name)
    if(NOT SEXTANT_TOGETHER)
        set(${out} ${ARGN} PARENT_SCOPE)
        return()
    endif()
    set(written)
    set(made)
    foreach(source IN LISTS ARGN)
        get_filename_component(path ${source} ABSOLUTE)
        if(EXISTS ${path} AND NOT path MATCHES "^${CMAKE_BINARY_DIR}")
            list(APPEND written ${path})
        else()
            list(APPEND made ${source})  # The build makes it.
        endif()
    endforeach()
    # A changed source may have a new name that another one of its unit has as well.
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${written} ${together_program})
    execute_process(COMMAND ${Python3_EXECUTABLE} ${together_program} ${CMAKE_CURRENT_BINARY_DIR}/together/${name} ${written}
                    OUTPUT_VARIABLE units OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    string(REPLACE "\n" ";" units "${units}")
    set(${out} ${units} ${made} PARENT_SCOPE)
endfunction()
