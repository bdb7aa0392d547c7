#include "mcp/yamlscalar.h"

#include "base/result.h"

#include <QRegularExpression>

namespace agent0 {

namespace {

QString unescaped(const QString &text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        QChar c = text[i];
        if (c == u'\\') {
            c = text[++i];
            c = c == u'n' ? QChar(u'\n') : c == u't' ? QChar(u'\t') : c;
        }
        plain += c;
    }
    return plain;
}

} // namespace

QJsonValue yamlPlainValue(const QString &text)
{
    static const QRegularExpression number(u"^[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?$"_s);
    if (text.isEmpty() || text == "~"_L1 || text == "null"_L1 || text == "Null"_L1 || text == "NULL"_L1)
        return QJsonValue::Null;
    if (text == "true"_L1 || text == "True"_L1 || text == "TRUE"_L1)
        return true;
    if (text == "false"_L1 || text == "False"_L1 || text == "FALSE"_L1)
        return false;
    return number.match(text).hasMatch() ? QJsonValue(text.toDouble()) : QJsonValue(text);
}

std::optional<QString> yamlQuotedValue(const QString &text)
{
    static const QRegularExpression single(u"^'((?:[^']|'')*)' *(?:#.*)?$"_s);
    static const QRegularExpression twice(u"^\"((?:[^\"\\\\]|\\\\[\"\\\\/nt])*)\" *(?:#.*)?$"_s);
    const bool isSingle = text.startsWith(u'\'');
    const auto match = (isSingle ? single : twice).match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return isSingle ? match.captured(1).replace("''"_L1, "'"_L1) : unescaped(match.captured(1));
}

} // namespace agent0
