#include "models/sessionface.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

namespace {

Error someError(Fault fault)
{
    return {fault, Leg::SignIn, u"code"_s, u"What <b>happened</b>."_s, u"What to do."_s, {}, {}};
}

} // namespace

class SessionFaceTest : public QObject {
    Q_OBJECT

private slots:
    void everyStateHasAFaceOfItsOwn()
    {
        const Person ada{u"00u1"_s, u"Ada"_s, {}, {}};
        const SessionState states[] = {Opening(), Unusable{someError(Fault::Configuration)},
            KeychainTrouble{someError(Fault::Keychain)}, SignedOut(), SignedOut{someError(Fault::Refused)},
            PreparingSignIn(), WaitingForBrowser{"https://idp.test", true},
            WaitingForBrowser{"https://idp.test", false}, FinishingSignIn(), SignedInSession{ada, {}, {}},
            SignInNeeded{ada, someError(Fault::SignInNeeded)}, SigningOut{ada}};
        QList<SessionFace> faces;
        for (const SessionState &state : states) {
            const SessionFace face = faceOf(state);
            QVERIFY(!face.title.isEmpty() && !face.icon.isEmpty());
            QVERIFY2(!faces.contains(face), qPrintable(face.title));
            faces << face;
        }
    }

    void everyFaultIsSaidWithTheErrorsOwnWordsAndAWayOut_data()
    {
        QTest::addColumn<int>("fault");
        for (const auto fault : {Fault::Failed, Fault::SignInNeeded, Fault::Refused, Fault::Network, Fault::Malformed,
                 Fault::Untrusted, Fault::Keychain, Fault::Configuration})
            QTest::newRow(name(fault).data()) << int(fault);
    }
    void everyFaultIsSaidWithTheErrorsOwnWordsAndAWayOut()
    {
        QFETCH(int, fault);
        const SessionFace face = faceOf(SignedOut{someError(Fault(fault))});
        QCOMPARE(face.text, u"What <b>happened</b>."_s);
        QCOMPARE(face.hint, u"What to do."_s);
        QCOMPARE(face.actions, QList{SessionAction::SignIn});
    }

    void controlCharactersOfAServersWordsAreNotShown()
    {
        Error error = someError(Fault::Refused);
        error.message = u"No\x1b[2J\u202e"_s;
        QVERIFY(!faceOf(SignedOut{error}).text.contains(QChar(0x1b)));
        QVERIFY(!faceOf(SignedOut{error}).text.contains(QChar(0x202e)));
    }

    void whereNoBrowserStartsTheAddressCanBeCopiedFirst()
    {
        QCOMPARE(faceOf(WaitingForBrowser{"https://idp.test", false}).actions.constFirst(), SessionAction::CopyAddress);
    }

    void everyActionHasWords()
    {
        for (const auto action : {SessionAction::SignIn, SessionAction::SignInAgain, SessionAction::OpenPageAgain,
                 SessionAction::CopyAddress, SessionAction::Cancel, SessionAction::TryAgain})
            QVERIFY(!textOf(action).isEmpty());
    }
};

AGENT0_TEST(SessionFaceTest)
#include "tst_sessionface.moc"
