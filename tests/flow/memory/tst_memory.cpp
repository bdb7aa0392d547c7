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
        QTemporaryDir folder;
        const QString witness = witnessed(folder.filePath(u"witness"_s));
        RunningSandbox servers;
        Surroundings surroundings;
        surroundings.configFile = servers.profile();
        Composition composition(
            std::move(surroundings), ProfileStore(folder.filePath(u"config"_s), folder.filePath(u"data"_s)));
        const auto made = composition.agent();
        QVERIFY(made);
        Agent &agent = **made;
        for (const QString &id : {u"todo0"_s, u"notes0"_s})
            QVERIFY(await(agent.keepClientSecret(id, Secret(servers.secret(id)))));
        signIn(agent);
        for (const QString &id : {u"todo0"_s, u"notes0"_s})
            QVERIFY(await(agent.todos(id).list()));
        QVERIFY(!MaskedSecrets(witness).findInThisProcess().isEmpty()); // the tokens that are kept for the next call
        QVERIFY(await(agent.signOut(false)));
        const MaskedSecrets secrets(witness);
        QVERIFY(secrets.size() >= 8);
        // The client secrets, and the handles of libcurl, are let go a second after their use.
        QStringList found;
        const auto none = [&] { return (found = secrets.findInThisProcess()).isEmpty(); };
        QTRY_VERIFY2(none(), qPrintable(found.join(u'\n')));
    }

private:
    static void signIn(Agent &agent)
    {
        TaskScope visits;
        const OpenBrowser open = [&](QByteArray url) { visits.start(visit(std::move(url), {"ada", "lovelace"})); };
        QVERIFY(await(agent.signIn({}, open)));
    }

    SecretService m_keychain;
};

AGENT0_TEST(MemoryTest)
#include "tst_memory.moc"
