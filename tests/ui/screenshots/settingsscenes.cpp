#include "scenes.h"

#include "views/settingsview.h"

#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

namespace agent0::screenshots {

namespace {

using test::WindowStage;

/// The settings of the window's own profile, under that policy.
class Settings final : public QObject {
public:
    Settings(WindowStage &stage, const Policy &policy) : QObject(&stage.window), m_place(placeOf(stage))
    {
        stage.signIn();
        auto inForce = openProfile(m_place, policy);
        if (!inForce)
            qFatal("%s", qPrintable(inForce.error().message));
        auto *view = new SettingsView(m_preferences, {u"acme"_s, {u"acme"_s, u"home"_s}, m_place.file},
            std::make_unique<SettingList>(inForce->settings()),
            std::make_unique<ProfileDesk>(*stage.chain.agent, ProfileChanges(*stage.chain.agent, m_place, policy)));
        put(stage, u"settings"_s, view);
        QTest::qWait(50);
    }

private:
    static ProfilePlace placeOf(WindowStage &stage)
    {
        const QString folder = stage.chain.folder.path();
        ProfilePlace place = ProfileStore(folder, folder).place(u"acme"_s).value();
        if (const auto written = ProfileStore::write(place, profileToJson(stage.chain.profile)); !written)
            qFatal("the profile was not written: %s", qPrintable(written.error().message));
        return place;
    }

    ProfilePlace m_place;
    Preferences m_preferences;
};

void scrollTo(WindowStage &stage, QWidget *widget)
{
    stage.window.findChild<SettingsView *>()->findChild<QScrollArea *>()->ensureWidgetVisible(widget, 0, 200);
    QTest::qWait(50);
}

void settingsWhileTyping(WindowStage &stage)
{
    new Settings(stage, Policy());
    auto *issuer = stage.window.findChild<QLineEdit *>(u"identityProvider.issuer"_s);
    issuer->setText(u"http://acme.okta.com"_s);
    scrollTo(stage, issuer);
}

void settingsChecked(WindowStage &stage)
{
    new Settings(stage, Policy());
    auto *ask = stage.window.findChild<QPushButton *>(u"ask"_s);
    ask->click();
    (void)stage.waitFor([&] { return ask->isEnabled(); });
    scrollTo(stage, ask);
}

void settingsManaged(WindowStage &stage)
{
    const QJsonObject fixed{{u"identityProvider.redirect.port"_s, 8765}, {u"network.proxy"_s, u"none"_s}};
    new Settings(stage,
        Policy::fromJson({{u"fixed"_s, fixed}, {u"approval"_s, u"always"_s}}, u"/etc/agent0/policy.json"_s).value());
    scrollTo(stage, stage.window.findChild<QLineEdit *>(u"network.proxy"_s));
}

} // namespace

Scenes settingsScenes()
{
    return {
        {u"settings"_s, [](WindowStage &stage) { new Settings(stage, Policy()); }},
        {u"settings-typing"_s, settingsWhileTyping},
        {u"settings-checked"_s, settingsChecked},
        {u"settings-managed"_s, settingsManaged},
    };
}

} // namespace agent0::screenshots
