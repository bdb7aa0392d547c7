#include "support/testmain.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>
#include <map>
#include <memory>

namespace agent0::test {

namespace {
std::map<QByteArray, std::function<QObject *()>> &classes()
{
    static std::map<QByteArray, std::function<QObject *()>> all;
    return all;
}
} // namespace

Registration::Registration(const char *name, std::function<QObject *()> make)
{
    classes().emplace(name, std::move(make));
}

} // namespace agent0::test

/// test_NAME CLASS [QtTest arguments]: one class; without arguments: all of them.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QStringList arguments = application.arguments();
    const QByteArray wanted = argc > 1 ? arguments.takeAt(1).toUtf8() : QByteArray();
    int failures = 0;
    int ran = 0;
    for (const auto &[name, make] : agent0::test::classes()) {
        if (!wanted.isEmpty() && wanted != name)
            continue;
        const std::unique_ptr<QObject> object(make());
        failures += QTest::qExec(object.get(), arguments);
        ++ran;
    }
    if (ran == 0)
        std::fprintf(stderr, "there is no test class %s\n", wanted.constData());
    return ran == 0 ? 1 : failures;
}
