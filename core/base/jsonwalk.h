#pragma once

#include "base/plainrun.h"

#include <QByteArrayView>

namespace agent0 {

/// Goes once over a JSON text, value by value. The text must have passed findJsonProblem(): nothing is checked again, though
/// no other text makes it read beyond the end.
class JsonWalk {
public:
    explicit JsonWalk(QByteArrayView text) : m_at(text.begin()), m_end(text.end()) { }

    /// What the next value begins with; 0 at the end.
    char next()
    {
        blanks();
        return m_at == m_end ? '\0' : *m_at;
    }
    /// Behind that bracket, where it is next.
    bool enter(char bracket)
    {
        if (next() != bracket || m_at == m_end)
            return false;
        ++m_at;
        blanks();
        return true;
    }
    /// Whether that bracket, or the end, is next.
    bool at(char bracket) const { return m_at == m_end || *m_at == bracket; }
    /// Behind the bracket that at() has seen.
    void leave()
    {
        if (m_at != m_end)
            ++m_at;
    }
    /// Behind a colon or a comma, with the blanks around it.
    void separator()
    {
        blanks();
        if (m_at != m_end && (*m_at == ',' || *m_at == ':'))
            ++m_at;
        blanks();
    }
    /// The text of the value that is next, whole. Empty at the end alone.
    QByteArrayView value()
    {
        const char *const from = m_at;
        if (m_at == m_end)
            return {};
        if (*m_at == '"') {
            string();
        } else if (*m_at == '{' || *m_at == '[') {
            nested();
        } else {
            do
                ++m_at; // whatever it is: nothing makes a walk stand still
            while (m_at != m_end && *m_at != ',' && *m_at != ']' && *m_at != '}' && !isBlank(*m_at));
        }
        return QByteArrayView(from, m_at);
    }

private:
    static bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
    void blanks()
    {
        while (m_at != m_end && isBlank(*m_at))
            ++m_at;
    }
    void string()
    {
        for (m_at = plainRunEnd(m_at + 1, m_end); m_at != m_end; m_at = plainRunEnd(m_at + 1, m_end)) {
            if (*m_at == '"') {
                ++m_at;
                return;
            }
            if (*m_at == '\\' && m_at + 1 != m_end)
                ++m_at;
        }
    }
    void nested()
    {
        int depth = 0;
        while (m_at != m_end) {
            if (*m_at == '"') {
                string();
                continue;
            }
            const char c = *m_at++;
            if (c == '{' || c == '[')
                ++depth;
            else if ((c == '}' || c == ']') && --depth == 0)
                return;
        }
    }

    const char *m_at;
    const char *m_end;
};

} // namespace agent0
