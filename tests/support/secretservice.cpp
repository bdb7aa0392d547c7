#include "support/secretservice.h"

#include "base/privatefile.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QDir>
#include <QElapsedTimer>
#include <QThread>

#include <csignal>
#include <sys/prctl.h>

namespace agent0::test {

namespace {

constexpr int StartTime = 20'000;
const auto LoginKeyring = u"/org/freedesktop/secrets/collection/login"_s;

// The bus's own address, opened for one conversation: never the session bus of whoever runs the tests.
class Conversation {
public:
    explicit Conversation(const QString &address)
        : m_name(u"test-%1"_s.arg(++s_count)), m_bus(QDBusConnection::connectToBus(address, m_name))
    {
    }
    ~Conversation() { QDBusConnection::disconnectFromBus(m_name); }

    QDBusMessage ask(
        const QString &path, const QString &interface, const QString &method, const QVariantList &with)
    {
        auto message = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, path, interface, method);
        message.setAutoStartService(false);
        message.setArguments(with);
        return m_bus.call(message, QDBus::Block, StartTime);
    }
    bool serviceRuns() { return m_bus.interface()->isServiceRegistered(u"org.freedesktop.secrets"_s); }
    QDBusMessage askService(const QString &method, const QVariantList &with)
    {
        return ask(u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, method, with);
    }
    // "/" for none, "" while nobody answers.
    QString defaultCollection()
    {
        const QDBusMessage answer = askService(u"ReadAlias"_s, {u"default"_s});
        return answer.arguments().value(0).value<QDBusObjectPath>().path();
    }

private:
    static inline int s_count = 0;
    QString m_name;
    QDBusConnection m_bus;
};

void dieWithTheTest() { prctl(PR_SET_PDEATHSIG, SIGKILL); }

void end(QProcess &process)
{
    process.kill();
    process.waitForFinished(StartTime);
}

QByteArray busConfiguration(const QString &socket, const QStringList &deny)
{
    QString rules;
    for (const QString &member : deny) {
        const QString named = member == u'*' ? QString() : u" send_member=\"%1\""_s.arg(member);
        for (const QString &interface : {u"Service"_s, u"Collection"_s, u"Item"_s})
            rules += u"<deny send_interface=\"org.freedesktop.Secret.%1\"%2/>"_s.arg(interface, named);
    }
    return u"<busconfig><type>session</type><listen>unix:path=%1</listen><auth>EXTERNAL</auth>"
           "<policy context=\"default\"><allow send_destination=\"*\"/><allow eavesdrop=\"true\"/>"
           "<allow own=\"*\"/>%2</policy></busconfig>"_s.arg(socket, rules)
               .toUtf8();
}

} // namespace

SecretService::SecretService(Begin begin, const QStringList &deny)
{
    QDir(m_folder.path()).mkpath(u"run"_s);
    QFile::setPermissions(m_folder.filePath(u"run"_s),
        QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    if (!startBus(deny))
        m_problem = u"dbus-daemon does not start: "_s + m_bus.errorString();
    else if (begin == Begin::Unlocked && !startService({u"--unlock"_s}, true))
        m_problem = u"gnome-keyring-daemon does not start or offers no unlocked keyring"_s;
    else if (begin == Begin::NoCollection && !startService({}, false))
        m_problem = u"gnome-keyring-daemon does not start"_s;
}

SecretService::~SecretService()
{
    kill();
    killBus();
}

QProcessEnvironment SecretService::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto *name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "KDE_FULL_SESSION",
             "DESKTOP_SESSION", "GNOME_KEYRING_CONTROL"})
        environment.remove(QString::fromLatin1(name));
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_address);
    environment.insert(u"HOME"_s, m_folder.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.filePath(u"run"_s));
    for (const auto *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
        environment.insert(QString::fromLatin1(name), m_folder.filePath(u"home"_s));
    return environment;
}

