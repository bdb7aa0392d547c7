# Which commit this is: what git says of the tree, or what git wrote into an archive it made. "" where neither can tell.
# A plus stands behind it where the tree was changed since.
function(agent0_commit result)
    set(commit "")
    execute_process(COMMAND git -C ${PROJECT_SOURCE_DIR} rev-parse --show-prefix --short=12 HEAD
        OUTPUT_VARIABLE said RESULT_VARIABLE failed ERROR_QUIET)
    file(STRINGS ${PROJECT_SOURCE_DIR}/packaging/commit.txt archived LIMIT_COUNT 1)
    if(archived MATCHES "^([0-9a-f]+)(\\+?)$")
        string(SUBSTRING ${CMAKE_MATCH_1} 0 12 commit)
        string(APPEND commit "${CMAKE_MATCH_2}")
    # Nothing before the commit: the top of a work tree, and not a folder within somebody else's.
    elseif(NOT failed AND said MATCHES "^\n([0-9a-f]+)\n$")
        set(commit ${CMAKE_MATCH_1})
        execute_process(COMMAND git -C ${PROJECT_SOURCE_DIR} diff --quiet HEAD RESULT_VARIABLE changed ERROR_QUIET)
        if(changed)
            string(APPEND commit "+")
        endif()
    endif()
    set(${result} "${commit}" PARENT_SCOPE)
endfunction()
