#include "support/testmain.h"
#include "ui/support/accessibility.h"
#include "ui/support/hands.h"
#include "views/settingsview.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace agent0;

namespace {

std::unique_ptr<SettingList> someSettings()
{
    return std::make_unique<SettingList>(QList<Setting>{
        {u"identityProvider.issuer"_s, u"https://acme.okta.com"_s, u"policy /etc/agent0/policy.json"_s, true},
        {u"identityProvider.scopes"_s, QJsonArray{u"openid"_s, u"email"_s}, u"default"_s, false}});
}

} // namespace

class SettingsViewTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsChosenIsTakenOverAtOnce_data() { test::withKeyboardAndMouse(); }
    void whatIsChosenIsTakenOverAtOnce()
    {
        QFETCH(test::By, by);
        Preferences preferences;
        SettingsView view(preferences, {u"default"_s, {}, u"/tmp/p.json"_s}, someSettings());
        view.resize(900, 700);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        const auto choices = view.findChildren<QComboBox *>();
        test::choose(choices[0], u"Dark"_s, by);
        QTRY_COMPARE(preferences.values().appearance, AppearanceChoice::Dark);
        test::choose(choices[1], u"Deutsch"_s, by);
        QTRY_COMPARE(preferences.values().language, u"de"_s);
        const auto boxes = view.findChildren<QCheckBox *>();
        test::use(boxes[0], by);
        QVERIFY(preferences.values().closesToTray);
        test::use(boxes[1], by);
        QVERIFY(preferences.values().startsAtLogin);
    }

    void whatIsChangedElsewhereIsShown()
    {
        Preferences preferences;
        const SettingsView view(preferences, {u"default"_s, {}, {}}, someSettings());
        preferences.change(PreferenceValues{AppearanceChoice::Dark, {}, false, true});
        QCOMPARE(view.findChild<QComboBox *>()->currentIndex(), int(AppearanceChoice::Dark));
        QVERIFY(view.findChildren<QCheckBox *>()[1]->isChecked());
    }

    void whatTheAdministratorFixesIsSaidToBe()
    {
        const auto settings = someSettings();
        const QAbstractItemModelTester tester(settings.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(settings->index(0, SettingList::Source).data().toString(), u"fixed by your administrator"_s);
        QVERIFY(settings->index(0, 0).data(SettingList::ManagedRole).toBool());
        QCOMPARE(settings->index(1, SettingList::Value).data().toString(), u"openid email"_s);
    }

    void anotherProfileIsChosen_data() { test::withKeyboardAndMouse(); }
    void anotherProfileIsChosen()
    {
        QFETCH(test::By, by);
        Preferences preferences;
        SettingsView view(preferences, {u"home"_s, {u"home"_s, u"work"_s}, {}}, someSettings());
        QSignalSpy chosen(&view, &SettingsView::profileChosen);
        view.resize(900, 700);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        QComboBox *profiles = view.findChildren<QComboBox *>()[2];
        QCOMPARE(profiles->currentText(), u"home"_s);
        test::choose(profiles, u"work"_s, by);
        QTRY_COMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toString(), u"work"_s);
    }

    void anotherProfileIsAskedFor_data() { test::withKeyboardAndMouse(); }
    void anotherProfileIsAskedFor()
    {
        QFETCH(test::By, by);
        Preferences preferences;
        SettingsView view(preferences, {u"work"_s, {u"work"_s}, {}}, someSettings());
        QSignalSpy wanted(&view, &SettingsView::newProfileWanted);
        view.resize(900, 700);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        test::use(view.findChild<QPushButton *>(), by);
        QCOMPARE(wanted.count(), 1);
    }

    void everythingHasANameAndNoTextIsMarkup()
    {
        Preferences preferences;
        SettingsView view(preferences, {u"<b>work</b>"_s, {}, u"/tmp/<i>p"_s}, someSettings());
        view.show();
        QCOMPARE(test::namelessWidgets(view).join(u'\n'), QString());
        QCOMPARE(test::markupLabels(view).join(u'\n'), QString());
    }
};

AGENT0_TEST(SettingsViewTest)
#include "tst_settingsview.moc"
