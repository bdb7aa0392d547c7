#pragma once

#include <QByteArray>

namespace agent0::test {

/// An environment variable for the life of this object.
class Environment {
public:
    Environment(const char *name, const QByteArray &value)
        : m_name(name), m_had(qEnvironmentVariableIsSet(name)), m_before(qgetenv(name))
    {
        qputenv(name, value);
    }
    ~Environment()
    {
        if (m_had)
            qputenv(m_name, m_before);
        else
            qunsetenv(m_name);
    }
    Environment(const Environment &) = delete;
    Environment &operator=(const Environment &) = delete;

private:
    const char *m_name;
    bool m_had;
    QByteArray m_before;
};

} // namespace agent0::test
