#pragma once

#include <QByteArray>
#include <QHash>
#include <QStringList>

namespace agent0::test {

/// Finds any of thousands of secrets in files, in one pass over each: as it is, in base64 and base64url at every
/// alignment, in hex, percent-encoded and in UTF-16. A secret counts as found when 24 characters of it stand there (of a
/// JWT: of its signature; the rest of it is what people may see), so that a cut one is found too. Besides, private
/// keys by their shape.
class SecretSearch {
public:
    /// Not what is too plain to be a secret: short, or of few different characters.
    void add(const QByteArray &secret);
    qsizetype size() const { return m_secrets; }

    /// "a secret in base64", for each kind of find in the text.
    QStringList findIn(const QByteArray &text) const;

private:
    void addForm(const QByteArray &form, const char *name);

    qsizetype m_secrets = 0;
    QHash<QByteArray, const char *> m_forms; ///< the first bytes of each form, all of one length
};

} // namespace agent0::test
