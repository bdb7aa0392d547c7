# The packages: cpack -G DEB (./dev package), on Windows NSIS, on macOS a disk image with the bundle.
set(CPACK_PACKAGE_NAME agent0)
set(CPACK_PACKAGE_VENDOR "Agent0")
set(CPACK_PACKAGE_CONTACT "The authors of Agent0 <packages@agent0.app>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "reaches the apps your company has connected, after one sign-in")
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL app cli)
set(CPACK_THREADS 1)

set(about "A person signs in once, with the company's identity provider. From then on
Agent0 gets to each connected app without another consent screen, by Cross App
Access, and shows what was asked for, what was granted and why something
failed.")

# Debian: "agent0" needs the very "agent0-cli" it was built with, which ships the library for the keychain.
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_APP_PACKAGE_NAME agent0)
set(CPACK_DEBIAN_APP_PACKAGE_SECTION net)
set(CPACK_DEBIAN_APP_PACKAGE_DEPENDS "agent0-cli (= ${PROJECT_VERSION}), fonts-dejavu-core | fonts-inter, hicolor-icon-theme")
set(CPACK_DEBIAN_APP_PACKAGE_RECOMMENDS "fonts-inter, qt6-wayland, xdg-utils")
set(CPACK_COMPONENT_APP_DESCRIPTION "${about}

This package has the desktop app; it can be tried without any account, on
servers inside the program (agent0 --sandbox).")

set(CPACK_DEBIAN_CLI_PACKAGE_NAME agent0-cli)
set(CPACK_DEBIAN_CLI_PACKAGE_SECTION net)
# Loaded when it is first needed, which dpkg-shlibdeps cannot see.
set(CPACK_DEBIAN_CLI_PACKAGE_DEPENDS "libsecret-1-0")
set(CPACK_DEBIAN_CLI_PACKAGE_RECOMMENDS "gnome-keyring | kwalletmanager | keepassxc, ca-certificates, xdg-utils")
set(CPACK_COMPONENT_CLI_DESCRIPTION "${about}

This package has agent0ctl, which does everything without a window, and
agent0-sandbox, an identity provider and connected apps on this machine.")

include(packaging/cmake/nsis.cmake)
include(CPack)
