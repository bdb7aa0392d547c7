#include "singleinstance.h"

#include "base/privatefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QStandardPaths>

namespace agent0::desktop {

namespace {

constexpr qint64 LongestMessage = 64 * 1024;
constexpr int Patience = 500; // milliseconds

/// The same for every start with the same profile.
QByteArray identityOf(const Options &options)
{
    const QString what = options.sandbox ? u"sandbox"_s
        : options.configFile.isEmpty()   ? u"profile "_s + options.profile
                                         : u"file "_s + QFileInfo(options.configFile).absoluteFilePath();
    const QString whose = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return QCryptographicHash::hash((what + u'\n' + whose).toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
}

} // namespace

SingleInstance::SingleInstance(const Options &options)
{
    // Where there is no such place, there is no other program to be found either.
    const QString place = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (!place.isEmpty())
        m_address = place + u"/agent0/"_s + QString::fromLatin1(identityOf(options)) + u".sock"_s;
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::receive);
}

bool SingleInstance::handOver(const QStringList &arguments)
{
    if (m_address.isEmpty())
        return false;
    QLocalSocket first;
    first.connectToServer(m_address);
    if (!first.waitForConnected(Patience))
        return false;
    first.write(QJsonDocument(QJsonArray::fromStringList(arguments)).toJson(QJsonDocument::Compact) + '\n');
    return first.waitForBytesWritten(Patience) && first.waitForReadyRead(Patience);
}

void SingleInstance::listen()
{
    if (m_address.isEmpty() || !makePrivateFolder(QFileInfo(m_address).path()))
        return;
    // Nobody answered there a moment ago: what lies there was left behind.
    QLocalServer::removeServer(m_address);
    m_server.listen(m_address);
}

void SingleInstance::receive()
{
    while (QLocalSocket *second = m_server.nextPendingConnection()) {
        second->setReadBufferSize(LongestMessage);
        connect(second, &QLocalSocket::disconnected, second, &QObject::deleteLater);
        connect(second, &QLocalSocket::readyRead, this, [this, second] {
            if (!second->canReadLine())
                return second->bytesAvailable() >= LongestMessage ? second->abort() : void();
            const QJsonDocument message = QJsonDocument::fromJson(second->readLine(LongestMessage));
            second->write("\n");
            second->disconnectFromServer();
            QStringList arguments;
            for (const QJsonValue argument : message.array())
                arguments << argument.toString();
            emit asked(arguments);
        });
    }
}

} // namespace agent0::desktop
