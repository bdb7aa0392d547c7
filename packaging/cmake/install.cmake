# What is installed where, in two components: "cli" (agent0ctl and the sandbox, without any window) and "app" (the window, on top
# of it). Manual pages, completions and icons are made by the programs themselves while building.
find_program(AGENT0_BASH bash REQUIRED)
set(share ${CMAKE_BINARY_DIR}/share)

# A file that a program makes: agent0_made(<what it is> OUTPUT … COMMAND one line of bash DEPENDS …)
function(agent0_made name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "OUTPUT" "COMMAND;DEPENDS")
    cmake_path(GET arg_OUTPUT PARENT_PATH folder)
    file(MAKE_DIRECTORY ${folder})
    add_custom_command(OUTPUT ${arg_OUTPUT}
        COMMAND ${AGENT0_BASH} -euo pipefail -c ${arg_COMMAND}
        DEPENDS ${arg_DEPENDS} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} COMMENT "Making ${name}" VERBATIM)
    set_property(GLOBAL APPEND PROPERTY AGENT0_MADE ${arg_OUTPUT})
endfunction()

foreach(program agent0ctl agent0-sandbox agent0)
    agent0_made("the manual page of ${program}" OUTPUT ${share}/man/${program}.1.gz
        COMMAND "packaging/manual.sh $<TARGET_FILE:${program}> ${PROJECT_VERSION} | gzip -9n >${share}/man/${program}.1.gz"
        DEPENDS ${program} packaging/manual.sh)
endforeach()
foreach(shell bash zsh)
    agent0_made("the completion of ${shell}" OUTPUT ${share}/completion/agent0ctl.${shell}
        COMMAND "$<TARGET_FILE:agent0ctl> completion ${shell} >${share}/completion/agent0ctl.${shell}"
        DEPENDS agent0ctl)
endforeach()
foreach(package agent0 agent0-cli)
    agent0_made("the changelog of ${package}" OUTPUT ${share}/doc/${package}/changelog.gz
        COMMAND "packaging/changelog.sh packaging/CHANGELOG.md ${package} | gzip -9n >${share}/doc/${package}/changelog.gz"
        DEPENDS packaging/changelog.sh packaging/CHANGELOG.md)
endforeach()
get_property(libraries GLOBAL PROPERTY AGENT0_LIBRARIES)
list(TRANSFORM libraries REPLACE "(.+)" "$<TARGET_FILE:\\1>" OUTPUT_VARIABLE library_files)
list(JOIN library_files " " library_files)
# The window loads the same libraries.
set(programs_of_agent0 "$<TARGET_FILE:agent0> ${library_files}")
set(programs_of_agent0-cli "$<TARGET_FILE:agent0ctl> $<TARGET_FILE:agent0-sandbox> ${library_files}")
# A program with the sanitizers in it links what no package ships.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND NOT AGENT0_SANITIZE)
    foreach(package agent0 agent0-cli)
        agent0_made("the bill of materials of ${package}" OUTPUT ${share}/doc/${package}/sbom.cdx.json
            COMMAND "packaging/sbom.sh ${package} ${PROJECT_VERSION} '${AGENT0_COMMIT}' ${programs_of_${package}} >${share}/doc/${package}/sbom.cdx.json"
            DEPENDS agent0 agent0ctl agent0-sandbox ${libraries} packaging/sbom.sh packaging/dependencies.txt)
    endforeach()
    install(FILES ${share}/doc/agent0/sbom.cdx.json DESTINATION share/doc/agent0 COMPONENT app)
    install(FILES ${share}/doc/agent0-cli/sbom.cdx.json DESTINATION share/doc/agent0-cli COMPONENT cli)
endif()
agent0_made("the icons" OUTPUT ${share}/icons/scalable/apps/agent0.svg
    COMMAND "$<TARGET_FILE:agent0-icons> resources/icons/agent0.svg ${share}/icons agent0"
    DEPENDS agent0-icons resources/icons/agent0.svg)
add_subdirectory(packaging/icons)

file(STRINGS packaging/CHANGELOG.md releases REGEX "^## ${PROJECT_VERSION} \\(")
if(NOT releases MATCHES "\\(([0-9]+-[0-9]+-[0-9]+)\\)$")
    message(FATAL_ERROR "packaging/CHANGELOG.md says nothing of version ${PROJECT_VERSION}")
endif()
set(AGENT0_RELEASE_DATE ${CMAKE_MATCH_1})
configure_file(packaging/linux/agent0.metainfo.xml.in ${share}/agent0.metainfo.xml @ONLY)

get_property(made GLOBAL PROPERTY AGENT0_MADE)
add_custom_target(agent0_share ALL DEPENDS ${made})

if(APPLE)
    include(packaging/cmake/macos.cmake)
    return()
elseif(WIN32)
    include(packaging/cmake/windows.cmake)
    return()
endif()

install(TARGETS agent0ctl agent0-sandbox RUNTIME DESTINATION bin COMPONENT cli)
if(libraries)
    install(TARGETS ${libraries} LIBRARY DESTINATION lib/agent0 COMPONENT cli)
endif()
install(FILES ${share}/man/agent0ctl.1.gz ${share}/man/agent0-sandbox.1.gz DESTINATION share/man/man1 COMPONENT cli)
install(FILES ${share}/completion/agent0ctl.bash DESTINATION share/bash-completion/completions RENAME agent0ctl COMPONENT cli)
install(FILES ${share}/completion/agent0ctl.zsh DESTINATION share/zsh/vendor-completions RENAME _agent0ctl COMPONENT cli)
install(FILES resources/schema/profile.schema.json resources/schema/policy.schema.json DESTINATION share/agent0/schema COMPONENT cli)
install(FILES packaging/linux/lintian-overrides DESTINATION share/lintian/overrides RENAME agent0-cli COMPONENT cli)
install(FILES ${share}/doc/agent0-cli/changelog.gz packaging/linux/copyright DESTINATION share/doc/agent0-cli COMPONENT cli)

install(TARGETS agent0 RUNTIME DESTINATION bin COMPONENT app)
install(FILES ${share}/man/agent0.1.gz DESTINATION share/man/man1 COMPONENT app)
install(FILES packaging/linux/agent0.desktop DESTINATION share/applications COMPONENT app)
install(FILES ${share}/agent0.metainfo.xml DESTINATION share/metainfo COMPONENT app)
install(DIRECTORY ${share}/icons/ DESTINATION share/icons/hicolor COMPONENT app)
install(FILES ${share}/doc/agent0/changelog.gz packaging/linux/copyright DESTINATION share/doc/agent0 COMPONENT app)
