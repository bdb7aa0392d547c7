#include "newprofile.h"

#include "views/setupassistant.h"

namespace agent0::desktop {

NewProfile::NewProfile(ProfileStore profiles)
    : m_composition({}, profiles),
      m_model({[this](const NetworkSettings &settings) { return m_composition.network(settings); },
          [this] { return m_composition.policy(); }, m_composition.clock(), std::move(profiles)})
{
    connect(&m_model, &SetupModel::written, this, &NewProfile::made);
}

NewProfile::~NewProfile() { delete m_assistant; }

void NewProfile::open(QWidget &window)
{
    if (!m_assistant) {
        m_assistant = new SetupAssistant(m_model, &window);
        m_assistant->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_assistant->open();
    m_assistant->raise();
    m_assistant->activateWindow();
}

} // namespace agent0::desktop
