#pragma once

#include <QObject>
#include <QStringList>

#include <functional>

namespace agent0::test {

/// Makes a test class known to the executable's main(): AGENT0_TEST(JwsTest) beside the class.
struct Registration {
    Registration(const char *name, std::function<QObject *()> make);
};

/// test_NAME CLASS [QtTest arguments]: one class; without arguments: all of them. For main(), which has an application.
int runTestClasses(QStringList arguments);

} // namespace agent0::test

#define AGENT0_TEST(Class)                                                                                             \
    static const agent0::test::Registration registrationOf##Class(#Class, [] { return new Class; });
