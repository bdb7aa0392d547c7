// The administrator's tables with very many rows: how long a frame takes to scroll, beside a bare QTableView of as many rows, and
// how long the event loop stands still while they load, filter, sort and group. A program of its own: it needs a QApplication.
#include "activity/activitylog.h"
#include "models/connectionmodel.h"
#include "views/activityview.h"
#include "views/connectiontable.h"
#include "views/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace agent0::bench {

namespace {

constexpr int Connections = 10'000;
constexpr int Records = 100'000;
constexpr int Frames = 300;
constexpr QSize WindowSize(1280, 760);

/// Texts that are there already: nothing is as quick.
class PlainRows final : public QAbstractTableModel {
public:
    PlainRows(const QAbstractItemModel &like, int rows) : m_rows(rows), m_columns(like.columnCount())
    {
        const int samples = std::min(like.rowCount(), 512);
        for (int cell = 0; cell < samples * m_columns; ++cell)
            m_texts << like.index(cell / m_columns, cell % m_columns).data().toString();
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_columns; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        return m_texts[(index.row() * m_columns + index.column()) % m_texts.size()];
    }

private:
    int m_rows;
    int m_columns;
    QStringList m_texts;
};

QList<ConnectionStatus> manyConnections(Instant now)
{
    QList<ConnectionStatus> all;
    for (int i = 0; i < Connections; ++i) {
        ConnectionStatus one;
        one.settings.id = u"app-%1"_s.arg(i);
        one.settings.displayName = u"Application %1"_s.arg(i * 7919 % Connections);
        one.settings.resource = u"https://api-%1.example/v1/"_s.arg(i);
        one.settings.authorizationServer = u"https://auth-%1.example"_s.arg(i % 300);
        one.settings.clientId = u"agent0-at-%1"_s.arg(i);
        one.settings.scopes = {u"items.read"_s, u"items.write"_s};
        one.settings.enabled = i % 11 != 0;
        one.idJagsThisMonth = i % 260;
        one.idJagBudget = 250;
        if (i % 3 == 0) {
            one.tokenExpires = now + Seconds(60 + i);
            one.scopesGranted = {u"items.read"_s};
        }
        all << one;
    }
    return all;
}

void writeRecords(const QString &folder)
{
    SystemClock clock;
    ActivityLog log(clock, folder, u"bench"_s);
    for (int i = 0; i < Records; ++i) {
        ActivityRecord record;
        record.time = fromUnixSeconds(1'790'000'000 + i);
        record.kind = i % 4 == 0 ? ActivityKind::Call : ActivityKind::Exchange;
        record.flow = u"f%1"_s.arg(i / 5);
        record.action = u"todo list"_s;
        record.subject = u"00u1a2b3c4d5e6f7g8h9"_s;
        record.connection = u"app-%1"_s.arg(i % 900);
        record.leg = Leg::Resource;
        record.result = i % 50 == 0 ? u"http_403"_s : u"ok"_s;
        record.method = u"GET"_s;
        record.host = u"api-%1.example"_s.arg(i % 900);
        record.path = u"/v1/todos/%1"_s.arg(i % 5000);
        record.status = i % 50 == 0 ? 403 : 200;
        record.took = Milliseconds(i % 90);
        log.append(record);
        if (i % 1000 == 0)
            log.flush();
    }
}

/// The 99th percentile of a frame, in milliseconds, over small steps and whole pages.
double scrollFrame(QAbstractScrollArea &view)
{
    std::vector<double> frames;
    QScrollBar *bar = view.verticalScrollBar();
    bar->setValue(0);
    QApplication::processEvents();
    for (int frame = 0; frame < Frames; ++frame) {
        const int step = frame % 5 == 4 ? bar->pageStep() : 3 * bar->singleStep();
        QElapsedTimer timer;
        timer.start();
        bar->setValue(bar->value() + step);
        QApplication::processEvents();
        view.viewport()->repaint();
        frames.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(frames);
    return frames[frames.size() * 99 / 100];
}

void show(QWidget &widget)
{
    widget.resize(WindowSize);
    widget.show();
    QApplication::processEvents();
}

QJsonObject compareScrolling(QAbstractScrollArea &ours, QAbstractScrollArea &bare, int rounds)
{
    QJsonArray mine, theirs;
    scrollFrame(ours);
    scrollFrame(bare);
    for (int round = 0; round < rounds; ++round) {
        mine << scrollFrame(ours);
        theirs << scrollFrame(bare);
    }
    return {{u"ours"_s, mine}, {u"bare"_s, theirs}};
}

void likeOurs(QTableView &bare, const QTableView &ours)
{
    bare.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    for (int column = 0; column < bare.model()->columnCount(); ++column)
        bare.setColumnWidth(column, ours.columnWidth(column));
}

QJsonObject scrollConnections(int rounds)
{
    ConnectionModel model;
    const Instant now = SystemClock().now();
    model.show(manyConnections(now), now);
    ConnectionTable table(model);
    PlainRows rows(model, model.rowCount());
    QTableView bare;
    bare.setModel(&rows);
    likeOurs(bare, table);
    show(table);
    show(bare);
    return compareScrolling(table, bare, rounds);
}

void waitUntilRead(ActivityEntries &entries)
{
    QEventLoop loop;
    QObject::connect(&entries, &ActivityEntries::readingEnded, &loop, &QEventLoop::quit);
    entries.begin();
    loop.exec();
}

QJsonObject scrollActivity(int rounds)
{
    const QTemporaryDir folder;
    writeRecords(folder.path());
    ActivityEntries entries(folder.path());
    ActivityView view(entries);
    waitUntilRead(entries);
    auto *table = view.findChild<QTableView *>();
    PlainRows rows(*table->model(), table->model()->rowCount());
    QTableView bare;
    bare.setModel(&rows);
    likeOurs(bare, *table);
    show(view);
    show(bare);
    return compareScrolling(*table, bare, rounds);
}

/// Runs steps one a turn of the event loop, and tells the longest turn.
class GapMeter {
public:
    double longest(const std::vector<std::function<void()>> &steps, const std::function<bool()> &over)
    {
        QElapsedTimer turn;
        double worst = 0;
        size_t step = 0;
        turn.start();
        while (step < steps.size() || !over()) {
            turn.restart();
            if (over() && step < steps.size())
                steps[step++]();
            QApplication::processEvents();
            worst = std::max(worst, double(turn.nsecsElapsed()) / 1e6);
        }
        return worst;
    }
};

std::vector<std::function<void()>> typing(QLineEdit *edit, const QString &text)
{
    std::vector<std::function<void()>> steps;
    for (const QChar c : text)
        steps.push_back([edit, c] { edit->insert(c); });
    steps.push_back([edit] { edit->clear(); });
    return steps;
}

double activityGap()
{
    const QTemporaryDir folder;
    writeRecords(folder.path());
    ActivityEntries entries(folder.path());
    ActivityView view(entries);
    bool read = false;
    QObject::connect(&entries, &ActivityEntries::readingEnded, &view, [&] { read = true; });
    show(view); // begins to read
    return GapMeter().longest(typing(view.findChild<QLineEdit *>(), u"app-42"_s), [&] { return read; });
}

double connectionsGap()
{
    ConnectionModel model;
    const Instant now = SystemClock().now();
    auto all = manyConnections(now);
    ConnectionTable table(model);
    show(table);
    std::vector<std::function<void()>> steps{[&] { model.show(std::exchange(all, {}), now); }};
    for (const QString &text : {u"4"_s, u"42"_s, u"auth-42"_s, QString()})
        steps.push_back([&model, text] { model.choose({.text = text}); });
    for (const int column : {ConnectionModel::Resource, ConnectionModel::State, ConnectionModel::Spent})
        steps.push_back([&table, column] { table.sortByColumn(column, Qt::DescendingOrder); });
    steps.push_back([&table] { table.selectAll(); });
    steps.push_back([&model] { model.choose({.grouped = true}); });
    return GapMeter().longest(steps, [] { return true; });
}

QJsonObject gaps(int rounds)
{
    QJsonArray longest;
    for (int round = 0; round < rounds; ++round)
        longest << std::max(activityGap(), connectionsGap());
    return {{u"ours"_s, longest}};
}

} // namespace

} // namespace agent0::bench

/// agent0-bench-views connections|activity|gap ROUNDS
int main(int argc, char **argv)
{
    using namespace agent0;
    QApplication application(argc, argv);
    dress(application, Appearance::Light);
    const QStringList words = QApplication::arguments();
    if (words.size() != 3)
        return 2;
    const int rounds = words[2].toInt();
    const QJsonObject told = words[1] == "connections"_L1 ? bench::scrollConnections(rounds)
        : words[1] == "activity"_L1                       ? bench::scrollActivity(rounds)
                                                          : bench::gaps(rounds);
    std::puts(QJsonDocument(told).toJson(QJsonDocument::Compact).constData());
    return 0;
}
