#include "views/setupassistant.h"

#include "config/published.h"
#include "setupstage.h"
#include "support/testmain.h"
#include "ui/support/accessibility.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QRadioButton>

using namespace agent0;
using namespace agent0::test;

class SetupAssistantTest : public QObject {
    Q_OBJECT

private:
    using Review = SetupModel::Reviewing;
    using Secrets = SetupModel::AskingSecrets;
    using Kinds = SetupModel::ChoosingKind;

    static void choose(SetupStage &stage, const QString &kind)
    {
        click(widgetNamed<QRadioButton>(&*stage.assistant, kind));
        click(stage.next());
        QVERIFY(stage.asking());
    }
    /// Every question, with the sandbox's own answers.
    static void answerAll(SetupStage &stage)
    {
        while (stage.asking()) {
            const QString before = stage.asked();
            QTest::keyClicks(stage.editor(), stage.answerTo(before));
            QTest::keyClick(stage.editor(), Qt::Key_Return);
            stage.settle();
            QVERIFY2(stage.asked() != before, qPrintable(before + u'\n' + stage.text()));
        }
    }
    static void reachTheReview(SetupStage &stage)
    {
        choose(stage, u"custom"_s);
        answerAll(stage);
        QVERIFY(stage.is<Secrets>());
        click(stage.next());
        QVERIFY(stage.is<Review>());
    }

private slots:
    void aProfileIsMadeByKeyboardAlone()
    {
        SetupStage stage;
        QSignalSpy written(&stage.model, &SetupModel::written);
        auto *first = qobject_cast<QRadioButton *>(stage.editor());
        QVERIFY(first);
        QCOMPARE(first->objectName(), u"okta"_s);
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(stage.editor(), Qt::Key_Down);
        QCOMPARE(stage.editor()->objectName(), u"custom"_s);
        QTest::keyClick(stage.editor(), Qt::Key_Return);
        QCOMPARE(stage.asked(), u"identityProvider.issuer"_s);
        answerAll(stage);
        QVERIFY(stage.is<Secrets>());
        QTest::keyClicks(stage.editor(), u"not in the profile"_s);
        QTest::keyClick(stage.editor(), Qt::Key_Return);
        QVERIFY(stage.is<Review>());
        QTest::keyClick(stage.editor(), Qt::Key_Return);
        QCOMPARE(written.size(), 1);
        QCOMPARE(written[0][0].toString(), u"default"_s);
        QVERIFY(!stage.assistant->isVisible());
        const auto profile = stage.written(u"default"_s);
        QVERIFY(profile);
        QVERIFY(readProfile(*profile, u"default"_s).good());
        QCOMPARE(placeholders(*profile), QStringList());
        QVERIFY(!QJsonDocument(*profile).toJson().contains("not in the profile"));
        const auto secrets = stage.model.takeSecrets();
        QCOMPARE(secrets.size(), size_t(1));
        QVERIFY(secrets.begin()->second.equals("not in the profile"));
    }

    void whatServersPublishIsNotAskedAndIsShown()
    {
        SetupStage stage;
        choose(stage, u"custom"_s);
        QStringList questions;
        while (stage.asking()) {
            questions << stage.asked();
            stage.model.answer(stage.answerTo(stage.asked()));
            stage.settle();
        }
        QCOMPARE(questions,
            QStringList({u"identityProvider.issuer"_s, u"identityProvider.clientId"_s, u"connections[todo0].resource"_s,
                u"connections[todo0].clientId"_s}));
        click(stage.next());
        const QString text = stage.text();
        QVERIFY2(text.contains(stage.chain.profile.connections[0].authorizationServer), qPrintable(text));
        QVERIFY2(
            text.contains(u"found at the servers"_s) && text.contains(u"follows from another"_s), qPrintable(text));
    }

