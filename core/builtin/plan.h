#pragma once

#include "builtin/reference.h"

#include <QJsonObject>

namespace agent0::builtin {

/// One thing to do, or to say, on the way to an answer.
struct Step {
    enum class Kind { Call, Show, Say };
    Kind kind = Kind::Say;
    QString text; ///< of Say; of Call: what to say when it has been done
    QString undone; ///< of Call: what has not been done, when it has not
    bool trouble = false; ///< something that cannot be done
    QString connection; ///< of Call
    QString tool; ///< of Call: its own name
    QJsonObject arguments;
    qsizetype needsIdOf = -1; ///< of Call: the step whose new todo it is about
    Command show; ///< of Show
};

/// A change that takes another back.
struct Reverse {
    Verb verb = Verb::Unknown; ///< of the change
    QString connection;
    QString tool;
    QJsonObject arguments;
    QString text;
};

/// What the person has to say before it is done.
struct Question {
    Command command;
    QList<qsizetype> candidates; ///< the todos of which one is meant; [] where a yes is wanted
};

/// Turns what a person wants into steps, on the todos as they are. What earlier steps do is known to later ones.
class Plan {
public:
    Plan(const Spoken &spoken, const Surround &around, QList<KnownTodo> todos, Recall recall, QList<Reverse> reverses)
        : m_spoken(spoken),
          m_around(around),
          m_todos(std::move(todos)),
          m_recall(std::move(recall)),
          m_reverses(std::move(reverses))
    {
    }

    QList<Step> steps(const QList<Command> &commands);
    /// What these steps ask, the first where there are several.
    const std::optional<Question> &question() const { return m_question; }

private:
    void take(const Command &command);
    void add(const Command &command);
    void addOne(const QString &task, const QString &connection);
    void tick(const Command &command);
    void remove(const Command &command);
    void rename(const Command &command);
    void redate(const Command &command);
    void replace(const Command &command);
    void move(const Command &command);
    void undoLast();
    void takeBack(const Reverse &reverse);
    void except(const Command &command);
    void correct(const Command &command);
    void addElsewhere(const QString &connection);
    void doInstead(const Command &command, Verb verb);
    QList<qsizetype> changedLast() const;
    void heed(const Command &command);
    void askWhetherMeant(const Command &command);
    void tellState(const Command &command);
    void useTool(const Command &command);

    void say(const QString &text, bool trouble = false);
    void cannot(const Command &command);
    void renameTo(qsizetype todo, const QString &task);
    void removeOne(qsizetype todo);
    void callOn(
        qsizetype todo, QLatin1StringView tool, QJsonObject arguments, const QString &done, const QString &undone);
    std::optional<qsizetype> one(const Command &command);
    QList<qsizetype> several(const Command &command);
    Picked picked(const Command &command) const;
    bool spare(const Command &command, QList<qsizetype> &some);
    QList<QStringList> searched(const Command &command) const;
    QString placeSuffix(const QString &connection) const;
    QString homeOf(const Command &command) const;

    const Spoken &m_spoken;
    const Surround &m_around;
    QList<KnownTodo> m_todos;
    Recall m_recall;
    QList<Reverse> m_reverses;
    QList<Step> m_steps;
    std::optional<Question> m_question;
};

/// The texts of the todos that are to be added: "milk, eggs and bread" are three.
QStringList newTasks(const QString &words, const Spoken &spoken, QDate today);

/// Whether an answer asks a Question.
bool asksBack(const QString &answer);

/// What may be said instead, as examples.
QString suggestions();

} // namespace agent0::builtin
