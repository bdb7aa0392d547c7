# A folder of core/ or ui/ as one small static library that names what it may use. Headers are included from the folder
# above: "http/httpclient.h", "models/sessionmodel.h".
#
# agent0_module(<name> HEADERS … SOURCES … [USES public libraries] [KEEPS private libraries])
function(agent0_module name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;SOURCES;USES;KEEPS")
    cmake_path(GET CMAKE_CURRENT_SOURCE_DIR PARENT_PATH root)
    if(arg_SOURCES)
        add_library(agent0_${name} STATIC)
        target_sources(agent0_${name} PRIVATE ${arg_SOURCES} ${arg_HEADERS})
        target_include_directories(agent0_${name} PUBLIC ${root})
        target_link_libraries(agent0_${name} PUBLIC ${arg_USES} PRIVATE agent0_options ${arg_KEEPS})
    else()
        add_library(agent0_${name} INTERFACE)
        target_include_directories(agent0_${name} INTERFACE ${root})
        target_link_libraries(agent0_${name} INTERFACE ${arg_USES})
    endif()
    add_library(Agent0::${name} ALIAS agent0_${name})
endfunction()

# A library that the programs load when they first need it, from their own folder: it brings others that most runs do without.
# What it has for them is marked Q_DECL_EXPORT; of the static libraries in it nothing is seen from outside.
#
# agent0_library(<name> SOURCES … USES …)
function(agent0_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;USES")
    add_library(agent0_library_${name} MODULE ${arg_SOURCES} ${PROJECT_SOURCE_DIR}/core/base/librarybuild.cpp)
    set_target_properties(agent0_library_${name} PROPERTIES OUTPUT_NAME agent0-${name} CXX_VISIBILITY_PRESET hidden
        VISIBILITY_INLINES_HIDDEN ON LIBRARY_OUTPUT_DIRECTORY ${CMAKE_RUNTIME_OUTPUT_DIRECTORY})
    target_link_libraries(agent0_library_${name} PRIVATE agent0_options ${arg_USES})
    target_link_options(agent0_library_${name} PRIVATE -Wl,--exclude-libs,ALL)
    set_property(GLOBAL APPEND PROPERTY AGENT0_LIBRARIES agent0_library_${name})
endfunction()

# A program: agent0_program(<name> SOURCES … USES …)
function(agent0_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;USES")
    add_executable(${name} ${arg_SOURCES})
    agent0_may_start_programs(${name})
    target_link_libraries(${name} PRIVATE agent0_options ${arg_USES})
endfunction()

# The tests of one folder as one executable, one ctest entry for each test class:
# agent0_tests(<name> CLASSES Class… SOURCES … USES …)
# Each class is registered by AGENT0_TEST(Class) of tests/support/testmain.h.
function(agent0_tests name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "CLASSES;SOURCES;USES")
    add_executable(test_${name} ${arg_SOURCES})
    agent0_may_start_programs(test_${name})
    target_link_libraries(test_${name} PRIVATE agent0_options Agent0::test_support Qt6::Test ${arg_USES})
    foreach(class IN LISTS arg_CLASSES)
        add_test(NAME ${name}.${class} COMMAND test_${name} ${class})
        set_tests_properties(${name}.${class} PROPERTIES TIMEOUT 300)
        agent0_part_of_the_run(${name}.${class})
    endforeach()
endfunction()

# What that test leaves behind is searched for secrets at the end of the run: tests/hunt.
set(AGENT0_TEST_RUN ${CMAKE_BINARY_DIR}/test-run)
function(agent0_part_of_the_run test)
    set_property(TEST ${test} APPEND PROPERTY FIXTURES_REQUIRED test_run)
    set_property(TEST ${test} APPEND PROPERTY ENVIRONMENT
        AGENT0_TEST_RUN=${AGENT0_TEST_RUN} AGENT0_SANDBOX_WITNESS=${AGENT0_TEST_RUN}/secrets.txt)
endfunction()
