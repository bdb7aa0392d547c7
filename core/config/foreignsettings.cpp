#include "config/foreignsettings.h"

#include "base/displaytext.h"
#include "config/addresses.h"
#include "config/profilejson.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace agent0 {

namespace {

/// Without the comments and trailing commas that VS Code allows; what stands in strings stays.
QByteArray plainJson(QByteArrayView text)
{
    static const QRegularExpression parts(
        QStringLiteral(R"re("(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/|,(?=(?:\s|//[^\n]*|/\*.*?\*/)*[}\]]))re"),
        QRegularExpression::DotMatchesEverythingOption);
    const QString all = QString::fromUtf8(text);
    QString plain;
    qsizetype at = 0;
    for (auto match = parts.globalMatch(all); match.hasNext();) {
        const auto one = match.next();
        plain += QStringView(all).sliced(at, one.capturedStart() - at);
        if (one.captured().startsWith(u'"'))
            plain += one.captured();
        at = one.capturedEnd();
    }
    plain += QStringView(all).sliced(at);
    return plain.toUtf8();
}

/// "My Server!" as an id: "my-server".
QString idOf(const QString &name)
{
    static const QRegularExpression foreign(u"[^a-z0-9._-]+"_s);
    QString id = name.toLower().replace(foreign, u"-"_s).left(64);
    while (!id.isEmpty() && !id.front().isLetterOrNumber())
        id.remove(0, 1);
    while (id.endsWith(u'-'))
        id.chop(1);
    return id;
}

QJsonValue at(const QJsonObject &object, const QStringList &path)
{
    QJsonValue value = object;
    for (const QString &step : path)
        value = value[step];
    return value;
}

/// Settings stand there either nested or with dots in their names.
QJsonObject objectAt(const QJsonObject &object, const QString &dotted)
{
    const QJsonValue flat = object.value(dotted);
    return flat.isObject() ? flat.toObject() : at(object, dotted.split(u'.')).toObject();
}

/// Servers one after the other, with what is left behind.
class Importer {
public:
    explicit Importer(ForeignSettings &found) : m_found(found) { }

    void provider(const QJsonObject &idp)
    {
        for (const auto &member : {u"issuer"_s, u"clientId"_s}) {
            if (const QString value = idp[member].toString(); !value.isEmpty())
                m_found.identityProvider[member] = value;
        }
        if (idp.contains("clientSecret"_L1))
            note(
                u"The client secret at the identity provider is not taken over: agent0ctl secret set --secret-stdin."_s);
    }

    void servers(const QJsonObject &servers)
    {
        for (const QString &name : servers.keys())
            server(name, servers[name].toObject());
    }

private:
    void note(const QString &sentence) { m_found.notes << sentence; }

    void server(const QString &name, const QJsonObject &server)
    {
        const QString id = idOf(name);
        const QString shown = displayText(name, 80);
        if (checkConnectionId(id) || m_ids.contains(id))
            return note(u"%1 is left out: its name gives no id of its own."_s.arg(shown));
        QJsonObject connection{{u"id"_s, id}, {u"access"_s, u"oauth"_s}};
        if (name != id)
            connection["displayName"_L1] = shown;
        const bool taken =
            server.contains("command"_L1) ? program(shown, server, connection) : address(shown, server, connection);
        if (!taken)
            return;
        m_ids << id;
        m_found.connections << connection;
    }

    bool address(const QString &shown, const QJsonObject &server, QJsonObject &connection)
    {
        const QString url = server["url"_L1].toString();
        const QString type = server["type"_L1].toString(u"http"_s);
        if (type != "http"_L1 && type != "streamable-http"_L1) {
            note(u"%1 is left out: Agent0 does not speak its transport."_s.arg(shown));
            return false;
        }
        if (checkAddress(url)) {
            note(u"%1 is left out: its address is not https, or holds a variable."_s.arg(shown));
            return false;
        }
        if (server.contains("headers"_L1) || server.contains("headersHelper"_L1))
            note(u"The headers of %1 are not taken over: Agent0 gets its own access there."_s.arg(shown));
        connection["resource"_L1] = url;
        connection["api"_L1] = QJsonObject{{u"type"_s, u"mcp"_s}, {u"baseUrl"_s, url}};
        if (const QString client = server["oauth"_L1]["clientId"_L1].toString(); !client.isEmpty())
            connection["clientId"_L1] = client;
        return true;
    }

    bool program(const QString &shown, const QJsonObject &server, QJsonObject &connection)
    {
        QJsonArray command{server["command"_L1]};
        for (const QJsonValue one : server["args"_L1].toArray())
            command << one;
        for (const QJsonValue word : std::as_const(command)) {
            if (word.toString().contains(u"${"_s) || checkWord(word.toString())) {
                note(u"%1 is left out: its command holds a variable, or is none."_s.arg(shown));
                return false;
            }
        }
        QJsonObject api{{u"type"_s, u"mcp"_s}, {u"command"_s, command}};
        if (const QJsonArray variables = environment(shown, server["env"_L1].toObject()); !variables.isEmpty())
            api["env"_L1] = variables;
        connection["api"_L1] = api;
        return true;
    }

    QJsonArray environment(const QString &shown, const QJsonObject &variables)
    {
        QJsonArray kept;
        for (const QString &name : variables.keys()) {
            const QString entry = name + u'=' + variables[name].toString();
            if (looksLikeSecretName(name) || entry.contains(u"${"_s) || checkVariable(entry))
                note(u"The variable %1 of %2 is not taken over: it may be a secret."_s.arg(
                    displayText(name, 80), shown));
            else
                kept << entry;
        }
        return kept;
    }

    ForeignSettings &m_found;
    QStringList m_ids;
};

} // namespace

Result<ForeignSettings> readForeignSettings(QByteArrayView text, const QString &what)
{
    const auto object = parseConfiguration(plainJson(text), what);
    if (!object)
        return fail(object.error());
    const QJsonObject idp = objectAt(*object, u"mcp.enterpriseManagedAuth.idp"_s);
    ForeignSettings found;
    Importer importer(found);
    if (object->value("mcpServers"_L1).isObject()) {
        found.client = u"Claude Code"_s;
        importer.servers(object->value("mcpServers"_L1).toObject());
    } else if (object->value("servers"_L1).isObject()) {
        found.client = u"VS Code (mcp.json)"_s;
        importer.servers(object->value("servers"_L1).toObject());
    } else if (const QJsonObject servers = objectAt(*object, u"mcp.servers"_s); !servers.isEmpty() || !idp.isEmpty()) {
        found.client = u"VS Code (settings)"_s;
        importer.servers(servers);
    } else {
        return fail(Fault::Configuration, Leg::Configuration, "import_unknown"_L1,
            u"%1 names no MCP servers and no identity provider."_s.arg(what),
            u"Give VS Code's mcp.json, settings.json or policy.json, or Claude Code's managed-mcp.json."_s);
    }
    importer.provider(idp);
    return found;
}

} // namespace agent0
