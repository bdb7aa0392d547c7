#include "completion.h"

#include "commandtable.h"

namespace agent0::ctl {

namespace {

/// One completion: walks over what is typed, then offers what may follow.
class Completion {
public:
    Completion(const QStringList &words, const CompletionSources &sources) : m_sources(sources)
    {
        m_typed = joined(words);
        m_last = m_typed.isEmpty() ? QString() : m_typed.takeLast();
    }

    Candidates find()
    {
        for (qsizetype i = 0; i < m_typed.size(); ++i)
            i = pass(i);
        if (m_wanted)
            return offer(m_wanted->words, m_wanted->choices, m_last);
        if (!m_plainOnly && m_last.startsWith("--"_L1) && m_last.contains(u'='))
            return offerAfterEquals();
        if (!m_plainOnly && m_last.startsWith(u'-'))
            return offerOptions();
        return offerPlain();
    }

private:
    /// bash hands over "--profile=x" as three words.
    static QStringList joined(const QStringList &words)
    {
        QStringList all;
        for (qsizetype i = 0; i < words.size(); ++i) {
            const bool equals = words[i] == "="_L1 && !all.isEmpty() && all.last().startsWith("--"_L1);
            const bool after = i > 0 && words[i - 1] == "="_L1 && !all.isEmpty() && all.last().endsWith(u'=');
            if (equals || after)
                all.last() += words[i];
            else
                all << words[i];
        }
        return all;
    }

    qsizetype pass(qsizetype at)
    {
        const QString &word = m_typed[at];
        if (m_plainOnly || !word.startsWith(u'-')) {
            m_plain << word;
            return at;
        }
        m_plainOnly = word == "--"_L1;
        const QString name = word.mid(2).section(u'=', 0, 0);
        const Option *option = word.startsWith("--"_L1) ? optionAnywhere(name) : nullptr;
        if (!option || option->value.empty())
            return at;
        if (word.contains(u'=')) {
            remember(name, word.section(u'=', 1));
            return at;
        }
        if (at + 1 == m_typed.size())
            m_wanted = option;
        else
            remember(name, m_typed[at + 1]);
        return at + 1;
    }

    void remember(const QString &option, const QString &value)
    {
        if (option == "profile"_L1)
            m_profile = value;
        if (option == "config"_L1)
            m_config = value;
    }

    Candidates offer(Words kind, std::string_view choices, const QString &start, const QString &before = {}) const
    {
        QStringList words;
        switch (kind) {
        case Words::Any: break;
        case Words::File: return {{}, true};
        case Words::Choice: words = choicesOf(choices); break;
        case Words::Connection: words = m_sources.connections(m_profile, m_config); break;
        case Words::Profile: words = m_sources.profiles(); break;
        case Words::Command: words = firstWords(); break;
        }
        Candidates found;
        for (const QString &word : words) {
            if (word.startsWith(start))
                found.words.append({before + word, {}});
        }
        return found;
    }

    Candidates offerAfterEquals() const
    {
        const QString name = m_last.mid(2).section(u'=', 0, 0);
        const Option *option = optionAnywhere(name);
        if (!option)
            return {};
        return offer(option->words, option->choices, m_last.section(u'=', 1), u"--"_s + name + u'=');
    }

    const Command *command() const
    {
        const Command *one = commandNamed(m_plain.value(0));
        return one ? one : commandNamed(m_plain.mid(0, 2).join(u' '));
    }

    Candidates offerOptions() const
    {
        Candidates found;
        const auto add = [&](std::span<const Option> options) {
            for (const Option &option : options) {
                const QString word = u"--"_s + text(option.name);
                if (word.startsWith(m_last))
                    found.words.append({word, text(option.help)});
            }
        };
        if (const Command *one = command())
            add({one->options.begin(), one->options.size()});
        add(globalOptions());
        return found;
    }

    Candidates offerPlain() const
    {
        const Command *one = command();
        if (!one)
            return m_plain.size() < 2 ? offerCommands() : Candidates{};
        if (one->name == "help")
            return offerCommands(1);
        const qsizetype at = m_plain.size() - 1 - text(one->name).count(u' ');
        qsizetype position = 0;
        for (const Argument &argument : one->arguments) {
            if (position++ == at || argument.need == Need::Repeats)
                return offer(argument.words, argument.choices, m_last);
        }
        return {};
    }

    /// First words, or what follows the first word of a group.
    Candidates offerCommands(qsizetype skipped = 0) const
    {
        const QStringList before = m_plain.mid(skipped);
        Candidates found;
        QStringList seen;
        for (const Command *one : commands()) {
            const QStringList parts = text(one->name).split(u' ');
            const QString word = parts.value(before.size());
            if (word.isEmpty() || parts.mid(0, before.size()) != before || seen.contains(word) || !word.startsWith(m_last))
                continue;
            seen << word;
            found.words.append({word, parts.size() > before.size() + 1 ? QString() : text(one->summary)});
        }
        return found;
    }

    const CompletionSources &m_sources;
    QStringList m_typed;
    QStringList m_plain;
    QString m_last;
    QString m_profile;
    QString m_config;
    const Option *m_wanted = nullptr;
    bool m_plainOnly = false;
};

constexpr char bashScript[] = R"(# bash completion for agent0ctl:  source <(agent0ctl completion bash)
_agent0ctl() {
    local cur=${COMP_WORDS[COMP_CWORD]} word
    COMPREPLY=()
    while IFS=$'\t' read -r word _; do
        if [ "$word" = : ]; then
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "${cur#=}")
            return
        fi
        # bash takes "=" for a word of its own: only what stands behind it is to be replaced.
        if [[ $cur != --*=* && $word == --*=* ]]; then word=${word#*=}; fi
        COMPREPLY+=("$word")
    done < <(agent0ctl completion words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _agent0ctl agent0ctl
)";

constexpr char zshScript[] = R"(#compdef agent0ctl
# zsh completion for agent0ctl:  agent0ctl completion zsh > a folder of $fpath, as _agent0ctl
_agent0ctl() {
    local line word meaning
    local -a offered
    for line in "${(@f)$(agent0ctl completion words -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        [[ -n $line ]] || continue
        word=${line%%$'\t'*}
        meaning=${line#*$'\t'}
        if [[ $word == : ]]; then
            _files
            return
        fi
        offered+=("${word//:/\\:}:$meaning")
    done
    _describe agent0ctl offered
}
if [ "$funcstack[1]" = _agent0ctl ]; then
    _agent0ctl "$@"
else
    compdef _agent0ctl agent0ctl
fi
)";

} // namespace

Candidates candidates(const QStringList &words, const CompletionSources &sources)
{
    return Completion(words, sources).find();
}

QByteArray completionScript(const QString &shell) { return shell == "zsh"_L1 ? zshScript : bashScript; }

} // namespace agent0::ctl
