#pragma once

#include "base/clock.h"
#include "base/filelock.h"
#include "vault/changequeue.h"

#include <QElapsedTimer>
#include <QTimer>

#include <map>

namespace agent0 {

/// How many ID-JAGs of a month's allowance are gone. An Okta org on the plain SSO tier allows each user 250
/// per resource app and month.
struct IdJagBudget {
    int spent = 0;
    std::optional<int> perMonth;
    double fraction() const { return perMonth && *perMonth > 0 ? double(spent) / *perMonth : 0; }
    bool nearlySpent() const { return fraction() >= 0.8; } ///< time to warn
    bool exhausted() const { return perMonth && spent >= *perMonth; }
};

/// Counts the ID-JAGs that were issued, for each person, connection and calendar month (UTC), in
/// FOLDER/idjag-ledger.json. Nothing secret in it: people are hashes. Keeps two years. A file that cannot be
/// read is put aside as idjag-ledger.json.broken and counting begins again.
class IdJagLedger {
public:
    struct Line {
        QString connection;
        QString month; ///< "2026-08"
        int count = 0;
        bool operator==(const Line &) const = default;
    };

    /// clock must outlive it.
    IdJagLedger(Clock &clock, QString folder);
    /// Stores what was only counted.
    ~IdJagLedger();
    IdJagLedger(const IdJagLedger &) = delete;
    IdJagLedger &operator=(const IdJagLedger &) = delete;

    /// Who spends: a hash of the issuer and the subject.
    static QString person(const QString &issuer, const QString &subject);

    /// One more was issued now. Fails with "write_failed" or "lock_timeout".
    Task<Result<>> record(QString person, QString connection);
    /// As record(), but of many in a short time only the first is stored at once, the others half a second later or at
    /// the end.
    Task<Result<>> note(QString person, QString connection);
    int spentThisMonth(const QString &person, const QString &connection) const;
    /// The same of every connection that has cost any.
    std::map<QString, int> spentThisMonth(const QString &person) const;
    IdJagBudget budget(const QString &person, const QString &connection, std::optional<int> perMonth) const;
    QList<Line> history(const QString &person) const; ///< newest month first

private:
    /// person, connection, month, count
    using Counts = std::map<QString, std::map<QString, std::map<QString, int>>>;
    using Change = ChangeQueue<Counts>::Change;
    Result<Counts> read() const;
    Result<Counts> counted() const;
    Task<Result<>> store(Change change);
    Result<> storeLocked(const Change &change);
    Change oneMore(const QString &person, const QString &connection) const;
    Change takePending();
    Task<> storePending();
    QString month() const;

    Clock &m_clock;
    QString m_folder;
    QString m_path;
    bool m_swept = false;
    std::vector<Change> m_pending; ///< counted, not yet in the file
    QTimer m_soon;
    QElapsedTimer m_sinceLast; ///< note
    ChangeQueue<Counts> m_changes;
    TaskScope m_storing;
};

} // namespace agent0
