#include "mcp/toolheaders.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>

namespace agent0 {

namespace {

constexpr auto Keyword = "x-mcp-header"_L1;
constexpr qint64 LargestExact = (qint64(1) << 53) - 1;
constexpr int DeepestSchema = 64;

// RFC 9110 5.6.2
bool isToken(const QString &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7f && !"\"(),/:;<=>?@[\\]{}"_L1.contains(c);
    });
}

/// One walk over a schema.
class Scan {
public:
    QString fault; ///< the first, "" for none
    QList<ParameterHeader> found;

    void visit(const QJsonValue &value, const QStringList &path, bool reachable, int depth)
    {
        if (!fault.isEmpty())
            return;
        if (depth > DeepestSchema) {
            fault = u"its schema is nested too deeply"_s;
        } else if (value.isArray()) {
            for (const QJsonValue &entry : value.toArray())
                visit(entry, path, false, depth + 1);
        } else if (value.isObject()) {
            visitSchema(value.toObject(), path, reachable, depth);
        }
    }

private:
    void visitSchema(const QJsonObject &schema, const QStringList &path, bool reachable, int depth)
    {
        if (schema.contains(Keyword))
            take(schema, path, reachable);
        for (auto member = schema.begin(); member != schema.end(); ++member) {
            // What stands there is data of the tool, not a schema.
            if (isData(member.key()))
                continue;
            if (member.key() == "properties"_L1 && member.value().isObject())
                visitProperties(member.value().toObject(), path, reachable, depth);
            else
                visit(member.value(), path, false, depth + 1);
        }
    }
    void visitProperties(const QJsonObject &properties, const QStringList &path, bool reachable, int depth)
    {
        for (auto property = properties.begin(); property != properties.end(); ++property)
            visit(property.value(), QStringList(path) << property.key(), reachable, depth + 1);
    }
    static bool isData(const QString &key)
    {
        constexpr std::array names{"default"_L1, "const"_L1, "enum"_L1, "examples"_L1};
        return key == Keyword || std::ranges::any_of(names, [&](QLatin1StringView name) { return key == name; });
    }
    void take(const QJsonObject &schema, const QStringList &path, bool reachable)
    {
        const QString name = schema.value(Keyword).toString();
        const QString type = schema.value("type"_L1).toString();
        if (!reachable || path.isEmpty())
            fault = u"a header is asked for where no plain property is"_s;
        else if (!isToken(name))
            fault = u"the name of a header is not a token"_s;
        else if (type != "string"_L1 && type != "integer"_L1 && type != "boolean"_L1)
            fault = u"a header is asked for a property that is not a string, an integer or a boolean"_s;
        else if (std::ranges::any_of(found, [&](const ParameterHeader &one) {
                     return one.header.compare(name.toLatin1(), Qt::CaseInsensitive) == 0;
                 }))
            fault = u"the same header is asked for twice"_s;
        else
            found.append({path, name.toLatin1()});
    }
};

QJsonValue argumentAt(const QJsonObject &arguments, const QStringList &path)
{
    QJsonValue value = arguments;
    for (const QString &name : path)
        value = value.toObject().value(name);
    return value;
}

std::optional<QString> asText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    const double number = value.toDouble();
    if (value.isDouble() && std::floor(number) == number && std::abs(number) <= double(LargestExact))
        return QString::number(qint64(number));
    return std::nullopt;
}

bool isPlain(const QString &text)
{
    const auto plain = [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; };
    const bool looksEncoded = text.startsWith("=?base64?"_L1) && text.endsWith("?="_L1);
    return !text.isEmpty() && std::ranges::all_of(text, plain) && text.front() != u' ' && text.back() != u' '
        && !looksEncoded;
}

} // namespace

std::expected<QList<ParameterHeader>, QString> parameterHeaders(const QJsonObject &inputSchema)
{
    Scan scan;
    scan.visit(inputSchema, {}, true, 0);
    if (!scan.fault.isEmpty())
        return std::unexpected(scan.fault);
    return scan.found;
}

QByteArray headerText(const QString &text)
{
    return isPlain(text) ? text.toLatin1() : "=?base64?" + text.toUtf8().toBase64() + "?=";
}

QList<HttpHeader> parameterHeaderLines(const QList<ParameterHeader> &wanted, const QJsonObject &arguments)
{
    QList<HttpHeader> lines;
    for (const ParameterHeader &one : wanted) {
        if (const auto text = asText(argumentAt(arguments, one.path)))
            lines.append({"Mcp-Param-" + one.header, headerText(*text)});
    }
    return lines;
}

} // namespace agent0
