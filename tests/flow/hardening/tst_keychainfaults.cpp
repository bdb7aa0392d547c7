#include "flow/support/chain.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::await;
using test::Chain;

namespace {

/// A rotated refresh token is used once, or the session is over.
sandbox::SandboxOptions strict()
{
    sandbox::SandboxOptions options;
    options.lifetimes.refreshGrace = Seconds(0);
    return options;
}

/// Either it was done all the same, or it says that the keychain is to blame and what to do.
void checkSaid(const std::optional<Error> &failure, int at)
{
    if (!failure)
        return;
    const QByteArray place = " at " + QByteArray::number(at) + ": " + failure->code.toUtf8();
    QVERIFY2(failure->fault == Fault::Keychain, "another fault" + place);
    QVERIFY2(!failure->message.isEmpty() && !failure->hint.isEmpty(), "no words" + place);
}

template<typename T>
std::optional<Error> failureOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

} // namespace

/// The keychain fails at one call after the other. Whatever happens, it is said, and a session that was there lives on.
class KeychainFaultsTest : public QObject {
    Q_OBJECT

private slots:
    void aRefreshSurvivesAFaultAtEachCall()
    {
        Chain chain(strict());
        VERIFY_DONE(chain.signIn());
        int at = 1;
        for (;; ++at) {
            chain.advance(Seconds(3601));
            chain.restart();
            chain.secrets.failCall(at);
            const auto access = await(chain.agent->access(u"todo0"_s));
            const bool hit = chain.secrets.failed();
            chain.secrets.failCall(0);
            if (!hit)
                break;
            checkSaid(failureOf(access), at);
            chain.restart();
            VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        }
        QVERIFY(at > 3);
        qInfo("%d faults injected and survived", at - 1);
    }

    void aSignInThatFailsCanBeDoneAgain()
    {
        Chain chain(strict());
        int at = 1;
        for (;; ++at) {
            chain.restart();
            chain.secrets.failCall(at);
            const auto person = chain.signIn();
            const bool hit = chain.secrets.failed();
            chain.secrets.failCall(0);
            if (!hit)
                break;
            checkSaid(failureOf(person), at);
            chain.restart();
            VERIFY_DONE(chain.signIn());
            VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        }
        QVERIFY(at > 2);
        qInfo("%d faults injected and survived", at - 1);
    }
};

AGENT0_TEST(KeychainFaultsTest)
#include "tst_keychainfaults.moc"
