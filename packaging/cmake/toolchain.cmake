# What every target is compiled and linked with: warnings, hardening, sanitizers, a fast linker.

add_library(agent0_options INTERFACE)
target_compile_options(agent0_options INTERFACE
    -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual -Werror
    -fstack-protector-strong)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # gcc takes constructor parameters named like members for shadows, and coroutine frames that hold a lambda, in a
    # file that a unity build includes, for types without linkage.
    target_compile_options(agent0_options INTERFACE -Wshadow=local -Wno-subobject-linkage)
else()
    target_compile_options(agent0_options INTERFACE -Wshadow)
endif()
target_compile_definitions(agent0_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_link_options(agent0_options INTERFACE -Wl,-z,relro,-z,now -Wl,--as-needed)

if(AGENT0_SANITIZE)
    target_compile_options(agent0_options INTERFACE
        -fsanitize=${AGENT0_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(agent0_options INTERFACE -fsanitize=${AGENT0_SANITIZE})
    target_compile_definitions(agent0_options INTERFACE AGENT0_SANITIZED)
else()
    # glibc's fortified functions need optimisation, and hide calls from the sanitizers.
    target_compile_options(agent0_options INTERFACE
        $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE> $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2>)
endif()

if(AGENT0_SANITIZE MATCHES "thread" AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    add_library(agent0_tsanclone OBJECT packaging/cmake/tsanclone.c)
endif()
# What a program needs beside its sources to start others under the sanitizer it is built with.
function(agent0_may_start_programs name)
    if(TARGET agent0_tsanclone)
        target_sources(${name} PRIVATE $<TARGET_OBJECTS:agent0_tsanclone>)
    endif()
endfunction()

include(CheckPIESupported)
check_pie_supported()

find_program(AGENT0_MOLD mold)
if(AGENT0_MOLD)
    target_link_options(agent0_options INTERFACE -fuse-ld=mold)
endif()
# What is shipped holds no function that nobody calls, and none twice.
target_compile_options(agent0_options INTERFACE $<$<CONFIG:Release>:-ffunction-sections> $<$<CONFIG:Release>:-fdata-sections>)
target_link_options(agent0_options INTERFACE $<$<CONFIG:Release>:-Wl,--gc-sections>)
if(AGENT0_MOLD)
    target_link_options(agent0_options INTERFACE $<$<CONFIG:Release>:-Wl,--icf=safe>)
endif()
find_program(AGENT0_CCACHE ccache)
if(AGENT0_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${AGENT0_CCACHE})
endif()