    void anAnswerIsCheckedWhileItIsTyped()
    {
        SetupStage stage;
        choose(stage, u"okta"_s);
        QVERIFY(!stage.next()->isEnabled());
        QTest::keyClicks(stage.editor(), u"acme.okta.com"_s);
        QVERIFY(!stage.next()->isEnabled());
        const QString wrong = stage.editor()->accessibleDescription();
        QVERIFY2(!wrong.isEmpty() && stage.text().contains(wrong), qPrintable(stage.text()));
        QTest::keyClick(stage.editor(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(stage.editor(), stage.chain.profile.identityProvider.issuer);
        QVERIFY(stage.next()->isEnabled());
        QTest::keyClick(stage.editor(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(stage.editor(), Qt::Key_Delete);
        QVERIFY(!stage.next()->isEnabled());
        QTest::keyClick(stage.editor(), Qt::Key_Return); // goes nowhere
        QCOMPARE(stage.asked(), u"identityProvider.issuer"_s);
    }

    void aServerThatDoesNotAgreeIsToldAndCanBeGoneOnWith()
    {
        SetupStage stage;
        choose(stage, u"custom"_s);
        const QString slash = stage.chain.profile.identityProvider.issuer + u'/';
        QTest::keyClicks(stage.editor(), slash);
        click(stage.next());
        stage.settle();
        QCOMPARE(stage.asked(), u"identityProvider.issuer"_s);
        QVERIFY2(stage.text().contains(u"slash"_s), qPrintable(stage.text()));
        QCOMPARE(static_cast<QLineEdit *>(stage.editor())->text(), slash);
        QCOMPARE(stage.next()->text(), u"Go on"_s);
        QTest::keyClick(stage.editor(), Qt::Key_Backspace); // corrected: nothing is doubtful any more
        click(stage.next());
        stage.settle();
        QCOMPARE(stage.asked(), u"identityProvider.clientId"_s);
        click(stage.back());
        QTest::keyClicks(stage.editor(), u"/"_s);
        click(stage.next());
        stage.settle();
        click(stage.next()); // all the same
        QCOMPARE(stage.asked(), u"identityProvider.clientId"_s);
    }

    void backKeepsWhatWasAnswered()
    {
        SetupStage stage;
        reachTheReview(stage);
        click(stage.back());
        QVERIFY(stage.is<Secrets>());
        QStringList answers;
        while (!stage.is<Kinds>()) {
            click(stage.back());
            if (const auto *asking = stage.asking()) {
                QCOMPARE(asking->answer, stage.answerTo(asking->question.path));
                QCOMPARE(static_cast<QLineEdit *>(stage.editor())->text(), asking->answer);
                answers << asking->answer;
            }
        }
        QCOMPARE(answers.size(), 4);
        QVERIFY(widgetNamed<QRadioButton>(&*stage.assistant, u"custom"_s)->isChecked());
        QVERIFY(!stage.back()->isEnabled());
    }

    void cancelAtAnyStepLosesNothing_data()
    {
        QTest::addColumn<int>("steps");
        for (int steps = 0; steps <= 6; ++steps)
            QTest::addRow("after %d", steps) << steps;
    }
    void cancelAtAnyStepLosesNothing()
    {
        QFETCH(int, steps);
        SetupStage stage;
        for (int i = 0; i < steps; ++i) {
            if (stage.is<Kinds>())
                stage.model.choose(u"custom"_s);
            else if (stage.asking())
                stage.model.answer(stage.answerTo(stage.asked()));
            else if (stage.is<Secrets>())
                stage.model.keepSecrets({});
            stage.settle();
        }
        const QString before = stage.text();
        QTest::keyClick(&*stage.assistant, Qt::Key_Escape);
        QVERIFY(!stage.assistant->isVisible());
        QCOMPARE(stage.store.names(), QStringList());
        stage.open();
        QCOMPARE(stage.text(), before);
    }

    void cancelWhileServersAreAskedComesBackToTheQuestion()
    {
        SetupStage stage;
        QVERIFY(stage.chain.servers.faults().set(u"discovery-hang"_s));
        choose(stage, u"custom"_s);
        QTest::keyClicks(stage.editor(), stage.answerTo(stage.asked()));
        click(stage.next());
        QVERIFY(stage.is<SetupModel::AskingServers>());
        QVERIFY(!stage.next()->isEnabled());
        click(stage.back());
        QCOMPARE(stage.asked(), u"identityProvider.issuer"_s);
        QCOMPARE(static_cast<QLineEdit *>(stage.editor())->text(), stage.chain.profile.identityProvider.issuer);
    }

    void aProfileIsNeverReplacedUnasked()
    {
        SetupStage stage;
        const QJsonObject mine{{"displayName"_L1, u"mine"_s}};
        QVERIFY(ProfileStore::write(*stage.store.place(u"default"_s), mine));
        reachTheReview(stage);
        auto *name = widgetNamed<QLineEdit>(&*stage.assistant, u"name"_s);
        QCOMPARE(name->text(), u"custom"_s); // the first that is free
        name->selectAll();
        QTest::keyClicks(name, u"default"_s);
        QVERIFY(!stage.next()->isEnabled());
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(stage.written(u"default"_s), mine);
        QCOMPARE(codeOf(stage.model.write(u"default"_s, SetupModel::Existing::Keep)), u"profile_exists"_s);
        auto *replace = widgetNamed<QCheckBox>(&*stage.assistant, u"replace"_s);
        QVERIFY(replace->isVisible() && !replace->isChecked());
        replace->setFocus();
        QTest::keyClick(replace, Qt::Key_Space);
        QVERIFY(stage.next()->isEnabled());
        QTest::keyClicks(name, u"2"_s); // another name is another question
        QVERIFY(!replace->isVisible() && !replace->isChecked());
        QTest::keyClick(name, Qt::Key_Backspace);
        QVERIFY(!stage.next()->isEnabled());
        click(replace);
        click(stage.next());
        QVERIFY(*stage.written(u"default"_s) != mine);
    }

    void aNameThatCannotBeAProfilesIsRefused()
    {
        SetupStage stage;
        reachTheReview(stage);
        auto *name = widgetNamed<QLineEdit>(&*stage.assistant, u"name"_s);
        name->setText(u"../etc/passwd"_s);
        QVERIFY(!stage.next()->isEnabled());
    }

    void thePinnedIssuerIsNotAskedFor()
    {
        SetupStage stage({{"pinnedIssuer"_L1, u"https://idp.acme.test"_s}});
        choose(stage, u"okta"_s);
        QCOMPARE(stage.asked(), u"identityProvider.clientId"_s);
        QVERIFY2(stage.text().contains(u"https://idp.acme.test"_s), qPrintable(stage.text()));
    }

    void everyKindLeadsToAProfile_data()
    {
        QTest::addColumn<QString>("kind");
        for (const QString &name : profileTemplateNames())
            QTest::newRow(qPrintable(name)) << name;
    }
    void everyKindLeadsToAProfile()
    {
        QFETCH(QString, kind);
        SetupStage stage;
        choose(stage, kind);
        for (int asked = 0; stage.asking() && asked < 20; ++asked) {
            const QString answer = stage.answerTo(stage.asked());
            stage.model.answer(answer.isEmpty() ? u"https://api.acme.test/"_s : answer);
            stage.settle();
            if (stage.asking() && !stage.asking()->doubts.isEmpty())
                stage.model.answer(stage.asking()->answer);
        }
        if (stage.is<Secrets>())
            click(stage.next());
        QVERIFY2(stage.is<Review>(), qPrintable(stage.asked()));
        VERIFY_DONE(stage.model.write(u"mine"_s, SetupModel::Existing::Keep));
        QVERIFY(readProfile(*stage.written(u"mine"_s), u"mine"_s).good());
    }

    void everythingHasANameAndIsReachedWithTheTabKey()
    {
        SetupStage stage;
        const auto look = [&] {
            QCOMPARE(namelessWidgets(*stage.assistant), QStringList());
            QCOMPARE(markupLabels(*stage.assistant), QStringList());
            QCOMPARE(notReachedByTab(*stage.assistant), QStringList());
        };
        look();
        choose(stage, u"custom"_s);
        look();
        widgetNamed<QLineEdit>(&*stage.assistant, stage.asked())->setFocus();
        answerAll(stage);
        look();
        click(stage.next());
        QVERIFY(stage.is<Review>());
        look();
    }
};

AGENT0_TEST(SetupAssistantTest)
#include "tst_setupassistant.moc"
