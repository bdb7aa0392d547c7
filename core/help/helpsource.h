#pragma once

#include "help/helppage.h"

#include <QList>

namespace agent0 {

/// The pages that come with the program, the concepts first, then by topic.
QList<HelpPage> helpPages();

} // namespace agent0
