#include "support/testmain.h"

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

int runTestClasses(QStringList arguments)
{
    const QByteArray wanted = arguments.size() > 1 ? arguments.takeAt(1).toUtf8() : QByteArray();
    int failures = 0;
    int ran = 0;
    for (const auto &[name, make] : classes()) {
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

} // namespace agent0::test
