#include "commandtable.h"

#include "commands/commands.h"

#include <array>

namespace agent0::ctl {

namespace {

constexpr std::array everyCommand{
    &loginCommand,
    &logoutCommand,
    &statusCommand,
    &connectionsListCommand,
    &connectionsShowCommand,
    &connectionsAddCommand,
    &connectionsEditCommand,
    &connectionsRemoveCommand,
    &connectionsEnableCommand,
    &connectionsDisableCommand,
    &connectCommand,
    &tokenCommand,
    &todoListCommand,
    &todoAddCommand,
    &todoDoneCommand,
    &todoUndoCommand,
    &todoRemoveCommand,
    &mcpToolsCommand,
    &mcpCallCommand,
    &mcpResourcesCommand,
    &mcpReadCommand,
    &mcpPromptsCommand,
    &mcpSkillsCommand,
    &callCommand,
    &chatCommand,
    &chatsListCommand,
    &chatsShowCommand,
    &chatsRenameCommand,
    &chatsRemoveCommand,
    &doctorCommand,
    &keyShowCommand,
    &keyRotateCommand,
    &secretSetCommand,
    &activityListCommand,
    &activityExportCommand,
    &activityVerifyCommand,
    &jwtCommand,
    &initCommand,
    &configShowCommand,
    &configValidateCommand,
    &configSchemaCommand,
    &configImportCommand,
    &sandboxCommand,
    &demoCommand,
    &completionCommand,
    &helpCommand,
    &versionCommand,
};

constexpr std::array everywhere{
    Option{"profile", "NAME", "the profile to use (default: default)", Words::Profile},
    Option{"config", "FILE", "one profile file, instead of the profile folder", Words::File},
    Option{"json", "", "one JSON document on standard output (or one object a line)"},
    Option{"quiet", "", "print results, nothing else"},
    Option{"verbose", "", "show every exchange on standard error, without its secrets"},
    Option{"timeout", "SECONDS", "give up after so long"},
    Option{"secret-store", "KIND", "where secrets are kept: the keychain, or only in memory while this runs",
        Words::Choice, "keychain|memory"},
    Option{"help", "", "how to use it"},
    Option{"version", "", "the version"},
};

const Option *among(std::span<const Option> options, QStringView name)
{
    for (const Option &option : options) {
        if (name == QUtf8StringView(option.name.data(), qsizetype(option.name.size())).toString())
            return &option;
    }
    return nullptr;
}

} // namespace

std::span<const Command *const> commands() { return everyCommand; }

const Command *commandNamed(QStringView name)
{
    for (const Command *one : everyCommand) {
        if (text(one->name) == name)
            return one;
    }
    return nullptr;
}

QList<const Command *> subcommandsOf(QStringView group)
{
    QList<const Command *> found;
    for (const Command *one : everyCommand) {
        const QString name = text(one->name);
        if (name.size() > group.size() && name.startsWith(group) && name[group.size()] == u' ')
            found << one;
    }
    return found;
}

QStringList firstWords()
{
    QStringList words;
    for (const Command *one : everyCommand)
        words << text(one->name).section(u' ', 0, 0);
    words.removeDuplicates();
    return words;
}

std::span<const Option> globalOptions() { return everywhere; }

const Option *optionNamed(QStringView name, const Command *command)
{
    const Option *own = command ? among({command->options.begin(), command->options.size()}, name) : nullptr;
    return own ? own : among(everywhere, name);
}

const Option *optionAnywhere(QStringView name)
{
    if (const Option *global = among(everywhere, name))
        return global;
    for (const Command *one : everyCommand) {
        if (const Option *own = among({one->options.begin(), one->options.size()}, name))
            return own;
    }
    return nullptr;
}

std::string_view exitMeaning(int code)
{
    switch (code) {
    case 0: return "done";
    case 1: return "failed";
    case 2: return "wrong usage";
    case 3: return "sign-in needed";
    case 4: return "the administrator's policy, the identity provider or the resource said no";
    case 5: return "nobody answered";
    case 6: return "a peer broke its protocol, or failed a security check";
    case 7: return "the keychain is missing, locked or refused";
    case 8: return "the configuration is wrong";
    case 130: return "interrupted";
    }
    return {};
}

} // namespace agent0::ctl
