#pragma once

#include <QStringList>

#include <functional>

namespace agent0::ctl {

/// One word that could stand next, and what it means.
struct Candidate {
    QString word;
    QString meaning;
};

struct Candidates {
    QList<Candidate> words;
    bool files = false;        ///< a file name is what is wanted: the shell knows better
};

/// What only the person's own files know; both are asked only when such a word is wanted.
struct CompletionSources {
    std::function<QStringList(const QString &profile, const QString &configFile)> connections;
    std::function<QStringList()> profiles;
};

/// What can stand in place of the last of words (maybe ""), from the command table.
Candidates candidates(const QStringList &words, const CompletionSources &sources);

/// The script a shell reads: "bash" or "zsh". It asks agent0ctl for the words.
QByteArray completionScript(const QString &shell);

} // namespace agent0::ctl
