#pragma once

#include "views/theme.h"

#include <QObject>

#include <memory>

namespace agent0 {

/// Whether the desktop is light or dark, as it says itself and as it changes. Asks without waiting: until it has
/// answered nothing is known.
class SystemAppearance final : public QObject {
    Q_OBJECT

public:
    explicit SystemAppearance(QObject *parent = nullptr);
    ~SystemAppearance() override;

    std::optional<Appearance> current() const { return m_current; }

signals:
    void changed(agent0::Appearance appearance);

private:
    void learn(std::optional<Appearance> appearance);
    struct Source;
    std::unique_ptr<Source> m_source;
    std::optional<Appearance> m_current;
};

} // namespace agent0
