#include "mcp/frontmatter.h"

#include "mcp/yamlscalar.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QStringList>

namespace agent0 {

namespace {

constexpr int DeepestNesting = 16;

std::unexpected<Error> unreadable(const QString &why)
{
    return fail(Fault::Malformed, Leg::Resource, "front_matter"_L1,
        u"The front matter of the text cannot be read: %1."_s.arg(why));
}

/// One front matter, line by line; the first thing that is not understood ends it.
class FrontMatter {
public:
    explicit FrontMatter(QStringList lines) : m_lines(std::move(lines)) { }

    Result<QJsonObject> read()
    {
        skipEmpty();
        const QJsonObject object = atEnd() ? QJsonObject() : mapping(0, 0);
        skipEmpty();
        if (m_problem.isEmpty() && !atEnd())
            refuse(u"a line is indented in a way that means nothing"_s);
        if (!m_problem.isEmpty())
            return unreadable(m_problem + u" (line %1)"_s.arg(m_at + 2));
        return object;
    }

private:
    void refuse(const QString &why)
    {
        if (m_problem.isEmpty())
            m_problem = why;
    }
    bool atEnd() const { return m_at >= m_lines.size() || !m_problem.isEmpty(); }
    const QString &line() const { return m_lines[m_at]; }
    int indent() const
    {
        int blanks = 0;
        while (blanks < line().size() && line()[blanks] == u' ')
            ++blanks;
        return blanks;
    }
    void skipEmpty()
    {
        while (!atEnd() && (line().trimmed().isEmpty() || line().trimmed().startsWith(u'#')))
            ++m_at;
        if (!atEnd() && line().sliced(indent()).startsWith(u'\t'))
            refuse(u"a tab indents a line"_s);
    }

    QJsonObject mapping(int depth, int level)
    {
        QJsonObject object;
        for (skipEmpty(); !atEnd() && indent() == depth; skipEmpty()) {
            QString rest = line().sliced(depth);
            const QString key = takeKey(rest);
            if (object.contains(key))
                refuse(u"a key is there twice"_s);
            if (!m_problem.isEmpty())
                break;
            ++m_at;
            object.insert(key, value(rest, depth, level));
        }
        return object;
    }

    QJsonArray list(int depth, int level)
    {
        QJsonArray array;
        for (skipEmpty(); !atEnd() && indent() == depth && isEntry(line().sliced(depth)); skipEmpty()) {
            const QString rest = line().sliced(depth + 1).trimmed();
            if (isKeyed(rest))
                refuse(u"a list holds more than plain values"_s);
            ++m_at;
            array.append(value(rest, depth, level));
        }
        return array;
    }

    static bool isEntry(const QString &text) { return text == "-"_L1 || text.startsWith("- "_L1); }
    static bool isKeyed(const QString &text)
    {
        static const QRegularExpression key(u"^[A-Za-z0-9_.-]+:( |$)"_s);
        return key.match(text).hasMatch();
    }

    /// The key of "key: rest"; rest is left.
    QString takeKey(QString &text)
    {
        static const QRegularExpression keyed(
            u"^([A-Za-z0-9_][A-Za-z0-9_./ -]*?|\"[^\"\\\\]*\"|'[^']*') *:(?: +(.*)|)$"_s);
        const auto match = keyed.match(text);
        if (!match.hasMatch()) {
            refuse(u"a line is no \"key: value\""_s);
            return {};
        }
        text = match.captured(2).trimmed();
        QString key = match.captured(1);
        if (key.startsWith(u'"') || key.startsWith(u'\''))
            key = key.sliced(1, key.size() - 2);
        return key;
    }

    /// What follows a key or a dash: on its line, or below it and deeper.
    QJsonValue value(QString rest, int depth, int level)
    {
        if (level > DeepestNesting)
            refuse(u"it is nested too deeply"_s);
        if (rest.startsWith(u'|') || rest.startsWith(u'>'))
            return blockText(rest, depth);
        rest = withoutComment(rest);
        if (!rest.isEmpty())
            return inlineValue(rest, depth);
        skipEmpty();
        if (atEnd() || indent() < depth)
            return QJsonValue::Null;
        const bool entry = isEntry(line().sliced(indent()));
        if (entry)
            return list(indent(), level + 1);
        return indent() == depth ? QJsonValue(QJsonValue::Null) : QJsonValue(mapping(indent(), level + 1));
    }

    static QString withoutComment(const QString &text)
    {
        if (text.startsWith(u'#'))
            return {};
        if (text.startsWith(u'"') || text.startsWith(u'\''))
            return text;
        const qsizetype comment = text.indexOf(" #"_L1);
        return comment < 0 ? text : text.left(comment).trimmed();
    }

