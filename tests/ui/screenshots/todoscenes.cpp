#include "scenes.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>

namespace agent0::screenshots {

namespace {

using test::WindowStage;

QListView *listOf(WindowStage &stage) { return stage.find<QListView>(u"Todos"_s); }

void settled(WindowStage &stage)
{
    stage.signIn();
    stage.todos->setData(stage.todos->index(0), Qt::Checked, Qt::CheckStateRole);
    stage.todos->add(u"todo0"_s, u"Order the cake for Friday"_s);
    stage.settle();
    listOf(stage)->setCurrentIndex(listOf(stage)->model()->index(1, 0));
    listOf(stage)->setFocus();
}

void withLongTexts(WindowStage &stage)
{
    stage.signIn();
    stage.todos->add(u"todo0"_s,
        u"Write down, for the people who come after us, why the identity provider and the resource's authorization "
        u"server are never the "
        "same issuer, and what goes wrong where somebody thinks they are"_s);
    stage.todos->add(u"notes0"_s, u"Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz nachlesen"_s);
    stage.todos->add(u"notes0"_s, u"שלח את הדוח לצוות"_s);
    stage.settle();
}

void failing(WindowStage &stage, const QString &fault)
{
    stage.fault(fault);
    stage.signIn();
}

} // namespace

Scenes todoScenes()
{
    return {
        {u"todos"_s, settled},
        {u"todos-one-connection"_s,
            [](WindowStage &stage) {
                settled(stage);
                stage.find<QComboBox>(u"Connection"_s)->setCurrentIndex(1);
            }},
        {u"todos-editing"_s,
            [](WindowStage &stage) {
                settled(stage);
                listOf(stage)->edit(listOf(stage)->currentIndex());
            }},
        {u"todos-removed"_s,
            [](WindowStage &stage) {
                settled(stage);
                stage.todos->remove({stage.todos->index(1)});
            }},
        {u"todos-long-texts"_s, withLongTexts},
        {u"todos-loading"_s,
            [](WindowStage &stage) {
                stage.refreshes = false;
                stage.signIn();
            }},
        {u"todos-empty"_s,
            [](WindowStage &stage) {
                stage.signIn();
                QModelIndexList all;
                for (int row = 0; row < stage.todos->rowCount(); ++row)
                    all << stage.todos->index(row);
                stage.todos->remove(all);
                stage.todos->removeNow();
            }},
        {u"todos-nothing-fits"_s,
            [](WindowStage &stage) {
                stage.signIn();
                stage.find<QLineEdit>(u"Filter the todos"_s)->setText(u"zebra"_s);
            }},
        {u"todos-one-fails"_s, [](WindowStage &stage) { failing(stage, u"api-502@notes0-api"_s); }},
        {u"todos-all-fail"_s, [](WindowStage &stage) { failing(stage, u"api-502"_s); }},
        {u"todos-refused"_s, [](WindowStage &stage) { failing(stage, u"exchange-not-assigned"_s); }},
        {u"todos-change-refused"_s,
            [](WindowStage &stage) {
                stage.signIn();
                stage.fault(u"api-403-bare"_s);
                stage.todos->setData(stage.todos->index(0), Qt::Checked, Qt::CheckStateRole);
                stage.settle();
            }},
    };
}

} // namespace agent0::screenshots
