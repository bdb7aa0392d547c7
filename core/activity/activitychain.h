#pragma once

#include <QByteArray>

#include <optional>

namespace agent0 {

/// How lines hold together: each ends in ,"prev":"HASH","hash":"HASH"} where the second is SHA-256, in
/// hexadecimal, over the 64 letters of the first and all of the line before ,"hash":. So a change of any byte
/// shows, and so does a line that is missing, moved or put in between.
class ActivityChain {
public:
    /// What the first record of a log names as its predecessor.
    static QByteArray beginning() { return QByteArray(64, '0'); }

    /// SHA-256 in 64 lower-case letters.
    static QByteArray digest(QByteArrayView text, QByteArrayView more = {});

    /// Appends one line, its end included, to out; hash is the chain's last hash and becomes this line's.
    static void seal(QByteArray &out, qint64 sequence, QByteArrayView members, QByteArray &hash);

    struct Link {
        qint64 sequence = 0;
        QByteArrayView previous;
        QByteArrayView hash;
        bool intact = false; ///< hash is what the line says
    };
    /// Nothing where the line (without its end) has not the form of a record.
    static std::optional<Link> link(QByteArrayView line);
};

} // namespace agent0
