#pragma once

#include "composition/composition.h"
#include "models/setupmodel.h"

#include <QPointer>

namespace agent0 {
class SetupAssistant;
}

namespace agent0::desktop {

/// The making of a profile in the window. What was answered stays until a profile has come of it, or the program ends.
class NewProfile final : public QObject {
    Q_OBJECT

public:
    explicit NewProfile(ProfileStore profiles);
    ~NewProfile() override;

    void open(QWidget &window); ///< brings it to the front where it is open already
    std::map<QString, Secret> takeSecrets() { return m_model.takeSecrets(); }

signals:
    void made(const QString &name);

private:
    Composition m_composition;
    SetupModel m_model;
    QPointer<SetupAssistant> m_assistant;
};

} // namespace agent0::desktop
