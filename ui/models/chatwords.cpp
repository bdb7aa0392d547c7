#include "models/chatwords.h"

#include "models/resultparts.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

namespace agent0 {

namespace {

struct ChatWords {
    Q_DECLARE_TR_FUNCTIONS(ChatWords)
};

/// As core has them: a %n is a name there.
constexpr const char *Calls[] = {
    QT_TRANSLATE_NOOP("ChatWords", "Add %1 to %2"),
    QT_TRANSLATE_NOOP("ChatWords", "Tick off %1 in %2"),
    QT_TRANSLATE_NOOP("ChatWords", "Open %1 in %2 again"),
    QT_TRANSLATE_NOOP("ChatWords", "Rename %1 to %2 in %3"),
    QT_TRANSLATE_NOOP("ChatWords", "Remove %1 from %2"),
    QT_TRANSLATE_NOOP("ChatWords", "List the todos of %1"),
};

} // namespace

QString wordsText(const QString &words)
{
    for (const char *call : Calls) {
        QString form = QRegularExpression::escape(QString::fromUtf8(call));
        form.replace(QRegularExpression(u"\\\\%[1-9]"_s), u"(.+)"_s);
        const auto match = QRegularExpression(QRegularExpression::anchoredPattern(form)).match(words);
        const QStringList names = match.capturedTexts().mid(1);
        const QString text = ChatWords::tr(call);
        switch (names.size()) { // at once, so that a %1 in a name is none of ours
        case 1: return text.arg(names[0]);
        case 2: return text.arg(names[0], names[1]);
        case 3: return text.arg(names[0], names[1], names[2]);
        default: break;
        }
    }
    return words;
}

QStringList wordsOfCalls()
{
    QStringList all;
    for (const char *call : Calls)
        all << QString::fromUtf8(call);
    return all;
}

QString stateText(CallCard::State state)
{
    using State = CallCard::State;
    switch (state) {
    case State::Asking: return ChatWords::tr("Waits for your word");
    case State::Running: return ChatWords::tr("Under way");
    case State::WaitingForSignIn: return ChatWords::tr("Waits for your sign-in");
    case State::Done: return ChatWords::tr("Done");
    case State::Failed: return ChatWords::tr("Failed");
    case State::Denied: return ChatWords::tr("You said no");
    case State::NotMade: return ChatWords::tr("Not carried out");
    case State::Undone: return ChatWords::tr("Undone");
    }
    Q_UNREACHABLE();
}

QString modeText(ApprovalMode mode)
{
    switch (mode) {
    case ApprovalMode::Reads: return ChatWords::tr("Asks before each call");
    case ApprovalMode::Writes: return ChatWords::tr("Asks before each change");
    case ApprovalMode::NeverAsk: return ChatWords::tr("Does not ask before changes");
    }
    Q_UNREACHABLE();
}

QString tokensText(const TokenCount &used)
{
    if (!used.input && !used.output)
        return {};
    return ChatWords::tr("%1 tokens in, %2 out")
        .arg(QLocale().toString(used.input.value_or(0)), QLocale().toString(used.output.value_or(0)));
}

QStringList exampleSentences(const ChatParty &party)
{
    if (party.isBuiltIn)
        return {u"What is on my plate today?"_s, u"Add buy milk"_s, u"What can you do?"_s};
    return {ChatWords::tr("What is on my plate today?"), ChatWords::tr("Add “buy milk” to my todos"),
        ChatWords::tr("Sum up what is still open, in one sentence")};
}

QString foldedText(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QByteArray indented = document.isNull() ? json : document.toJson(QJsonDocument::Indented);
    return harmlessText(QString::fromUtf8(indented).trimmed());
}

} // namespace agent0
