#pragma once

#include "builtin/command.h"

namespace agent0::builtin {

/// One todo as it is known while a sentence is worked through.
struct KnownTodo {
    QString connection;
    QString id; ///< "" while it is still to be added
    QString task;
    bool done = false;
    bool gone = false; ///< taken away by this sentence
    qsizetype addedBy = -1; ///< the step that adds it, where there is no id yet
};

/// What was spoken of before: indexes into the known todos.
struct Recall {
    QList<qsizetype> mentioned; ///< what "it" and "them" are
    QList<qsizetype> listed; ///< as they were numbered
};

/// The todos that some words mean.
struct Picked {
    QList<qsizetype> which;
    QStringList troubles; ///< whole sentences: why some words mean none
    QList<qsizetype> candidates = {}; ///< of which the person has to choose
};

/// Finds the todos that people mean by "the dentist", "number 2", "the last one", "it", "all that mention milk", "everything
/// but the rent", "milk and eggs".
class Reference {
public:
    Reference(const QList<KnownTodo> &todos, const Recall &recall, const Spoken &spoken)
        : m_todos(todos), m_recall(recall), m_spoken(spoken)
    {
    }

    /// verb: what is to be done with them, which tells twins apart. where: ids of connections in the order in which they are to be
    /// looked through; the first that has any counts. Where several of one could be meant, none of another is.
    Picked pick(const QString &words, Verb verb, const QList<QStringList> &where) const;

    /// The same, from those alone.
    Picked pickAmong(const QString &words, Verb verb, const QList<qsizetype> &among) const;

    /// All that these words could mean, when they are to be left alone: rather one too many.
    QList<qsizetype> spared(const QString &words, const QList<qsizetype> &among) const;

    /// Those that hold all of these words.
    QList<qsizetype> about(const QString &words, const QList<qsizetype> &among) const;

    const Spoken &spoken() const { return m_spoken; }

    /// Those of a connection that are still there.
    QList<qsizetype> in(const QStringList &connections) const;

private:
    using Found = std::optional<QList<qsizetype>>;
    Found spokenOf(const QString &words, Verb verb, const QList<qsizetype> &among) const;
    Found asSet(const QString &words, Verb verb, const QList<qsizetype> &among) const;
    Found byOrder(const QString &words, Verb verb, const QList<qsizetype> &among) const;
    QList<qsizetype> neighbours(const QList<qsizetype> &some) const; ///< all of their connections, what is gone too
    Found byPlace(const QString &words, const QList<qsizetype> &among) const;
    QList<qsizetype> byText(const QString &words, Verb verb, const QList<qsizetype> &among) const;
    QList<qsizetype> fitting(const QList<qsizetype> &some, Verb verb) const;
    int likeness(const QString &words, const KnownTodo &todo) const;
    QString which(const QString &words, const QList<qsizetype> &several) const;

    const QList<KnownTodo> &m_todos;
    const Recall &m_recall;
    const Spoken &m_spoken;
};

/// “words”, harmless to show.
QString inQuotes(const QString &words);

} // namespace agent0::builtin
