#include "vault/idjagledger.h"

#include "base/digest.h"
#include "base/privatefile.h"
#include "base/strictjson.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <tuple>

namespace agent0 {

namespace {

constexpr qint64 LedgerLimit = 4 * 1024 * 1024;
constexpr std::size_t MonthsKept = 24;
constexpr Milliseconds StoreCountsWithin{500};

using Months = std::map<QString, int>;
using Connections = std::map<QString, Months>;
using People = std::map<QString, Connections>;

template<typename Value, typename Read>
std::map<QString, Value> readMembers(const QJsonValue &value, Read read)
{
    std::map<QString, Value> all;
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        all.emplace(member.key(), read(member.value()));
    return all;
}

People readPeople(const QJsonObject &root)
{
    const auto count = [](const QJsonValue &value) { return std::max(0, value.toInt()); };
    const auto months = [&](const QJsonValue &value) { return readMembers<int>(value, count); };
    const auto connections = [&](const QJsonValue &value) { return readMembers<Months>(value, months); };
    return readMembers<Connections>(root["people"_L1], connections);
}

QByteArray writePeople(const People &people)
{
    QJsonObject all;
    for (const auto &[person, connections] : people) {
        QJsonObject ofPerson;
        for (const auto &[connection, months] : connections) {
            QJsonObject ofConnection;
            for (const auto &[month, count] : months)
                ofConnection[month] = count;
            ofPerson[connection] = ofConnection;
        }
        all[person] = ofPerson;
    }
    return QJsonDocument(QJsonObject{{"version"_L1, 1}, {"people"_L1, all}}).toJson();
}

} // namespace

IdJagLedger::IdJagLedger(Clock &clock, QString folder)
    : m_clock(clock),
      m_folder(std::move(folder)),
      m_path(m_folder + u"/idjag-ledger.json"_s),
      m_changes([this](Change change) { return store(std::move(change)); })
{
    m_soon.setSingleShot(true);
    QObject::connect(&m_soon, &QTimer::timeout, &m_soon, [this] { m_storing.start(storePending()); });
}

IdJagLedger::~IdJagLedger()
{
    m_storing.cancel();
    if (m_pending.empty())
        return;
    // What does not go at once is lost: the event loop may have ended.
    if (const auto lock = FileLock::acquireAtEnd(m_folder + u"/idjag-ledger.lock"_s))
        std::ignore = storeLocked(takePending());
}

QString IdJagLedger::person(const QString &issuer, const QString &subject)
{
    // The length keeps "a" + "bc" apart from "ab" + "c".
    const QByteArray text = QByteArray::number(issuer.size()) + ':' + issuer.toUtf8() + subject.toUtf8();
    return QString::fromLatin1(sha256(text).first(16).toHex());
}

IdJagLedger::Change IdJagLedger::oneMore(const QString &person, const QString &connection) const
{
    // The month is the moment of issue, not that of the write.
    return [person, connection, now = month()](Counts &counts) {
        auto &months = counts[person][connection];
        ++months[now];
        while (months.size() > MonthsKept)
            months.erase(months.begin());
    };
}

Task<Result<>> IdJagLedger::record(QString person, QString connection)
{
    return m_changes.add(oneMore(person, connection));
}

Task<Result<>> IdJagLedger::note(QString person, QString connection)
{
    const bool first = !m_sinceLast.isValid() || m_sinceLast.hasExpired(StoreCountsWithin.count());
    m_sinceLast.start();
    if (first)
        co_return co_await record(person, connection);
    m_pending.push_back(oneMore(person, connection));
    if (!m_soon.isActive())
        m_soon.start(StoreCountsWithin);
    co_return Result<>();
}

Task<> IdJagLedger::storePending()
{
    const auto stored = co_await m_changes.add(takePending());
    if (!stored)
        m_sinceLast.invalidate(); // the next is stored at once and says what is wrong
}

IdJagLedger::Change IdJagLedger::takePending()
{
    return [taken = std::exchange(m_pending, {})](Counts &counts) {
        for (const Change &one : taken)
            one(counts);
    };
}

int IdJagLedger::spentThisMonth(const QString &person, const QString &connection) const
{
    auto counts = counted();
    return counts ? (*counts)[person][connection][month()] : 0;
}

std::map<QString, int> IdJagLedger::spentThisMonth(const QString &person) const
{
    std::map<QString, int> spent;
    auto counts = counted();
    if (!counts)
        return spent;
    const QString now = month();
    for (const auto &[connection, months] : (*counts)[person]) {
        if (const auto count = months.find(now); count != months.end())
            spent.emplace(connection, count->second);
    }
    return spent;
}

IdJagBudget IdJagLedger::budget(const QString &person, const QString &connection, std::optional<int> perMonth) const
{
    return IdJagBudget{spentThisMonth(person, connection), perMonth};
}

QList<IdJagLedger::Line> IdJagLedger::history(const QString &person) const
{
    QList<Line> lines;
    auto counts = counted();
    if (!counts)
        return lines;
    for (const auto &[connection, months] : (*counts)[person]) {
        for (const auto &[month, count] : months)
            lines.append(Line{connection, month, count});
    }
    std::ranges::sort(lines, [](const Line &one, const Line &other) {
        return std::tie(other.month, one.connection) < std::tie(one.month, other.connection);
    });
    return lines;
}

Result<IdJagLedger::Counts> IdJagLedger::read() const
{
    const auto bytes = readPrivateFile(m_path, LedgerLimit);
    if (!bytes)
        return fail(bytes.error());
    if (!*bytes)
        return Counts();
    const auto root = parseJsonObject(**bytes);
    if (!root)
        return fail(root.error());
    if (!root->value("people"_L1).isObject())
        return fail(Fault::Malformed, Leg::None, "json_invalid"_L1, u"The ledger of ID-JAGs names no people."_s);
    return readPeople(*root);
}

/// What the file holds and what waits.
Result<IdJagLedger::Counts> IdJagLedger::counted() const
{
    auto counts = read();
    for (const Change &one : m_pending) {
        if (counts)
            one(*counts);
    }
    return counts;
}

Task<Result<>> IdJagLedger::store(Change change)
{
    const auto lock = co_await FileLock::acquire(m_folder + u"/idjag-ledger.lock"_s, m_clock, Seconds(30));
    if (!lock)
        co_return fail(lock.error());
    co_return storeLocked(change);
}

Result<> IdJagLedger::storeLocked(const Change &change)
{
    auto counts = read();
    if (!counts && counts.error().code == "read_failed"_L1)
        return fail(counts.error());
    if (!counts) {
        QFile::remove(m_path + u".broken"_s);
        QFile::rename(m_path, m_path + u".broken"_s);
        counts = Counts();
    }
    change(*counts);
    if (!std::exchange(m_swept, true))
        removeLeftovers(m_path);
    return writePrivateFile(m_path, writePeople(*counts));
}

QString IdJagLedger::month() const
{
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(m_clock.now()));
    return u"%1-%2"_s.arg(int(day.year()), 4, 10, QChar(u'0')).arg(unsigned(day.month()), 2, 10, QChar(u'0'));
}

} // namespace agent0
