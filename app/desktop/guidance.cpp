#include "guidance.h"

#include "composition/composition.h"
#include "doctor/refusalpages.h"
#include "views/checkview.h"
#include "views/helpview.h"

namespace agent0::desktop {

namespace {

std::shared_ptr<void> recorded(Composition &composition, const QString &action, const QString &connection)
{
    const auto recording = composition.recording();
    if (!recording)
        return nullptr;
    return std::make_shared<FlowRecorder::Flow>((*recording)->flows().begin(action, connection));
}

Profile profileOf(Composition &composition)
{
    const auto inForce = composition.effective();
    return inForce ? inForce->profile : Profile();
}

} // namespace

Guidance::Guidance(Composition &composition) : m_composition(composition) { }

ViewList Guidance::views()
{
    return {
        {u"check"_s, tr("Check"), u"checklist"_s, Qt::CTRL | Qt::Key_7, [this] { return makeCheck(); },
            View::For::Everybody},
        {u"help"_s, tr("Help"), u"help"_s, Qt::CTRL | Qt::Key_8, [this] { return makeHelp(); }, View::For::Everybody},
    };
}

QWidget *Guidance::makeCheck()
{
    Composition &composition = m_composition;
    auto *view = new CheckView(
        {[&composition] { return composition.doctor(); }, [&composition] { return profileOf(composition); },
            [&composition](const QString &action, const QString &connection) {
                return recorded(composition, action, connection);
            }});
    connect(view, &CheckView::helpWanted, this, &Guidance::showTopic);
    m_check = view;
    return view;
}

QWidget *Guidance::makeHelp()
{
    auto *view = new HelpView(doctor::wholeHelp());
    m_help = view;
    view->showTopic(m_topic);
    return view;
}

void Guidance::check(const QString &connection)
{
    emit viewWanted(u"check"_s); // makes it, where it was never shown
    if (m_check)
        m_check->check(connection);
}

void Guidance::showTopic(const QString &topic)
{
    m_topic = topic;
    if (m_help)
        m_help->showTopic(topic);
    emit viewWanted(u"help"_s);
}

} // namespace agent0::desktop
