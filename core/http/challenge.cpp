#include "http/challenge.h"

namespace agent0 {

namespace {

bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c && strchr("!#$%&'*+-.^_`|~", c));
}

/// Walks one header line: scheme, then token68 or name=value pairs, then perhaps the next scheme.
class ChallengeReader {
public:
    explicit ChallengeReader(QByteArrayView line) : m_at(line.begin()), m_end(line.end()) { }

    QList<Challenge> read()
    {
        QList<Challenge> all;
        while (skipSeparators(), m_at != m_end) {
            const QByteArray word = token();
            if (word.isEmpty())
                break;
            skipBlanks();
            if (m_at != m_end && *m_at == '=' && !all.isEmpty())
                parameter(all.last(), word);
            else
                all.append(Challenge{word.toLower(), {}});
        }
        return all;
    }

private:
    void skipBlanks()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\t'))
            ++m_at;
    }
    void skipSeparators()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\t' || *m_at == ','))
            ++m_at;
    }
    QByteArray token()
    {
        const auto start = m_at;
        while (m_at != m_end && isTokenCharacter(*m_at))
            ++m_at;
        return QByteArray(start, m_at - start);
    }
    void parameter(Challenge &challenge, const QByteArray &name)
    {
        ++m_at;
        skipBlanks();
        const QByteArray value = m_at != m_end && *m_at == '"' ? quoted() : token();
        const QByteArray key = name.toLower();
        if (!challenge.parameters.contains(key))
            challenge.parameters.insert(key, QString::fromUtf8(value));
    }
    QByteArray quoted()
    {
        QByteArray value;
        for (++m_at; m_at != m_end && *m_at != '"'; ++m_at) {
            if (*m_at == '\\' && m_at + 1 != m_end)
                ++m_at;
            value.append(*m_at);
        }
        if (m_at != m_end)
            ++m_at;
        return value;
    }

    QByteArrayView::const_iterator m_at;
    QByteArrayView::const_iterator m_end;
};

} // namespace

QList<Challenge> challenges(const HttpResponse &response)
{
    QList<Challenge> all;
    for (const QByteArray &line : response.headerValues("WWW-Authenticate"))
        all += ChallengeReader(line).read();
    return all;
}

std::optional<Challenge> tokenChallenge(const HttpResponse &response)
{
    for (const Challenge &challenge : challenges(response)) {
        if (challenge.scheme == "bearer" || challenge.scheme == "dpop")
            return challenge;
    }
    return {};
}

} // namespace agent0
