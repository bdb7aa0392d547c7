# Installs what package-lock.json names into FOLDER, unless just that is there already.

set(lock ${FOLDER}/package-lock.json)
# Inside node_modules and written last: an interrupted installation leaves none.
set(installed ${FOLDER}/node_modules/.installed-lock.json)

if(EXISTS ${installed})
    file(SHA256 ${lock} wanted_hash)
    file(SHA256 ${installed} installed_hash)
    if(wanted_hash STREQUAL installed_hash)
        message(STATUS "node_modules is up to date")
        return()
    endif()
endif()

execute_process(
    COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund
    WORKING_DIRECTORY ${FOLDER}
    COMMAND_ERROR_IS_FATAL ANY)
file(COPY_FILE ${lock} ${installed})
