#include "oidc/redirectrequest.h"

#include <QList>
#include <QStringDecoder>

#include <optional>

namespace agent0 {

namespace {

bool isHexDigit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::optional<QString> decoded(QByteArray text)
{
    for (qsizetype at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
        if (at + 2 >= text.size() || !isHexDigit(text[at + 1]) || !isHexDigit(text[at + 2]))
            return {};
    }
    text.replace('+', ' ');
    const QByteArray bytes = QByteArray::fromPercentEncoding(text);
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString result = utf8(bytes);
    if (utf8.hasError() || bytes.contains('\0'))
        return {};
    return result;
}

bool readQuery(const QByteArray &query, QMap<QString, QString> &fields)
{
    for (const QByteArray &pair : query.split('&')) {
        const qsizetype at = pair.indexOf('=');
        const auto name = decoded(at < 0 ? pair : pair.left(at));
        const auto value = decoded(at < 0 ? QByteArray() : pair.mid(at + 1));
        // RFC 6749 3.1: no parameter more than once. Which of two codes should count?
        if (!name || !value || fields.contains(*name))
            return false;
        fields.insert(*name, *value);
    }
    return true;
}

/// RFC 8252 8.3, DNS rebinding: a page on another host must not reach us under its own name.
bool isOurHost(const QList<QByteArray> &lines, quint16 port)
{
    int hosts = 0;
    bool ours = false;
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare("host", Qt::CaseInsensitive) == 0) {
            ++hosts;
            ours = line.mid(colon + 1).trimmed() == "127.0.0.1:" + QByteArray::number(port);
        }
    }
    return hosts == 1 && ours;
}

} // namespace

RedirectRequest RedirectRequest::read(const QByteArray &head, const QString &path, quint16 port)
{
    QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
    if (first.size() != 3 || !first[2].startsWith("HTTP/1.") || !isOurHost(lines, port))
        return {};
    const qsizetype question = first[1].indexOf('?');
    const QByteArray target = question < 0 ? first[1] : first[1].left(question);
    if (target != path.toUtf8())
        return {404, {}};
    if (first[0] != "GET")
        return {405, {}};
    RedirectRequest request;
    if (question >= 0 && readQuery(first[1].mid(question + 1), request.fields))
        request.status = 200;
    return request;
}

} // namespace agent0
