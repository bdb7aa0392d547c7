#pragma once

#include "models/preferences.h"
#include "models/settinglist.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace agent0 {

/// What a settings view is told of the profiles there are.
struct ProfileChoice {
    QString current;
    QStringList all;     ///< one is chosen of these; none where nothing can be chosen
    QString file;        ///< of the current one
};

/// How the window looks and behaves, which profile is used, and every value of it with where it comes from.
class SettingsView final : public QWidget {
    Q_OBJECT

public:
    /// preferences outlives it; settings becomes its own.
    SettingsView(Preferences &preferences, ProfileChoice profile, std::unique_ptr<SettingList> settings,
        QWidget *parent = nullptr);
    ~SettingsView() override;

signals:
    void profileChosen(const QString &name);
    void newProfileWanted();

private:
    QWidget *makeWindowCard();
    QWidget *makeProfileCard(const ProfileChoice &profile);
    void take();
    void showValues();

    Preferences &m_preferences;
    std::unique_ptr<SettingList> m_settings;
    QComboBox *m_appearance;
    QCheckBox *m_tray;
    QCheckBox *m_login;
};

} // namespace agent0
