#pragma once

#include "doctor/finding.h"

#include <QScrollArea>

class QVBoxLayout;

namespace agent0 {

/// One finding: what was found and why it matters, what to do and where, the byte that differs, the evidence. Plain text.
class FindingPane final : public QScrollArea {
    Q_OBJECT

public:
    explicit FindingPane(QWidget *parent = nullptr);

    void show(const doctor::Finding &finding);
    void clear();

signals:
    void helpWanted(const QString &topic);

private:
    void addHead(const doctor::Finding &finding);
    void addCure(const doctor::Finding &finding);
    void addDifference(const IdentifierDifference &difference);
    void addEvidence(const doctor::Finding &finding);

    QVBoxLayout *m_column = nullptr;
};

} // namespace agent0
