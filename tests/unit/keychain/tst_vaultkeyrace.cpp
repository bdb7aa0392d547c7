#include "childprocess.h"
#include "support/secretservice.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

class VaultKeyRaceTest : public QObject {
    Q_OBJECT

private slots:
    void processesThatMakeTheKeyAtOnceEndWithTheSame()
    {
        test::SecretService service;
        QCOMPARE(service.problem(), QString());
        std::vector<std::unique_ptr<test::ChildProcess>> children;
        for (int i = 0; i < 4; ++i)
            children.push_back(std::make_unique<test::ChildProcess>(service.environment()));
        for (const auto &child : children)
            child->tell(u"vault-key "_s + service.folder());
        QString key;
        for (const auto &child : children) {
            const QString value = child->hear()["value"_L1].toString();
            QCOMPARE(value.size(), 64);
            if (key.isEmpty())
                key = value;
            QCOMPARE(value, key);
        }
    }
};

AGENT0_TEST(VaultKeyRaceTest)
#include "tst_vaultkeyrace.moc"
