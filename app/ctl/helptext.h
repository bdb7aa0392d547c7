#pragma once

#include "command.h"

#include <QJsonObject>

namespace agent0::ctl {

/// What --help prints, made from the command table alone. Lines of at most 80 letters.
QString overviewHelp();
QString groupHelp(const QString &group);
QString commandHelp(const Command &command);

/// The command table for programs: {"commands":[{"name","synopsis",…}],"options":[…],"exitCodes":{…}}.
QJsonObject overviewJson();
QJsonObject commandJson(const Command &command);

} // namespace agent0::ctl
