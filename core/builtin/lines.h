#pragma once

#include <QString>

#include <functional>

namespace agent0::builtin {

/// The lines of a text, each without surplus blanks. A list in it ("add these:", and then a line each, with or without a mark in front)
/// becomes one line with its head: each of its lines goes through keep, which gives what stands for it.
QString joinedLists(const QString &text, const std::function<QString(const QString &)> &keep);

} // namespace agent0::builtin
