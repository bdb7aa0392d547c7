#include "flow/support/chain.h"
#include "keychain/secretnames.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::await;
using test::Chain;

/// Sign-out: revoked, forgotten, proved.
class SignOutFlowTest : public QObject {
    Q_OBJECT

private slots:
    void revokesAndForgetsEverything()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        const auto token = await(chain.agent->access(u"todo0"_s));
        VERIFY_DONE(token);
        const auto report = await(chain.agent->signOut(false));
        VERIFY_DONE(report);
        QVERIFY(report->wasSignedIn);
        for (const RevokedToken &one : report->tokens)
            QCOMPARE(one.outcome, u"revoked"_s);
        QCOMPARE(report->tokens.size(), 2);
        QVERIFY(!QFile::exists(chain.folder.path() + "/data/tokens.vault"_L1));
        QCOMPARE(await(chain.agent->status())->session.reason, u"signed_out"_s);
        const auto after = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!after);
        QCOMPARE(after.error().code, u"signed_out"_s);
        QCOMPARE(after.error().fault, Fault::SignInNeeded);
    }

    void provesThatEachTokenIsDead()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        VERIFY_DONE(await(chain.agent->access(u"notes0"_s)));
        const auto report = await(chain.agent->signOut(false, true));
        VERIFY_DONE(report);
        QCOMPARE(report->tokens.size(), 3);
        for (const RevokedToken &one : report->tokens) {
            QCOMPARE(one.proof, u"dead"_s);
            QVERIFY(!one.livesUntil);
        }
    }

    void beforeAProfileGoesEverySecretOfItLeavesTheKeychain()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        const QString profile = chain.profile.name;
        // Of the provider in use, and of one that was tried before.
        const QString others[] = {
            secretnames::modelKey(profile, u"anthropic"_s), secretnames::modelKey(profile, u"openai"_s)};
        for (const QString &one : others)
            VERIFY_DONE(await(chain.secrets.write(one, Secret("a-key-of-a-model"))));
        // As a version that kept no account of them has left it.
        VERIFY_DONE(await(chain.secrets.write(secretnames::connectionProofKey(profile, u"todo0"_s), Secret("a-key"))));
        VERIFY_DONE(await(chain.secrets.write(secretnames::proxyPassword(profile), Secret("of-a-proxy"))));
        VERIFY_DONE(await(chain.agent->forgetEverything()));
        for (const QString &one : QStringList{others[0], others[1], secretnames::refreshToken(profile),
                 secretnames::vaultKey(profile), secretnames::connectionClientSecret(profile, u"todo0"_s),
                 secretnames::connectionProofKey(profile, u"todo0"_s), secretnames::proxyPassword(profile)}) {
            const auto left = await(chain.secrets.read(one));
            VERIFY_DONE(left);
            QVERIFY2(!*left, qPrintable(one));
        }
    }

    void everywhereGivesTheAddressThatEndsTheSession()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        const auto report = await(chain.agent->signOut(true));
        VERIFY_DONE(report);
        QVERIFY(report->endSessionUrl.startsWith(chain.servers.issuer()));
        QVERIFY(report->endSessionUrl.contains("id_token_hint="));
    }

    void whoIsNotSignedInMaySignOut()
    {
        Chain chain;
        const auto report = await(chain.agent->signOut(false));
        VERIFY_DONE(report);
        QVERIFY(!report->wasSignedIn);
        QVERIFY(report->tokens.isEmpty());
    }

    void aLockedKeychainIsNotTakenForSignedOut()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        chain.secrets.locked = true;
        const auto report = await(chain.agent->signOut(false));
        QVERIFY(!report);
        QCOMPARE(report.error().fault, Fault::Keychain);
        chain.secrets.locked = false;
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
    }

    void disconnectingEndsOneConnectionAlone()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        VERIFY_DONE(await(chain.agent->access(u"notes0"_s)));
        const auto report = await(chain.agent->disconnect(u"todo0"_s));
        VERIFY_DONE(report);
        QCOMPARE(report->size(), 2);
        QCOMPARE(report->first().outcome, u"revoked"_s);
        // No server revokes an ID-JAG: what is told is how long it would have lived.
        QCOMPARE(report->last().what, u"ID-JAG of todo0"_s);
        QCOMPARE(report->last().outcome, u"forgotten"_s);
        QVERIFY(report->last().livesUntil.has_value());
        const auto notes = await(chain.agent->access(u"notes0"_s));
        VERIFY_DONE(notes);
        QCOMPARE(notes->origin, TokenOrigin::Kept);
    }
};

AGENT0_TEST(SignOutFlowTest)
#include "tst_signout.moc"
