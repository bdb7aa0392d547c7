#include "chat.h"

#include "base/displaytext.h"
#include "chattalk.h"
#include "desktopbrowser.h"
#include "views/chatview.h"
#include "workspace.h"

#include <QCoreApplication>

namespace agent0::desktop {

namespace {

struct ChatViewWords {
    Q_DECLARE_TR_FUNCTIONS(Views)
};

Task<Result<ChatParty>> partyOf(std::shared_ptr<ChatHall> hall)
{
    const auto ready = co_await hall->needModel();
    if (!ready)
        co_return fail(ready.error());
    const AgentSettings &settings = hall->agent.profile().agent;
    const auto policy = hall->composition.policy();
    ChatParty party;
    party.isBuiltIn = settings.provider == "builtin"_L1;
    party.model = displayText(settings.provider + u'/' + settings.model, 120);
    party.mode = approvalModeNamed(settings.approval).value_or(ApprovalMode::Writes);
    party.modeIsFixed = policy && !policy->approval().isEmpty();
    co_return party;
}

/// A consent is asked for by whoever gives it; all else by the identity provider.
Task<Result<>> helped(Agent *agent, QString connection, Error why)
{
    const OpenBrowser browser = openForPerson;
    if (why.leg == Leg::Consent && !connection.isEmpty()) {
        const auto token = co_await agent->connect(std::move(connection), browser);
        if (!token)
            co_return fail(token.error());
        co_return Result<>();
    }
    const auto person = co_await agent->signIn(SignInOptions::after(why), browser);
    if (!person)
        co_return fail(person.error());
    co_return Result<>();
}

QList<ChatAbsence> absentOf(const ChatHall &hall)
{
    QList<ChatAbsence> all;
    for (const Toolbox::Absent &one : hall.tools.absent()) {
        const auto &connections = hall.agent.profile().connections;
        const auto found = std::ranges::find(connections, one.connection, &Connection::id);
        const bool named = found != connections.end() && !found->displayName.isEmpty();
        all.append({named ? found->displayName : one.connection, one.why});
    }
    return all;
}

ConversationShelf shelfOf(const std::shared_ptr<ChatHall> &hall)
{
    // With secrets in memory no key to read them by outlives the program.
    auto store = hall->composition.conversations();
    if (!store || hall->composition.surroundings().secretsInMemory)
        return shelfInMemory();
    hall->store.emplace(std::move(*store));
    return {
        .list = [hall](QString search) { return hall->store->list(std::move(search)); },
        .load = [hall](QString id) { return hall->store->load(std::move(id)); },
        .save = [hall](Conversation conversation) { return hall->store->save(std::move(conversation)); },
        .remove = [hall](QString id) { return hall->store->remove(std::move(id)); },
    };
}

std::shared_ptr<void> flowOf(Composition &composition)
{
    const auto recording = composition.recording();
    if (!recording)
        return nullptr;
    return std::make_shared<FlowRecorder::Flow>((*recording)->flows().begin(u"chat"_s));
}

} // namespace

ChatSource chatSourceOf(Composition &composition, Agent &agent)
{
    auto hall = std::make_shared<ChatHall>(composition, agent);
    return {
        .connections =
            [hall] { return std::ranges::count_if(hall->agent.profile().connections, &Connection::enabled); },
        .party = [hall] { return partyOf(hall); },
        .blank = [hall] { return newConversation(hall->composition.clock().now(), systemRandomBytes); },
        .begin = [hall](ChatHost &host, Conversation conversation) -> std::unique_ptr<ChatTalk> {
            return std::make_unique<DesktopTalk>(hall, host, std::move(conversation));
        },
        .meet = [hall] { return hall->meet(); },
        .absent = [hall] { return absentOf(*hall); },
        .help = [hall](QString connection,
                    Error why) { return helped(&hall->agent, std::move(connection), std::move(why)); },
        .openAddress = openPage,
        .record =
            [hall](const CallRecord &call) {
                if (const auto recording = hall->composition.recording())
                    (*recording)->flows().event(eventOf(call));
            },
        .allowAlways = [hall](QByteArray permission) { return hall->allowAlways(std::move(permission)); },
        .forgetAllowed = [hall] { return hall->forgetAllowed(); },
        .beginFlow = [hall] { return flowOf(hall->composition); },
        .shelf = shelfOf(hall),
        .now = [hall] { return hall->composition.clock().now(); },
    };
}

View chatViewOf(Workspace &workspace, std::function<void(const QString &view)> showView)
{
    return {u"chat"_s, ChatViewWords::tr("Chat"), u"chat"_s, Qt::CTRL | Qt::Key_1, [&workspace, showView] {
                auto *view = new ChatView(workspace.chat());
                QObject::connect(view, &ChatView::viewWanted, view, showView);
                return view;
            }};
}

} // namespace agent0::desktop
