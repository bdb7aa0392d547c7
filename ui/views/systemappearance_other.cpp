#include "views/systemappearance.h"

#include <QGuiApplication>
#include <QStyleHints>

namespace agent0 {

namespace {

std::optional<Appearance> fromQt(Qt::ColorScheme scheme)
{
    switch (scheme) {
    case Qt::ColorScheme::Dark: return Appearance::Dark;
    case Qt::ColorScheme::Light: return Appearance::Light;
    case Qt::ColorScheme::Unknown: break;
    }
    return {};
}

} // namespace

struct SystemAppearance::Source { };

SystemAppearance::SystemAppearance(QObject *parent) : QObject(parent)
{
    const QStyleHints *hints = QGuiApplication::styleHints();
    connect(hints, &QStyleHints::colorSchemeChanged, this, [this](Qt::ColorScheme scheme) { learn(fromQt(scheme)); });
    learn(fromQt(hints->colorScheme()));
}

SystemAppearance::~SystemAppearance() = default;

} // namespace agent0
