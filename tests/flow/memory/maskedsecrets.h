#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <array>
#include <vector>

namespace agent0::test {

/// Secrets that a process looks for in its own memory. They are kept disguised, so that the search does not find what it
/// brought along itself.
class MaskedSecrets {
public:
    /// One secret a line, as agent0-sandbox writes its witness down.
    explicit MaskedSecrets(const QString &file);
    qsizetype size() const { return qsizetype(m_masked.size()); }

    /// Where one of them stands in memory that this process may write to, in bytes or in UTF-16: "4 bytes after
    /// "access_token":", one line for each place. Shows what stands before it, never the secret.
    QStringList findInThisProcess() const;

private:
    struct Region {
        const char *begin = nullptr;
        const char *end = nullptr;
        QByteArray name;
    };
    static std::vector<Region> writableRegions();
    void search(const Region &region, int width, QStringList &found) const;
    bool standsAt(const char *place, int width, const QByteArray &masked) const;

    std::vector<QByteArray> m_masked;
    std::array<bool, 65536> m_begins = {}; ///< by the first two bytes, in plain
};

} // namespace agent0::test
