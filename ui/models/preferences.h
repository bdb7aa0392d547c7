#pragma once

#include <QObject>
#include <QString>

#include <utility>

namespace agent0 {

enum class AppearanceChoice { System, Light, Dark };

struct PreferenceValues {
    AppearanceChoice appearance = AppearanceChoice::System;
    QString language = {}; ///< "de"; "" as the system
    bool closesToTray = false;
    bool startsAtLogin = false;
    bool operator==(const PreferenceValues &) const = default;
};

/// What the person wants of the window. Whoever keeps it listens to changed().
class Preferences : public QObject {
    Q_OBJECT

public:
    explicit Preferences(PreferenceValues values = {}) : m_values(std::move(values)) { }

    const PreferenceValues &values() const { return m_values; }
    void change(PreferenceValues values)
    {
        if (values == m_values)
            return;
        m_values = std::move(values);
        emit changed();
    }

signals:
    void changed();

private:
    PreferenceValues m_values;
};

} // namespace agent0
