#include "soak/soak.h"

#include "config/profilejson.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <malloc.h>

namespace agent0::test {

namespace {

constexpr int HoursOfADay = 24;

QString wordsOf(const Error &error) { return name(error.leg) + u": "_s + error.code + u": "_s + error.message; }

Profile profileOf(const RunningSandbox &servers)
{
    QFile file(servers.profile());
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the sandbox wrote no profile");
    return readProfile(QJsonDocument::fromJson(file.readAll()).object(), u"soak"_s).profile;
}

} // namespace

Held Held::now()
{
    const auto heap = mallinfo2();
    const auto files = QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System);
    return {qint64(heap.uordblks + heap.hblkhd), int(files.size())}; // small ones and large ones: the border moves
}

Soak::Soak()
    : m_servers({u"--quota"_s, u"0"_s, u"--refresh-grace"_s, u"0"_s}),
      m_recording(m_clock, m_folder.path() + u"/data"_s, u"soak"_s),
      m_http(m_clock, HttpSettings(), m_recording.trace()),
      m_profile(profileOf(m_servers)),
      m_agent(Ports{m_http, m_secrets, m_clock, systemRandomBytes}, m_profile, m_folder.path() + u"/data"_s,
          m_recording.steps())
{
    for (const Connection &one : m_profile.connections) {
        if (const QByteArray secret = m_servers.secret(one.id); !secret.isEmpty())
            (void)await(m_agent.keepClientSecret(one.id, Secret(secret)));
    }
}

QString Soak::hour()
{
    const Seconds passed(3601);
    if (m_hours % HoursOfADay == 0) {
        if (const QString wrong = signIn(); !wrong.isEmpty())
            return wrong;
    }
    ++m_hours;
    m_clock.advance(passed);
    m_clock.slept.clear();
    m_servers.control("POST", "/advance/" + QByteArray::number(qint64(passed.count())));
    m_servers.control("DELETE", "/log");
    changeConnections();
    const QString wrong = useAll();
    m_recording.flush(); // an hour is over in no time, and what waits for its time would pass for what is kept
    return wrong;
}

QString Soak::signIn()
{
    (void)await(m_agent.signOut(false));
    m_browser.forgetCookies();
    const auto person =
        await(m_agent.signIn({}, [this](QByteArray url) { m_scope.start(visit(&m_browser, std::move(url))); }));
    return person ? QString() : wordsOf(person.error());
}

Task<> Soak::visit(sandbox::UserAgent *browser, QByteArray url)
{
    (void)co_await browser->open(url, sandbox::Visitor{"ada", "lovelace"});
}

/// Every fifth hour one of them is there no more, and comes back an hour later.
void Soak::changeConnections()
{
    QList<Connection> connections = m_profile.connections;
    if (m_hours % 5 == 0)
        connections.removeAt(m_hours / 5 % connections.size());
    m_agent.setConnections(connections);
}

QString Soak::useAll()
{
    for (const Connection &one : m_agent.profile().connections) {
        const auto token = await(m_agent.access(one.id));
        if (!token)
            return wordsOf(token.error());
        if (one.apiType != ApiType::Todo)
            continue;
        const auto todos = await(m_agent.todos(one.id).list());
        if (!todos)
            return wordsOf(todos.error());
    }
    return {};
}

} // namespace agent0::test
