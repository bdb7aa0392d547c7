#include "support/testmain.h"
#include "ui/support/accessibility.h"
#include "views/settingsview.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
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
    void whatIsChosenIsTakenOverAtOnce()
    {
        Preferences preferences;
        SettingsView view(preferences, {u"default"_s, {}, u"/tmp/p.json"_s}, someSettings());
        view.show();
        auto *appearance = view.findChild<QComboBox *>();
        appearance->setFocus();
        QTest::keyClick(appearance, Qt::Key_Down);
        QCOMPARE(preferences.values().appearance, AppearanceChoice::Light);
        const auto boxes = view.findChildren<QCheckBox *>();
        QTest::mouseClick(boxes[0], Qt::LeftButton, {}, QPoint(9, boxes[0]->height() / 2));
        QVERIFY(preferences.values().closesToTray);
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

    void anotherProfileIsChosen()
    {
        Preferences preferences;
        SettingsView view(preferences, {u"work"_s, {u"home"_s, u"work"_s}, {}}, someSettings());
        QSignalSpy chosen(&view, &SettingsView::profileChosen);
        view.show();
        QComboBox *profiles = view.findChildren<QComboBox *>()[2];
        QCOMPARE(profiles->currentText(), u"work"_s);
        profiles->setFocus();
        QTest::keyClick(profiles, Qt::Key_Up);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toString(), u"home"_s);
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
