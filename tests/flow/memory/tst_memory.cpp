#include "composition/composition.h"
#include "flow/memory/maskedsecrets.h"
#include "flow/processes/runningsandbox.h"
#include "hardening/hardening.h"
#include "sandbox/useragent.h"
#include "support/secretservice.h"
#include "support/testmain.h"

#include <QFile>
#include <QTest>

#include <limits>
#include <malloc.h>

using namespace agent0;
using namespace agent0::test;

namespace {

/// The servers' side of it: what they gave out and took in is written down where only the search reads it.
QString witnessed(const QString &file)
{
    qputenv("AGENT0_SANDBOX_WITNESS", file.toLocal8Bit());
    return file;
}

Task<> visit(QByteArray url, sandbox::Visitor person)
{
    sandbox::UserAgent browser;
    (void)co_await browser.open(url, person);
}

const QStringList Connections{u"todo0"_s, u"notes0"_s};

/// A program at work in these folders, as it composes itself.
struct Installation {
    Installation(const RunningSandbox &servers, const QString &folder)
        : composition(surroundings(servers), ProfileStore(folder + u"/config"_s, folder + u"/data"_s)),
          agent(composition.agent().value_or(nullptr))
    {
        if (!agent)
            qFatal("the sandbox's own profile cannot be used");
        for (const QString &id : Connections) {
            if (const auto kept = await(agent->keepClientSecret(id, Secret(servers.secret(id)))); !kept)
                qFatal("%s", qPrintable(kept.error().message));
        }
    }
    static Surroundings surroundings(const RunningSandbox &servers)
    {
        Surroundings all;
        all.configFile = servers.profile();
        return all;
    }

    Composition composition;
    Agent *agent;
};

} // namespace

/// A process that goes on after its person signed out, as the window does.
class MemoryTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        hardenProcess();
        ::mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max()); // what is searched does not go meanwhile
        for (const QString &name : m_keychain.environment().keys())
            qputenv(name.toLocal8Bit().constData(), m_keychain.environment().value(name).toLocal8Bit());
    }

    void nothingThatWasGivenOutIsLeftAfterSignOut()
    {
        Installation one(m_servers, m_folder.filePath(u"one"_s));
        signIn(*one.agent);
        callEverything(*one.agent);
        QVERIFY(!MaskedSecrets(m_witness).findInThisProcess().isEmpty()); // the tokens that are kept for the next call
        QVERIFY(await(one.agent->signOut(false)));
        nothingIsLeft();
    }

    void norAfterAnotherProgramSignedOut()
    {
        Installation one(m_servers, m_folder.filePath(u"two"_s));
        signIn(*one.agent);
        Installation window(m_servers, m_folder.filePath(u"two"_s));
        callEverything(*window.agent);
        QVERIFY(await(one.agent->signOut(false)));
        QVERIFY(!await(window.agent->status())->session.signedIn);
        nothingIsLeft();
    }

private:
    static void signIn(Agent &agent)
    {
        TaskScope visits;
        const OpenBrowser open = [&](QByteArray url) { visits.start(visit(std::move(url), {"ada", "lovelace"})); };
        QVERIFY(await(agent.signIn({}, open)));
    }

    static void callEverything(Agent &agent)
    {
        for (const QString &id : Connections)
            QVERIFY(await(agent.todos(id).list()));
    }

    /// The client secrets, and the handles of libcurl, are let go a second after their use.
    void nothingIsLeft() const
    {
        const MaskedSecrets secrets(m_witness);
        QVERIFY(secrets.size() >= 8);
        QStringList found;
        const auto none = [&] { return (found = secrets.findInThisProcess()).isEmpty(); };
        QTRY_VERIFY2(none(), qPrintable(found.join(u'\n')));
    }

    QTemporaryDir m_folder;
    QString m_witness = witnessed(m_folder.filePath(u"witness"_s)); // before the servers begin
    RunningSandbox m_servers;
    SecretService m_keychain;
};

AGENT0_TEST(MemoryTest)
#include "tst_memory.moc"
