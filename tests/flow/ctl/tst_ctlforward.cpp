#include "base/strictjson.h"
#include "ctlcompany.h"
#include "sandbox/httpserver.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMutex>
#include <QTest>
#include <QThread>

#include <memory>

using namespace agent0;
using namespace agent0::test;

namespace {

/// A collector of OpenTelemetry on loopback that keeps what it is told. In a thread of its own: the test waits for processes.
class LoopbackCollector {
public:
    LoopbackCollector()
    {
        m_worker.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(&m_worker, [this] { listen(); }, Qt::BlockingQueuedConnection);
    }
    ~LoopbackCollector()
    {
        QMetaObject::invokeMethod(&m_worker, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }

    QByteArray address() const { return m_origin + "/v1/logs"; }
    QByteArrayList bodies() const
    {
        const QMutexLocker locked(&m_guard);
        return m_bodies;
    }
    QStringList messages() const
    {
        QStringList all;
        for (const QByteArray &body : bodies()) {
            const QJsonObject whole = parseJsonObject(body).value_or(QJsonObject());
            for (const QJsonValue record : whole["resourceLogs"_L1][0]["scopeLogs"_L1][0]["logRecords"_L1].toArray())
                all << record["body"_L1]["stringValue"_L1].toString();
        }
        return all;
    }

private:
    void listen()
    {
        m_server = std::make_unique<sandbox::HttpServer>("collector");
        m_server->route("POST", "/v1/logs", [this](const sandbox::Request &request) {
            const QMutexLocker locked(&m_guard);
            m_bodies << request.body;
            return sandbox::Response::empty(200);
        });
        if (!m_server->listen(0))
            qFatal("no port for the test");
        m_origin = m_server->origin();
    }

    QThread m_thread;
    QObject m_worker;
    std::unique_ptr<sandbox::HttpServer> m_server;
    QByteArray m_origin;
    mutable QMutex m_guard;
    QByteArrayList m_bodies;
};

/// Puts the collector's address into the profile that the sandbox wrote.
void setCollector(const QString &file, const QByteArray &address)
{
    QFile profile(file);
    if (!profile.open(QIODevice::ReadWrite))
        qFatal("no profile");
    QJsonObject object = parseJsonObject(profile.readAll()).value_or(QJsonObject());
    object["activity"_L1] = QJsonObject{{u"collector"_s, QString::fromLatin1(address)}};
    profile.seek(0);
    profile.resize(0);
    profile.write(QJsonDocument(object).toJson());
}

} // namespace

/// What agent0ctl does is told to a company's collector, without one secret, and never in the way of the work.
class CtlForwardTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsDoneIsToldToTheCollector()
    {
        CtlCompany company;
        LoopbackCollector collector;
        setCollector(company.sandbox.profile(), collector.address());
        QCOMPARE(company.signIn().exit, 0);
        QCOMPARE(company.run({u"todo"_s, u"list"_s}).exit, 0);
        const QStringList told = collector.messages();
        for (const QString &what : {u"sign_in"_s, u"id_jag_issued todo0"_s, u"access_granted todo0"_s})
            QVERIFY2(!told.filter(what).isEmpty(), qPrintable(what + told.join(u'\n')));
        const QByteArray all = collector.bodies().join('\n');
        for (const QByteArray &secret : {company.sandbox.secret(u"todo0"_s), QByteArray("eyJ"), QByteArray("lovelace")})
            QVERIFY2(!all.contains(secret), "a secret was told to the collector");
    }

    void aCollectorThatIsNotThereHarmsNobody()
    {
        CtlCompany company;
        setCollector(company.sandbox.profile(), "http://127.0.0.1:1/v1/logs");
        QCOMPARE(company.signIn().exit, 0);
        QCOMPARE(company.run({u"todo"_s, u"list"_s}).exit, 0);
    }
};

AGENT0_TEST(CtlForwardTest)
#include "tst_ctlforward.moc"
