#pragma once

#include "base/result.h"
#include "base/task.h"

#include <initializer_list>
#include <string_view>

namespace agent0::ctl {

struct Context;

/// What a value may be: what completion offers, and with Choice all that is taken.
enum class Words { Any, Choice, Connection, Profile, File, Command };

/// What a command may have to start. Where that is nothing, the system is told to refuse it (hardening/confinement.h).
enum class Starts {
    Nothing,
    Browser,           ///< unless --no-browser forbids it
    BrowserAtTerminal, ///< when a server asks for more than the session has, and a person sits there
    Servers,           ///< of the profile, where it has MCP servers that are commands
    Both,
};

struct Option {
    std::string_view name;         ///< without its dashes
    std::string_view value;        ///< what help calls the value; "" for a switch
    std::string_view help;
    Words words = Words::Any;
    std::string_view choices = {}; ///< "keychain|memory"
    bool repeats = false;
};

enum class Need { Required, Optional, Repeats };

struct Argument {
    std::string_view name;
    std::string_view help;
    Words words = Words::Any;
    std::string_view choices = {};
    Need need = Need::Required;    ///< Repeats: any number, also none
};

struct Example {
    std::string_view line;         ///< without "agent0ctl"
    std::string_view what;
};

/// One command as people meet it. Help, usage errors, completion and manual pages are made from nothing else.
struct Command {
    std::string_view name;         ///< "login", "todo add"
    std::string_view synopsis;     ///< "todo add TEXT [--connection ID]"
    std::string_view summary;      ///< one line, no full stop
    std::string_view description;  ///< paragraphs, a blank line between them
    std::initializer_list<Option> options;
    std::initializer_list<Argument> arguments;
    std::initializer_list<Example> examples;
    std::initializer_list<int> exits; ///< beside 0, 2 and 130, which all have
    bool events = false;           ///< with --json one object a line, each with "event"
    const char *eventsWith = "";   ///< the same, but only with this option
    Starts starts = Starts::Nothing;
    Task<Result<>> (*run)(Context &context);

    /// Its first argument is a connection.
    bool namesConnection() const { return arguments.size() > 0 && arguments.begin()->words == Words::Connection; }
};

} // namespace agent0::ctl
