#pragma once

#include "help/helpindex.h"

namespace agent0::doctor {

/// What servers' refusals mean, who has to do what and where: help pages made from the very tables that the program goes by, one
/// for each part of the chain.
QList<HelpPage> refusalPages();

/// The whole help: the pages that come with the program, and those.
HelpIndex wholeHelp();

} // namespace agent0::doctor
