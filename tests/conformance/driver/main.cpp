#include "host.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

using namespace agent0;
using conformance::Host;
using conformance::Order;

namespace {

/// agent0-conformance ADDRESS, with the suite's own environment. Of the scenario's name only this is used: whether the person at this
/// host asks for a skill, which nothing else says.
Order orderOf(const QStringList &arguments)
{
    Order order;
    order.address = arguments.value(1);
    order.context = QJsonDocument::fromJson(qgetenv("MCP_CONFORMANCE_CONTEXT")).object();
    order.revision = qgetenv("MCP_CONFORMANCE_PROTOCOL_VERSION");
    order.loadsSkills = qgetenv("MCP_CONFORMANCE_SCENARIO").startsWith("sep-2640-client-verify-");
    return order;
}

Task<> work(Host *host)
{
    const auto done = co_await host->run();
    if (!done)
        std::fprintf(stderr, "%s: %s: %s %s\n", QLatin1StringView(name(done.error().leg)).data(),
            qPrintable(done.error().code), qPrintable(done.error().message), qPrintable(done.error().hint));
    QCoreApplication::exit(done ? 0 : 1);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Host host(orderOf(QCoreApplication::arguments()));
    TaskScope scope;
    QMetaObject::invokeMethod(&application, [&] { scope.start(work(&host)); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
