# What the NSIS installer does beside copying: a start menu entry, agent0ctl in the search path, a clean removal.
set(CPACK_NSIS_DISPLAY_NAME "Agent0")
set(CPACK_NSIS_PACKAGE_NAME "Agent0")
set(CPACK_PACKAGE_INSTALL_DIRECTORY "Agent0")
set(CPACK_PACKAGE_EXECUTABLES agent0 "Agent0")
set(CPACK_NSIS_INSTALLED_ICON_NAME "bin\\\\agent0.exe")
set(CPACK_NSIS_MODIFY_PATH ON)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MANIFEST_DPI_AWARE ON)
if(WIN32) # all in one
    set(CPACK_COMPONENTS_ALL app)
endif()