    QJsonValue inlineValue(const QString &text, int depth)
    {
        if (text.startsWith(u'[') || text.startsWith(u'{'))
            return flow(text);
        if (text.startsWith(u'"') || text.startsWith(u'\''))
            return quoted(text);
        QString folded = plain(text);
        bool more = false;
        while (!atEnd() && !line().trimmed().isEmpty() && indent() > depth) {
            folded += u' ' + plain(withoutComment(line().trimmed()));
            more = true;
            ++m_at;
        }
        return more ? QJsonValue(folded) : yamlPlainValue(folded);
    }

    QString plain(const QString &text)
    {
        if (text.isEmpty() || u"&*!%@`?|>\"'[]{},#"_s.contains(text.front()) || isEntry(text))
            refuse(u"a value begins with a character that has a meaning of its own"_s);
        if (text.contains(": "_L1) || text.endsWith(u':'))
            refuse(u"a value without quotes holds a colon and a blank"_s);
        return text;
    }

    QJsonValue quoted(const QString &text)
    {
        const auto value = yamlQuotedValue(text);
        if (!value)
            refuse(u"a quoted value does not end on its line, or holds an escape that is not read"_s);
        return value.value_or(QString());
    }

    QJsonValue flowScalar(const QString &text)
    {
        if (text.startsWith(u'"') || text.startsWith(u'\''))
            return quoted(text);
        return yamlPlainValue(plain(text));
    }

    QJsonValue flow(const QString &text)
    {
        const bool isList = text.startsWith(u'[');
        const QString inner = text.sliced(1, std::max<qsizetype>(0, text.size() - 2)).trimmed();
        if (!text.endsWith(isList ? u']' : u'}') || inner.contains(u'[') || inner.contains(u'{'))
            refuse(u"a list or mapping in brackets is not on one line, or nested"_s);
        QJsonArray array;
        QJsonObject object;
        static const QRegularExpression separator(u",(?=(?:[^\"']|\"[^\"]*\"|'[^']*')*$)"_s);
        for (const QString &part : inner.isEmpty() ? QStringList() : inner.split(separator)) {
            QString rest = part.trimmed();
            if (isList) {
                array.append(flowScalar(rest));
            } else if (const QString key = takeKey(rest); !object.contains(key)) {
                object.insert(key, flowScalar(rest));
            } else {
                refuse(u"a key is there twice"_s);
            }
        }
        return isList ? QJsonValue(array) : QJsonValue(object);
    }

    /// "|" keeps line breaks, ">" folds them.
    QJsonValue blockText(const QString &mark, int depth)
    {
        static const QRegularExpression known(u"^[|>][-+]?$"_s);
        if (!known.match(mark).hasMatch())
            refuse(u"a block of text has a mark that is not read"_s);
        int own = -1;
        QStringList lines;
        for (; !atEnd() && (line().trimmed().isEmpty() || indent() > depth); ++m_at) {
            if (own < 0 && !line().trimmed().isEmpty())
                own = indent();
            if (!line().trimmed().isEmpty() && indent() < own)
                refuse(u"a block of text is indented in a way that means nothing"_s);
            lines << line().sliced(std::min<qsizetype>(line().size(), std::max(own, 0)));
        }
        qsizetype trailing = 0;
        while (!lines.isEmpty() && lines.constLast().trimmed().isEmpty()) {
            lines.removeLast();
            ++trailing;
        }
        return blockOf(lines, mark) + endOf(mark, trailing, lines.isEmpty());
    }
    static QString endOf(const QString &mark, qsizetype trailing, bool empty)
    {
        if (mark.endsWith(u'-') || empty)
            return {};
        return QString(mark.endsWith(u'+') ? trailing + 1 : 1, u'\n');
    }
    QString blockOf(const QStringList &lines, const QString &mark)
    {
        if (mark.startsWith(u'|'))
            return lines.join(u'\n');
        QString folded;
        qsizetype empty = 0;
        for (const QString &one : lines) {
            if (one.startsWith(u' '))
                refuse(u"a folded block of text has lines that are indented further"_s);
            if (one.isEmpty()) {
                ++empty;
                continue;
            }
            if (!folded.isEmpty())
                folded += empty > 0 ? QString(empty, u'\n') : u" "_s;
            folded += one;
            empty = 0;
        }
        return folded;
    }

    QStringList m_lines;
    qsizetype m_at = 0;
    QString m_problem;
};

} // namespace

Result<QJsonObject> readFrontMatter(const QString &markdown)
{
    QStringList lines = markdown.split(u'\n');
    for (QString &line : lines) {
        if (line.endsWith(u'\r'))
            line.chop(1);
    }
    if (lines.constFirst().trimmed() != "---"_L1)
        return unreadable(u"the text does not begin with ---"_s);
    qsizetype end = 1;
    while (end < lines.size() && lines[end] != "---"_L1)
        ++end;
    if (end == lines.size())
        return unreadable(u"its end (---) is missing"_s);
    return FrontMatter(lines.sliced(1, end - 1)).read();
}

} // namespace agent0
