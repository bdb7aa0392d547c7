# The bundle: agent0.app with agent0ctl and agent0-sandbox in it. Secrets are in the Keychain, by QtKeychain. Signing and
# notarisation: packaging/macos/notarise.sh. Read and reasoned, not tried: there was no Mac.
set_target_properties(agent0 PROPERTIES MACOSX_BUNDLE ON MACOSX_BUNDLE_INFO_PLIST ${CMAKE_BINARY_DIR}/Info.plist)
configure_file(packaging/macos/Info.plist.in ${CMAKE_BINARY_DIR}/Info.plist @ONLY)
find_program(AGENT0_ICONUTIL iconutil)
if(AGENT0_ICONUTIL)
    set(set ${share}/agent0.iconset)
    set(copies "")
    foreach(size 16 32 128 256 512)
        string(APPEND copies "cp ${share}/icons/${size}x${size}/apps/agent0.png ${set}/icon_${size}x${size}.png; ")
    endforeach()
    agent0_made("the bundle's icon" OUTPUT ${share}/agent0.icns
        COMMAND "mkdir -p ${set}; ${copies} ${AGENT0_ICONUTIL} -c icns -o ${share}/agent0.icns ${set}"
        DEPENDS ${share}/icons/scalable/apps/agent0.svg)
    target_sources(agent0 PRIVATE ${share}/agent0.icns)
    set_source_files_properties(${share}/agent0.icns PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
endif()
install(TARGETS agent0 BUNDLE DESTINATION . COMPONENT app)
install(TARGETS agent0ctl agent0-sandbox RUNTIME DESTINATION agent0.app/Contents/MacOS COMPONENT cli)
set(CPACK_GENERATOR DragNDrop)
set(CPACK_DMG_VOLUME_NAME "Agent0")
