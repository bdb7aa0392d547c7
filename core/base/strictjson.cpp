#include "base/strictjson.h"

#include "base/plainrun.h"

#include <QJsonDocument>
#include <QVarLengthArray>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <list>
#include <span>
#include <string>
#include <string_view>

namespace agent0 {

namespace {

constexpr std::string_view EscapeLetters = "\"\\/bfnrt";
constexpr std::string_view EscapeMeanings = "\"\\/\b\f\n\r\t";

/// What a string means whose escapes were checked.
std::string unescaped(std::string_view written)
{
    QString text;
    qsizetype plainFrom = 0;
    const auto plainTo = [&](size_t end) {
        text += QString::fromUtf8(written.data() + plainFrom, qsizetype(end) - plainFrom);
    };
    for (size_t at = written.find('\\'); at != std::string_view::npos; at = written.find('\\', size_t(plainFrom))) {
        plainTo(at);
        const bool unit = written[at + 1] == 'u';
        if (unit)
            text += QChar(char16_t(std::stoul(std::string(written.substr(at + 2, 4)), nullptr, 16)));
        else
            text += QLatin1Char(EscapeMeanings[EscapeLetters.find(written[at + 1])]);
        plainFrom = qsizetype(at) + (unit ? 6 : 2);
    }
    plainTo(written.size());
    return text.toStdString();
}

/// One pass over the bytes; the first problem ends it.
class Scanner {
public:
    Scanner(QByteArrayView text, JsonLimits limits)
        : m_begin(text.data()), m_at(m_begin), m_end(m_begin + text.size()), m_limits(limits)
    {
    }

    std::optional<JsonProblem> run()
    {
        if (m_end - m_begin > m_limits.bytes)
            return JsonProblem{u"it is larger than %1 bytes"_s.arg(m_limits.bytes), m_limits.bytes};
        if (QByteArrayView(m_begin, m_end).startsWith("\xef\xbb\xbf"))
            refuse("it begins with a byte order mark");
        else if (value() && (blanks(), m_at != m_end))
            refuse("text behind the end");
        if (!m_problem)
            return {};
        return JsonProblem{QLatin1StringView(m_problem), m_at - m_begin};
    }

private:
    bool refuse(const char *problem)
    {
        if (!m_problem)
            m_problem = problem;
        return false;
    }
    bool take(char c) { return m_at != m_end && *m_at == c ? (++m_at, true) : false; }
    void blanks()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\t' || *m_at == '\n' || *m_at == '\r'))
            ++m_at;
    }

    bool value()
    {
        blanks();
        if (m_at == m_end)
            return refuse("it ends too early");
        switch (*m_at) {
        case '{': return nested([this] { return object(); });
        case '[': return nested([this] { return array(); });
        case '"': return string();
        case 't': return word("true");
        case 'f': return word("false");
        case 'n': return word("null");
        default: return number();
        }
    }

    template<typename Inner>
    bool nested(Inner inner)
    {
        if (++m_depth > m_limits.depth)
            return refuse("it is nested too deeply");
        ++m_at;
        const bool good = inner();
        --m_depth;
        return good;
    }

    bool object()
    {
        const qsizetype firstName = m_names.size();
        blanks();
        if (take('}'))
            return true;
        do {
            blanks();
            if (m_at == m_end || *m_at != '"')
                return refuse("a member name is missing");
            if (!name())
                return false;
            blanks();
            if (!take(':'))
                return refuse("a colon is missing");
            if (!value())
                return false;
            blanks();
        } while (take(','));
        if (!take('}'))
            return refuse("the object is not closed");
        const bool good = unique(std::span(m_names.begin() + firstName, m_names.end()));
        m_names.resize(firstName);
        return good;
    }

    bool unique(std::span<std::string_view> names)
    {
        // The usual object has a handful of members: then comparing each with each is cheaper than sorting.
        static constexpr size_t Handful = 16;
        bool twice = false;
        if (names.size() > Handful) {
            std::ranges::sort(names);
            twice = std::ranges::adjacent_find(names) != names.end();
        } else {
            for (size_t i = 1; i < names.size() && !twice; ++i)
                twice = std::ranges::find(names.first(i), names[i]) != names.begin() + qsizetype(i);
        }
        return !twice || refuse("a member is given twice in the object that ends");
    }

    /// Notes the name as it is meant: where it is written without escapes, as it stands in the text.
    bool name()
    {
        const char *start = m_at + 1;
        bool escaped = false;
        if (!string(&escaped))
            return false;
        const std::string_view written(start, size_t(m_at - 1 - start));
        m_names.push_back(escaped ? std::string_view(m_unescaped.emplace_back(unescaped(written))) : written);
        return true;
    }

    bool array()
    {
        blanks();
        if (take(']'))
            return true;
        do {
            if (!value())
                return false;
            blanks();
        } while (take(','));
        return take(']') || refuse("the array is not closed");
    }

    bool word(std::string_view expected)
    {
        if (std::string_view(m_at, size_t(m_end - m_at)).starts_with(expected)) {
            m_at += expected.size();
            return true;
        }
        return refuse("this is not JSON");
    }

