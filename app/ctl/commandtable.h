#pragma once

#include "command.h"

#include <QStringList>

#include <span>

namespace agent0::ctl {

/// What agent0ctl can do, in the order help shows it.
std::span<const Command *const> commands();
const Command *commandNamed(QStringView name);
/// Those that start with that word ("todo"): its subcommands.
QList<const Command *> subcommandsOf(QStringView group);
/// The first words of all commands, each once.
QStringList firstWords();

/// Options that every command takes.
std::span<const Option> globalOptions();
/// Of the command (may be null) or of all.
const Option *optionNamed(QStringView name, const Command *command);
/// In any command: an option means the same shape everywhere, so that it can stand before its command.
const Option *optionAnywhere(QStringView name);

/// What an exit code says.
std::string_view exitMeaning(int code);

inline QString text(std::string_view ascii) { return QString::fromUtf8(ascii.data(), qsizetype(ascii.size())); }
inline QStringList choicesOf(std::string_view choices) { return text(choices).split(u'|', Qt::SkipEmptyParts); }

} // namespace agent0::ctl
