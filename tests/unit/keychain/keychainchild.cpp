#include "keychain/systemkeychain.h"
#include "support/await.h"
#include "support/manualclock.h"
#include "vault/vaultkey.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <cstdio>
#include <iostream>
#include <string>

// Reads a command a line ("read KEY", "write KEY HEX", "remove KEY", "expect KEY", "vault-key FOLDER") and answers with one
// JSON object a line. "hurried …" lets the clock pass the time limit while the command runs, "patient …" lets it go on
// within the limit.

using namespace agent0;

namespace {

class Child {
public:
    QJsonObject run(QStringList words)
    {
        QObject whileItRuns; // what is left of its time must not run out in the next command
        if (words.value(0) == "hurried"_L1) {
            words.removeFirst();
            // Enough for the bus to carry the question; then more time passes than any call may take.
            QTimer::singleShot(30, &whileItRuns, [this] { m_clock.advance(Seconds(11)); });
            QTimer::singleShot(60, &whileItRuns, [this] { m_clock.advance(Seconds(60)); });
        }
        QTimer going;
        if (words.value(0) == "patient"_L1) {
            words.removeFirst();
            QObject::connect(&going, &QTimer::timeout, &going, [this] { m_clock.advance(Milliseconds(5)); });
            going.start(5);
        }
        const QString verb = words.value(0);
        const QString key = words.value(1);
        if (verb == "expect"_L1) {
            m_keychain.expect(key);
            return answer(Result<>());
        }
        if (verb == "read"_L1)
            return answer(test::await(m_keychain.read(key)));
        if (verb == "write"_L1)
            return answer(test::await(m_keychain.write(key, Secret(QByteArray::fromHex(words.value(2).toLatin1())))));
        if (verb == "remove"_L1)
            return answer(test::await(m_keychain.remove(key)));
        if (verb == "vault-key"_L1)
            return makeVaultKey(key);
        return {{"code"_L1, u"unknown command"_s}};
    }

private:
    static QJsonObject answer(const Error &error)
    {
        return {{"code"_L1, error.code}, {"fault"_L1, name(error.fault)}, {"message"_L1, error.message},
            {"hint"_L1, error.hint}};
    }
    static QJsonObject answer(const Result<> &done)
    {
        return done ? QJsonObject{{"code"_L1, u"done"_s}} : answer(done.error());
    }
    static QJsonObject answer(const Result<std::optional<Secret>> &read)
    {
        if (!read)
            return answer(read.error());
        if (!*read)
            return {{"code"_L1, u"absent"_s}};
        return {{"code"_L1, u"present"_s}, {"value"_L1, QString::fromLatin1((*read)->reveal().toHex())}};
    }
    static QJsonObject makeVaultKey(const QString &folder)
    {
        SystemClock clock;
        SystemKeychain keychain(clock);
        auto key = test::await(vaultKey(keychain, clock, systemRandomBytes, u"race"_s, folder));
        return key ? answer(Result<std::optional<Secret>>(std::move(*key))) : answer(key.error());
    }

    test::ManualClock m_clock = [] {
        test::ManualClock clock;
        clock.autoAdvance = false;
        return clock;
    }();
    SystemKeychain m_keychain{m_clock};
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Child child;
    std::string line;
    while (std::getline(std::cin, line)) {
        const QJsonObject answer = child.run(QString::fromStdString(line).split(u' '));
        std::puts(QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }
    return 0;
}
