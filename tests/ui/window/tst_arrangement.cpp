#include "base/result.h"
#include "support/testmain.h"
#include "views/arrangement.h"
#include "views/segments.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace agent0;

namespace {

/// A view as there are several: a table beside something, and filters above.
struct ArrangedView : QWidget {
    ArrangedView() : model(3, 4)
    {
        auto *row = new QHBoxLayout(this);
        for (QWidget *one : QList<QWidget *>{split, filter, failures, which, other})
            row->addWidget(one);
        table->setModel(&model);
        table->setSortingEnabled(true);
        split->addWidget(table);
        split->addWidget(new QWidget);
        keepInArrangement(*filter, u"filter"_s);
        keepInArrangement(*failures, u"failures"_s);
        keepInArrangement(*which, u"which"_s);
        resize(1000, 400);
        show();
    }
    QStandardItemModel model;
    QSplitter *split = new QSplitter;
    QTableView *table = new QTableView;
    QLineEdit *filter = new QLineEdit;
    QCheckBox *failures = new QCheckBox;
    Segments *which = new Segments({u"a"_s, u"b"_s, u"c"_s});
    QLineEdit *other = new QLineEdit;
};

} // namespace

class ArrangementTest : public QObject {
    Q_OBJECT

private slots:
    void whatWasArrangedIsSoAgain()
    {
        ArrangedView before;
        before.table->horizontalHeader()->moveSection(0, 2);
        before.table->setColumnWidth(1, 77);
        before.table->sortByColumn(3, Qt::DescendingOrder);
        before.split->setSizes({200, 100});
        before.filter->setText(u"todo"_s);
        before.failures->setChecked(true);
        before.which->setCurrent(2);
        before.other->setText(u"not kept"_s);
        ArrangedView after;
        arrange(after, arrangementOf(before));
        QCOMPARE(after.table->horizontalHeader()->visualIndex(0), 2);
        QCOMPARE(after.table->columnWidth(1), 77);
        QCOMPARE(after.table->horizontalHeader()->sortIndicatorSection(), 3);
        QCOMPARE(after.table->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
        QCOMPARE(after.split->sizes(), before.split->sizes());
        QCOMPARE(after.filter->text(), u"todo"_s);
        QVERIFY(after.failures->isChecked());
        QCOMPARE(after.which->current(), 2);
        QCOMPARE(after.other->text(), QString());
    }

    void nonsenseChangesNothing()
    {
        ArrangedView view;
        const QVariantMap good = arrangementOf(view);
        arrange(view,
            {{u"columns0"_s, QByteArray("x")}, {u"splitter0"_s, 5}, {u"columns7"_s, QByteArray()},
                {u"y"_s, QVariant()}});
        QCOMPARE(arrangementOf(view), good);
    }
};

AGENT0_TEST(ArrangementTest)
#include "tst_arrangement.moc"