bool SecretService::startBus(const QStringList &deny)
{
    const QString socket = m_folder.filePath(u"bus"_s);
    const QString configuration = m_folder.filePath(u"bus.conf"_s);
    if (!writePrivateFile(configuration, busConfiguration(socket, deny)))
        return false;
    m_bus.setChildProcessModifier(dieWithTheTest);
    m_bus.setProcessEnvironment(environment());
    m_bus.setStandardErrorFile(QProcess::nullDevice());
    m_bus.start(u"dbus-daemon"_s,
        {u"--config-file="_s + configuration, u"--nofork"_s, u"--nopidfile"_s, u"--print-address=1"_s});
    if (!m_bus.waitForReadyRead(StartTime))
        return false;
    m_address = QString::fromLatin1(m_bus.readLine()).trimmed();
    return !m_address.isEmpty();
}

bool SecretService::startService(const QStringList &arguments, bool unlocked)
{
    m_service = std::make_unique<QProcess>();
    m_service->setChildProcessModifier(dieWithTheTest);
    m_service->setProcessEnvironment(environment());
    m_service->setStandardErrorFile(QProcess::nullDevice());
    m_service->setStandardOutputFile(QProcess::nullDevice());
    m_service->start(
        u"gnome-keyring-daemon"_s, QStringList{u"--foreground"_s, u"--components=secrets"_s} + arguments);
    if (!m_service->waitForStarted(StartTime))
        return false;
    m_service->write("keyring password");
    m_service->closeWriteChannel();
    m_service->waitForBytesWritten(StartTime);
    return waitForService(unlocked);
}

bool SecretService::waitForService(bool unlocked)
{
    QElapsedTimer time;
    time.start();
    Conversation talk(m_address);
    while (!time.hasExpired(StartTime) && m_service->state() == QProcess::Running) {
        if (unlocked ? talk.defaultCollection().size() > 1 : talk.serviceRuns())
            return true;
        QThread::msleep(2);
    }
    return false;
}

void SecretService::lock()
{
    Conversation(m_address).askService(
        u"Lock"_s, {QVariant::fromValue(QList{QDBusObjectPath(LoginKeyring)})});
}

void SecretService::unlock()
{
    kill();
    if (!startService({u"--unlock"_s}, true))
        m_problem = u"gnome-keyring-daemon does not start again"_s;
}

void SecretService::hang() { ::kill(pid_t(m_service->processId()), SIGSTOP); }
void SecretService::goOn() { ::kill(pid_t(m_service->processId()), SIGCONT); }

void SecretService::kill()
{
    if (m_service)
        end(*m_service);
}

void SecretService::killBus() { end(m_bus); }

void SecretService::putEntry(const QString &key, const QByteArray &content, const QString &contentType)
{
    using Attributes = QMap<QString, QString>;
    qDBusRegisterMetaType<Attributes>();
    Conversation talk(m_address);
    const QDBusMessage session =
        talk.askService(u"OpenSession"_s, {u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    const Attributes attributes{{u"server"_s, u"agent0"_s}, {u"user"_s, key}, {u"type"_s, u"plaintext"_s},
        {u"xdg:schema"_s, u"org.qt.keychain"_s}};
    const QVariantMap properties{{u"org.freedesktop.Secret.Item.Label"_s, key},
        {u"org.freedesktop.Secret.Item.Attributes"_s, QVariant::fromValue(attributes)}};
    QDBusArgument secret;
    secret.beginStructure();
    secret << session.arguments().value(1).value<QDBusObjectPath>() << QByteArray() << content << contentType;
    secret.endStructure();
    const QDBusMessage made = talk.ask(LoginKeyring, u"org.freedesktop.Secret.Collection"_s, u"CreateItem"_s,
        {properties, QVariant::fromValue(secret), true});
    if (made.type() != QDBusMessage::ReplyMessage)
        m_problem = u"the entry was not made: "_s + made.errorMessage();
}

} // namespace agent0::test