    bool digits()
    {
        const char *start = m_at;
        while (m_at != m_end && *m_at >= '0' && *m_at <= '9')
            ++m_at;
        return m_at != start;
    }

    bool number()
    {
        const char *start = m_at;
        take('-');
        if (!take('0') && !digits())
            return refuse("this is not JSON");
        if (take('.') && !digits())
            return refuse("a number is broken");
        const bool exponent = m_at != m_end && (*m_at == 'e' || *m_at == 'E');
        if (exponent) {
            ++m_at;
            if (!take('+'))
                take('-');
            if (!digits())
                return refuse("a number is broken");
        }
        static constexpr qsizetype SafeLength = 300; // no number so short is beyond a double without an exponent
        if (!exponent && m_at - start < SafeLength)
            return true;
        double parsed = 0;
        const auto end = std::from_chars(start, m_at, parsed);
        return (end.ec == std::errc() && std::isfinite(parsed)) || refuse("a number is too large");
    }

    bool string(bool *escaped = nullptr)
    {
        ++m_at;
        while ((m_at = plainRunEnd(m_at, m_end)) != m_end) {
            const auto c = static_cast<unsigned char>(*m_at);
            if (c == '"') {
                ++m_at;
                return true;
            } else if (c < 0x20) {
                return refuse("a raw control character");
            } else if (c == '\\') {
                if (escaped)
                    *escaped = true;
                if (!escape())
                    return false;
            } else if (!multibyte()) {
                return false;
            }
        }
        return refuse("a string is not closed");
    }

    bool multibyte()
    {
        const auto byte = [this](int i) { return m_at + i < m_end ? static_cast<unsigned char>(m_at[i]) : 0u; };
        const unsigned c = byte(0);
        const int length = c >= 0xC2 && c <= 0xDF ? 2 : c >= 0xE0 && c <= 0xEF ? 3 : c >= 0xF0 && c <= 0xF4 ? 4 : 0;
        if (length == 0)
            return refuse("this is not UTF-8");
        for (int i = 1; i < length; ++i) {
            if ((byte(i) & 0xC0) != 0x80)
                return refuse("this is not UTF-8");
        }
        // RFC 3629: no over-long forms, no surrogates, nothing above U+10FFFF.
        if ((c == 0xE0 && byte(1) < 0xA0) || (c == 0xED && byte(1) > 0x9F) || (c == 0xF0 && byte(1) < 0x90)
            || (c == 0xF4 && byte(1) > 0x8F))
            return refuse("this is not UTF-8");
        m_at += length;
        return true;
    }

    bool escape()
    {
        ++m_at;
        if (m_at == m_end)
            return refuse("a string is not closed");
        if (*m_at == 'u')
            return codePoint();
        if (EscapeLetters.find(*m_at) == std::string_view::npos)
            return refuse("an unknown escape");
        ++m_at;
        return true;
    }

    bool hex4(unsigned &unit)
    {
        if (m_end - m_at < 5 || *m_at != 'u')
            return false;
        const auto end = std::from_chars(m_at + 1, m_at + 5, unit, 16);
        if (end.ptr != m_at + 5)
            return false;
        m_at += 5;
        return true;
    }

    bool codePoint()
    {
        unsigned unit = 0;
        if (!hex4(unit))
            return refuse("a broken \\u escape");
        if (unit >= 0xDC00 && unit <= 0xDFFF)
            return refuse("a lone surrogate");
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            unsigned low = 0;
            if (!take('\\') || !hex4(low) || low < 0xDC00 || low > 0xDFFF)
                return refuse("a lone surrogate");
        }
        return true;
    }

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    JsonLimits m_limits;
    int m_depth = 0;
    QVarLengthArray<std::string_view, 32> m_names; ///< of the objects that are open, the innermost last
    std::list<std::string> m_unescaped; ///< where names with escapes live: a list never moves them
    const char *m_problem = nullptr;
};

Result<QJsonDocument> parse(QByteArrayView text, JsonLimits limits)
{
    const QString problem = jsonProblem(text, limits);
    if (!problem.isEmpty())
        return fail(Fault::Malformed, Leg::None, "json_invalid"_L1, u"This is not valid JSON: %1."_s.arg(problem));
    QJsonParseError error;
    auto document = QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()), &error);
    if (error.error != QJsonParseError::NoError)
        return fail(
            Fault::Malformed, Leg::None, "json_invalid"_L1, u"This is not valid JSON: %1."_s.arg(error.errorString()));
    return document;
}

} // namespace

std::optional<JsonProblem> findJsonProblem(QByteArrayView text, JsonLimits limits)
{
    return Scanner(text, limits).run();
}

QString jsonProblem(QByteArrayView text, JsonLimits limits)
{
    const auto problem = findJsonProblem(text, limits);
    return problem ? u"%1 at byte %2"_s.arg(problem->what).arg(problem->byte) : QString();
}

Result<QJsonObject> parseJsonObject(QByteArrayView text, JsonLimits limits)
{
    const auto document = parse(text, limits);
    if (!document)
        return fail(document.error());
    if (!document->isObject())
        return fail(Fault::Malformed, Leg::None, "json_invalid"_L1, u"A JSON object was expected."_s);
    return document->object();
}

} // namespace agent0
