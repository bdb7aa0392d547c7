# The installer: NSIS by CPack. Secrets are in the Credential Manager, by QtKeychain (whose entries hold 2.5 KB: refresh tokens
# of some providers are longer, and then the error says so). Qt's own files are gathered by windeployqt.
# Tried: makensis 3.08 makes an installer by nsis.cmake, with other files in the place of the programs. Not tried: a build, and
# the installer itself; there was no Windows.
set_target_properties(agent0 PROPERTIES WIN32_EXECUTABLE ON)
install(TARGETS agent0 agent0ctl agent0-sandbox RUNTIME DESTINATION bin COMPONENT app)
find_program(AGENT0_WINDEPLOYQT windeployqt)
if(AGENT0_WINDEPLOYQT)
    install(CODE "execute_process(COMMAND \"${AGENT0_WINDEPLOYQT}\" --no-translations --dir \"\${CMAKE_INSTALL_PREFIX}/bin\"
        \"\${CMAKE_INSTALL_PREFIX}/bin/agent0.exe\" COMMAND_ERROR_IS_FATAL ANY)" COMPONENT app)
endif()
set(CPACK_GENERATOR NSIS)
