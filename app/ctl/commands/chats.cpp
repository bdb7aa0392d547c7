#include "base/displaytext.h"
#include "commands.h"
#include "context.h"

namespace agent0::ctl {

namespace {

using Summary = ConversationStore::Summary;

QJsonObject summaryJson(const Summary &one)
{
    return {{"id"_L1, one.id}, {"title"_L1, one.title}, {"begun"_L1, isoTime(one.begun)},
        {"changed"_L1, isoTime(one.changed)}, {"turns"_L1, one.turns}};
}

Task<Result<>> runChatsList(Context &context)
{
    auto store = context.composition.conversations();
    if (!store)
        co_return failed(store);
    const auto all = co_await store->list(context.line.value("search"_L1));
    if (!all)
        co_return failed(all);
    QJsonArray json;
    QList<QStringList> rows;
    for (const Summary &one : *all) {
        json.append(summaryJson(one));
        rows << QStringList{one.id, relativeTime(one.changed, context.composition.clock().now()), one.title};
    }
    context.out.document({{"conversations"_L1, json}});
    if (rows.isEmpty())
        context.out.remark(u"No conversations."_s);
    context.out.lines(columns(rows));
    co_return Result<>();
}

QStringList conversationLines(const Conversation &conversation)
{
    QStringList lines;
    for (const ModelMessage &message : conversation.messages) {
        const QString before = message.role == ModelMessage::Role::Person ? u"> "_s : QString();
        if (message.role != ModelMessage::Role::Tools && !message.text.isEmpty()) {
            for (const QString &line : message.text.split(u'\n'))
                lines << before + displayText(line, line.size());
        }
        for (const ToolCall &call : message.calls) {
            const auto card = std::ranges::find(conversation.cards, call.id, &CallCard::id);
            if (card != conversation.cards.end())
                lines << u"  [%1] %2"_s.arg(
                    QString(name(card->state)), displayText(card->words.isEmpty() ? card->tool : card->words));
        }
    }
    return lines;
}

Task<Result<>> runChatsShow(Context &context)
{
    auto store = context.composition.conversations();
    if (!store)
        co_return failed(store);
    const auto conversation = co_await store->load(context.line.argument());
    if (!conversation)
        co_return failed(conversation);
    context.out.document(conversation->toJson());
    context.out.lines(conversationLines(*conversation));
    co_return Result<>();
}

Task<Result<>> runChatsRename(Context &context)
{
    auto store = context.composition.conversations();
    if (!store)
        co_return failed(store);
    const auto renamed = co_await store->rename(context.line.argument(), context.line.argument(1));
    if (renamed)
        context.out.document({{"renamed"_L1, context.line.argument()}});
    co_return renamed;
}

Task<Result<>> runChatsRemove(Context &context)
{
    auto store = context.composition.conversations();
    if (!store)
        co_return failed(store);
    const auto removed = co_await store->remove(context.line.argument());
    if (removed)
        context.out.document({{"removed"_L1, context.line.argument()}});
    co_return removed;
}

} // namespace

const Command chatsListCommand{
    .name = "chats list",
    .synopsis = "chats list [--search TEXT]",
    .summary = "list the conversations that are kept",
    .description =
        "Newest first: id, when it was last gone on with, title. Each person has their own: who is not signed in "
        "sees none. They lie sealed in the data folder, with the key of the token vault.",
    .options = {{"search", "TEXT", "those that hold all of these words"}},
    .arguments = {},
    .examples = {{"chats list --search dentist", "where was that?"}},
    .exits = {1, 7, 8},
    .run = runChatsList,
};

const Command chatsShowCommand{
    .name = "chats show",
    .synopsis = "chats show ID",
    .summary = "show one conversation",
    .description = "",
    .options = {},
    .arguments = {{"ID", "its id, as in chats list"}},
    .examples = {{"chats show 0123456789abcdef", "all that was said and done"}},
    .exits = {1, 7, 8},
    .run = runChatsShow,
};

const Command chatsRenameCommand{
    .name = "chats rename",
    .synopsis = "chats rename ID TITLE",
    .summary = "give a conversation another title",
    .description = "",
    .options = {},
    .arguments = {{"ID", "its id, as in chats list"}, {"TITLE", "the new title"}},
    .examples = {{"chats rename 0123456789abcdef \"The move\"", "easier to find"}},
    .exits = {1, 7, 8},
    .run = runChatsRename,
};

const Command chatsRemoveCommand{
    .name = "chats rm",
    .synopsis = "chats rm ID",
    .summary = "remove a conversation",
    .description = "For good. What was done in it stays done, and stays in the activity log.",
    .options = {},
    .arguments = {{"ID", "its id, as in chats list"}},
    .examples = {{"chats rm 0123456789abcdef", "gone"}},
    .exits = {1, 7, 8},
    .run = runChatsRemove,
};

} // namespace agent0::ctl
