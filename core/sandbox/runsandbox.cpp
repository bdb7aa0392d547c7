#include "sandbox/runsandbox.h"

#include "base/privatefile.h"
#include "base/version.h"
#include "sandbox/sandbox.h"
#include "sandbox/stopsignals.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

namespace agent0::sandbox {

namespace {

void say(const QString &line)
{
    std::fputs(line.toUtf8().append('\n').constData(), stdout);
    std::fflush(stdout);
}

int failed(const Error &error)
{
    std::fputs((error.message + u' ' + error.hint + u'\n').toUtf8().constData(), stderr);
    return exitCode(error.fault);
}

int listFaults()
{
    for (const Misdeed &misdeed : misdeeds())
        say(u"%1  %2  %3"_s.arg(misdeed.name, -40).arg(name(legOf(misdeed.point)), -11).arg(misdeed.description));
    return 0;
}

Result<> writeReadyFiles(const Sandbox &sandbox, const QString &file)
{
    // The profile first: whoever waits for the ready file finds both.
    const auto profile = writePrivateFile(file + u".profile.json"_s, QJsonDocument(sandbox.readyProfile()).toJson());
    if (!profile)
        return profile;
    return writePrivateFile(file, QJsonDocument(sandbox.readyFile()).toJson());
}

void introduce(const Sandbox &sandbox)
{
    say(u"Identity provider   %1"_s.arg(text(sandbox.issuer())));
    for (const QByteArray id : {"todo0", "notes0"})
        say(u"%1 %2   API %3"_s.arg(text(id + " server"), -19)
                .arg(text(sandbox.issuerOf(id)), text(sandbox.resourceOf(id))));
    for (const Person &person : people())
        say(u"%1 signs in as %2 with the password %3"_s.arg(person.name, text(person.username), text(person.password)));
}

} // namespace

int runSandbox(const SandboxCommand &command)
{
    if (command.listFaults)
        return listFaults();
    if (command.help || command.version) {
        say(command.help ? sandboxUsage() : u"agent0-sandbox "_s + versionText());
        return 0;
    }
    Sandbox sandbox(command.options);
    if (const auto started = sandbox.start(); !started)
        return failed(started.error());
    introduce(sandbox);
    if (!command.readyFile.isEmpty()) {
        if (const auto written = writeReadyFiles(sandbox, command.readyFile); !written)
            return failed(written.error());
    }
    const StopSignals stop([] { QCoreApplication::quit(); }, command.untilStdinCloses);
    return QCoreApplication::exec();
}

} // namespace agent0::sandbox
