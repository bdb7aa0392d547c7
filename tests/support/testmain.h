#pragma once

#include <QObject>

#include <functional>

namespace agent0::test {

/// Makes a test class known to the executable's main(): AGENT0_TEST(JwsTest) beside the class.
struct Registration {
    Registration(const char *name, std::function<QObject *()> make);
};

} // namespace agent0::test

#define AGENT0_TEST(Class) \
    static const agent0::test::Registration registrationOf##Class(#Class, [] { return new Class; });
