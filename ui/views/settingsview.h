#pragma once

#include "models/preferences.h"
#include "models/profiledesk.h"
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
    /// preferences outlives it; settings and desk become its own. desk: nothing where no profile can be changed.
    SettingsView(Preferences &preferences, ProfileChoice profile, std::unique_ptr<SettingList> settings,
        std::unique_ptr<ProfileDesk> desk = {}, QWidget *parent = nullptr);
    ~SettingsView() override;

signals:
    void profileChosen(const QString &name);
    void newProfileWanted();
    void profileChanged(); ///< it is to be opened anew
    void profileRemoved();

private:
    QWidget *makeWindowCard();
    QWidget *makeProfileCard(const ProfileChoice &profile);
    QWidget *makeValuesCard();
    QWidget *makeRemove(const QString &profile);
    void askToRemove(const QString &profile);
    void take();
    void showValues();

    Preferences &m_preferences;
    std::unique_ptr<SettingList> m_settings;
    std::unique_ptr<ProfileDesk> m_desk;
    QComboBox *m_appearance;
    QComboBox *m_language;
    QCheckBox *m_tray;
    QCheckBox *m_login;
};

} // namespace agent0
