#pragma once

#include "admin/handles.h"
#include "ui/support/accessibility.h"
#include "ui/support/chatscript.h"
#include "ui/support/hands.h"
#include "views/chatcomposer.h"
#include "views/chattranscript.h"
#include "views/chatview.h"

#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

namespace agent0::test {

inline Act say(const QString &text) { return {Act::Kind::Say, text, {}}; }
inline Act reading(const QString &result) { return {Act::Kind::Read, result, {}}; }
inline Act writing(const QString &words) { return {Act::Kind::Write, words, {}}; }
inline Act writingAfterForeignText(const QString &words) { return {Act::Kind::ForeignWrite, words, {}}; }
inline Act waiting() { return {Act::Kind::Wait, {}, {}}; }
inline Act failing(const Error &why) { return {Act::Kind::Fail, {}, why}; }
inline Act signingIn()
{
    return {Act::Kind::SignIn, {},
        {Fault::SignInNeeded, Leg::Refresh, u"session_ended"_s, u"The session has ended."_s, {}, {}, {}}};
}

/// The chat view over a script, in a window of its own.
struct ShownChat {
    explicit ShownChat(std::deque<QList<Act>> turns = {}) : ShownChat(std::move(turns), {}) { }
    ShownChat(std::deque<QList<Act>> turns, const std::function<void(ChatScript &)> &change)
    {
        script.turns = std::move(turns);
        if (change)
            change(script);
        desk.emplace(sourceOf(script));
        view.emplace(*desk);
        view->resize(1000, 680);
        view->show();
        QVERIFY(QTest::qWaitForWindowActive(&*view));
    }

    QPlainTextEdit *field() { return widgetNamed<QPlainTextEdit>(&*view, u"What is to be done"_s); }
    ChatTranscript *transcript() { return view->findChild<ChatTranscript *>(); }
    QAbstractButton *button(const QString &name)
    {
        settle();
        auto *found = widgetNamed<QAbstractButton>(&*view, name);
        return found && found->isVisible() ? found : nullptr;
    }
    void type(const QString &text)
    {
        field()->setFocus();
        QTest::keyClicks(field(), text);
        QTest::keyClick(field(), Qt::Key_Return);
        settle();
    }
    void press(const QString &name)
    {
        QAbstractButton *found = button(name);
        QVERIFY2(found, qPrintable(name));
        use(found, hand);
        settle();
    }
    /// What was just made is laid out, and what was taken away gone.
    void settle()
    {
        QTest::qWait(60);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    ChatModel &chat() { return desk->chat(); }

    /// All that can be read in the conversation.
    QString text()
    {
        settle();
        QStringList all{shownText(transcript())};
        for (const auto *one : transcript()->findChildren<QTextBrowser *>())
            all << one->toPlainText();
        for (const auto *one : transcript()->findChildren<QPlainTextEdit *>()) {
            if (one->isVisible())
                all << one->toPlainText();
        }
        return all.join(u'\n');
    }

    By hand = By::Mouse; ///< what buttons are pressed with
    ChatScript script;
    std::optional<ChatDesk> desk;
    std::optional<ChatView> view; // before what it shows goes
};

} // namespace agent0::test
