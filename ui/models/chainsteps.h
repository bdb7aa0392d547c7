#pragma once

#include "broker/step.h"

#include <QObject>

namespace agent0 {

/// What the chain does, told to whoever shows it.
class ChainSteps : public QObject {
    Q_OBJECT

public:
    /// Must not be called after this object is gone.
    StepSink sink()
    {
        return [this](const Step &step) { emit happened(step); };
    }

signals:
    void happened(const agent0::Step &step);
};

} // namespace agent0
