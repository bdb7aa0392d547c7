#include "sandbox/requestlog.h"

namespace agent0::sandbox {

namespace {

constexpr std::size_t MostEntries = 10'000;

QByteArray clientOf(const Request &request, const Fields &form)
{
    const QByteArray header = request.header("Authorization");
    if (form.has("client_id") || !header.toLower().startsWith("basic "))
        return form.value("client_id");
    const QByteArray pair = QByteArray::fromBase64(header.sliced(6));
    return percentDecoded(pair.left(pair.indexOf(':')), true);
}

QJsonObject asJson(const QHash<QByteArray, int> &counts)
{
    QJsonObject object;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        object[QString::fromUtf8(it.key())] = it.value();
    return object;
}

} // namespace

QJsonObject LogEntry::toJson() const
{
    QJsonObject json{{QStringLiteral("server"), QString::fromUtf8(server)},
        {QStringLiteral("method"), QString::fromUtf8(method)}, {QStringLiteral("path"), QString::fromUtf8(path)},
        {QStringLiteral("status"), status}};
    if (!grantType.isEmpty())
        json[QStringLiteral("grantType")] = QString::fromUtf8(grantType);
    if (!client.isEmpty())
        json[QStringLiteral("client")] = QString::fromUtf8(client);
    return json;
}

void RequestLog::note(const QByteArray &server, const Request &request, int status)
{
    LogEntry entry{server, request.method, request.path, {}, {}, status};
    if (request.method == "POST" && request.isForm()) {
        const Fields form = request.form();
        const QByteArray type = form.value("grant_type");
        entry.grantType = type.sliced(type.lastIndexOf(':') + 1);
        entry.client = clientOf(request, form);
        if (!entry.grantType.isEmpty())
            ++m_grants[server + ' ' + entry.grantType];
    }
    ++m_byPath[server + ' ' + request.method + ' ' + request.path];
    m_entries.push_back(std::move(entry));
    if (m_entries.size() > MostEntries)
        m_entries.pop_front();
}

void RequestLog::clear()
{
    m_entries.clear();
    m_byPath.clear();
    m_grants.clear();
}

int RequestLog::requests(const QByteArray &server, const QByteArray &path) const
{
    int found = 0;
    for (auto it = m_byPath.begin(); it != m_byPath.end(); ++it) {
        const QList<QByteArray> words = it.key().split(' ');
        if ((server.isEmpty() || words[0] == server) && (path.isEmpty() || words[2] == path))
            found += it.value();
    }
    return found;
}

int RequestLog::grants(const QByteArray &grantType, const QByteArray &server) const
{
    int found = 0;
    for (auto it = m_grants.begin(); it != m_grants.end(); ++it) {
        const QList<QByteArray> words = it.key().split(' ');
        if ((server.isEmpty() || words[0] == server) && words[1] == grantType)
            found += it.value();
    }
    return found;
}

QJsonObject RequestLog::counts() const
{
    QHash<QByteArray, int> byServer;
    int total = 0;
    for (auto it = m_byPath.begin(); it != m_byPath.end(); ++it) {
        byServer[it.key().left(it.key().indexOf(' '))] += it.value();
        total += it.value();
    }
    return {{QStringLiteral("total"), total}, {QStringLiteral("byServer"), asJson(byServer)},
        {QStringLiteral("byPath"), asJson(m_byPath)}, {QStringLiteral("grants"), asJson(m_grants)}};
}

} // namespace agent0::sandbox
