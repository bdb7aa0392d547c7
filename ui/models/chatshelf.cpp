#include "models/chatsource.h"

#include "base/displaytext.h"

#include <algorithm>
#include <map>

namespace agent0 {

namespace {

using Kept = std::map<QString, Conversation>;

bool holds(const Conversation &conversation, const QString &word)
{
    return conversation.title.contains(word, Qt::CaseInsensitive)
        || std::ranges::any_of(conversation.messages,
            [&](const ModelMessage &message) { return message.text.contains(word, Qt::CaseInsensitive); });
}

Task<Result<QList<ConversationShelf::Summary>>> listed(std::shared_ptr<Kept> kept, QString search)
{
    const QStringList words = search.split(u' ', Qt::SkipEmptyParts);
    QList<ConversationShelf::Summary> all;
    for (const auto &[id, one] : *kept) {
        if (std::ranges::all_of(words, [&](const QString &word) { return holds(one, word); }))
            all.append({id, displayText(one.title, 200), one.begun, one.changed,
                std::ranges::count(one.messages, ModelMessage::Role::Person, &ModelMessage::role)});
    }
    std::ranges::sort(all, std::ranges::greater(), &ConversationShelf::Summary::changed);
    co_return all;
}

Task<Result<Conversation>> loaded(std::shared_ptr<Kept> kept, QString id)
{
    const auto found = kept->find(id);
    if (found == kept->end())
        co_return fail(Fault::Usage, Leg::None, "conversation_unknown"_L1,
            u"There is no conversation %1."_s.arg(displayText(id, 80)));
    co_return found->second;
}

Task<Result<>> saved(std::shared_ptr<Kept> kept, Conversation conversation)
{
    const QString id = conversation.id;
    kept->insert_or_assign(id, std::move(conversation));
    co_return Result<>();
}

Task<Result<>> removed(std::shared_ptr<Kept> kept, QString id)
{
    kept->erase(id);
    co_return Result<>();
}

} // namespace

ConversationShelf shelfInMemory()
{
    auto kept = std::make_shared<Kept>();
    return {
        .list = [kept](QString search) { return listed(kept, std::move(search)); },
        .load = [kept](QString id) { return loaded(kept, std::move(id)); },
        .save = [kept](Conversation conversation) { return saved(kept, std::move(conversation)); },
        .remove = [kept](QString id) { return removed(kept, std::move(id)); },
    };
}

} // namespace agent0
