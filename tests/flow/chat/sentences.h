#pragma once

#include "chatstage.h"

namespace agent0::test {

/// What people say to which todos, and what then has to happen: tests/data/sentences/*.json.
struct Sentence {
    QString id;
    QList<std::pair<QString, QList<std::pair<QString, bool>>>> todos; ///< by connection
    QStringList say;
    QDateTime now;
    bool checksCalls = false;
    QList<QStringList> calls; ///< those that change something: verb, connection, texts
    QList<std::pair<QString, QList<std::pair<QString, bool>>>> after;
    QStringList says;
    bool cannot = false;
};

QList<Sentence> sentences(const QString &file);

/// Says it, and gives what went otherwise than it has to: "" when nothing did.
QString differences(ChatStage &stage, const Sentence &sentence);

} // namespace agent0::test
