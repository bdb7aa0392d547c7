#include "base/filelock.h"
#include "config/profilestore.h"
#include "examples.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace agent0;
using test::example;

class ProfileStoreTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<ProfileStore>(m_folder->filePath(u"config"_s), m_folder->filePath(u"data"_s));
    }

    void savesForTheOwnerAloneAndReadsAgain()
    {
        const ProfilePlace place = *m_store->place(u"work"_s);
        QCOMPARE(place.file, m_folder->filePath(u"config/profiles/work.json"_s));
        QCOMPARE(place.dataFolder, m_folder->filePath(u"data/work"_s));
        QVERIFY(ProfileStore::write(place, example(u"acme.json"_s)));
        constexpr auto others =
            QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QCOMPARE(QFile::permissions(place.file) & others, QFileDevice::Permissions());
        QCOMPARE(ProfileStore::read(place)->value(), example(u"acme.json"_s));
        QCOMPARE(m_store->names(), QStringList{u"work"_s});
    }

    void removesAllButTheRecordOfWhatWasDone()
    {
        const ProfilePlace place = *m_store->place(u"work"_s);
        QVERIFY(ProfileStore::write(place, example(u"acme.json"_s)));
        QVERIFY(QDir().mkpath(place.dataFolder + u"/activity"_s));
        QVERIFY(QDir().mkpath(place.dataFolder + u"/documents"_s));
        QVERIFY(ProfileStore::remove(place));
        QCOMPARE(m_store->names(), QStringList());
        QCOMPARE(QDir(place.dataFolder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{u"activity"_s});
        QCOMPARE(ProfileStore::remove(place).error().code, u"profile_missing"_s);
    }

    void aProfileThatCannotBeRemovedIsSaid()
    {
        const ProfilePlace place = *m_store->place(u"work"_s);
        QVERIFY(QDir().mkpath(place.file + u"/not a file"_s));
        const auto removed = ProfileStore::remove(place);
        QCOMPARE(removed.error().code, u"file_not_removed"_s);
        QVERIFY(!removed.error().hint.isEmpty());
    }

    void adoptsAGoodProfileUnderItsFilesName()
    {
        const ProfilePlace outside{u"x"_s, m_folder->filePath(u"acme.json"_s), m_folder->filePath(u"x"_s)};
        QVERIFY(ProfileStore::write(outside, example(u"acme.json"_s)));
        const auto place = m_store->adopt(outside.file);
        QVERIFY(place);
        QCOMPARE(m_store->names(), QStringList{u"acme"_s});
        QCOMPARE(ProfileStore::read(*place)->value(), example(u"acme.json"_s));
        QCOMPARE(m_store->adopt(outside.file).error().code, u"profile_exists"_s);
    }

    void adoptsNothingElse()
    {
        QFile file(m_folder->filePath(u"notes.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"hello\": 1}");
        file.close();
        QCOMPARE(m_store->adopt(file.fileName()).error().fault, Fault::Configuration);
        QVERIFY(!m_store->adopt(m_folder->filePath(u"nowhere.json"_s)));
        QCOMPARE(m_store->names(), QStringList());
    }

    void nothingIsThereBeforeTheFirstSave()
    {
        QVERIFY(!ProfileStore::read(*m_store->place(u"default"_s))->has_value());
        QCOMPARE(m_store->names(), QStringList());
    }

    void refusesNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("empty") << u""_s;
        QTest::newRow("folder") << u"a/b"_s;
        QTest::newRow("up") << u".."_s;
        QTest::newRow("hidden") << u".a"_s;
        QTest::newRow("option") << u"-a"_s;
        QTest::newRow("line break behind") << u"a\n"_s;
        QTest::newRow("too long") << u"a"_s.repeated(65);
        QTest::newRow("that of a file's secrets") << u"file-0123456789abcdef"_s;
    }
    void refusesNames()
    {
        QFETCH(QString, name);
        const auto place = m_store->place(name);
        QVERIFY(!place);
        QCOMPARE(place.error().code, u"profile_name"_s);
    }

    void secretsOfAFileAreThoseOfItsCanonicalPath()
    {
        QVERIFY(QDir(m_folder->path()).mkpath(u"real"_s));
        QVERIFY(QFile::link(m_folder->filePath(u"real"_s), m_folder->filePath(u"link"_s)));
        const ProfilePlace before = m_store->placeOfFile(m_folder->filePath(u"link/p.json"_s)).value();
        QVERIFY(ProfileStore::write(before, example(u"acme.json"_s)));
        const ProfilePlace after = m_store->placeOfFile(m_folder->filePath(u"link/p.json"_s)).value();
        QCOMPARE(after.name, before.name);
        QCOMPARE(m_store->placeOfFile(m_folder->filePath(u"real/../real/p.json"_s))->name, before.name);
        QVERIFY(m_store->placeOfFile(m_folder->filePath(u"real/q.json"_s))->name != before.name);
        QVERIFY(before.name.startsWith("file-"_L1) && before.name.size() == 21);
        QCOMPARE(before.dataFolder, m_folder->filePath(u"data/"_s + before.name));
    }

    void aTornFileNamesItsPlace()
    {
        const ProfilePlace place = *m_store->place(u"torn"_s);
        QVERIFY(ProfileStore::write(place, example(u"acme.json"_s)));
        QFile file(place.file);
        QVERIFY(file.resize(40));
        const auto read = ProfileStore::read(place);
        QVERIFY(!read);
        QCOMPARE(read.error().fault, Fault::Configuration);
        QVERIFY(read.error().message.contains(place.file));
        QVERIFY2(read.error().message.contains("line 3, column 14"_L1), qPrintable(read.error().message));
    }

    void aChangeIsWritten()
    {
        const ProfilePlace place = *m_store->place(u"work"_s);
        QVERIFY(ProfileStore::write(place, example(u"acme.json"_s)));
        const auto rename = [](QJsonObject profile) -> Result<QJsonObject> {
            profile.insert("displayName"_L1, u"New"_s);
            return profile;
        };
        QVERIFY(ProfileStore::change(place, rename));
        QCOMPARE(ProfileStore::read(place)->value().value("displayName"_L1).toString(), u"New"_s);
    }

    void aFailedChangeWritesNothing()
    {
        const ProfilePlace place = *m_store->place(u"work"_s);
        QVERIFY(ProfileStore::write(place, example(u"acme.json"_s)));
        const auto changed = ProfileStore::change(place, [](const QJsonObject &) -> Result<QJsonObject> {
            return fail(Fault::Refused, Leg::Configuration, "no"_L1, u"No."_s);
        });
        QCOMPARE(changed.error().code, u"no"_s);
        QCOMPARE(ProfileStore::read(place)->value(), example(u"acme.json"_s));
    }

    void twoChangesAtOnceDoNotMeet()
    {
        const ProfilePlace place = *m_store->place(u"work"_s);
        QVERIFY(ProfileStore::write(place, example(u"acme.json"_s)));
        QVERIFY(QDir().mkpath(place.dataFolder));
        const auto other = FileLock::tryAcquire(place.dataFolder + u"/profile.lock"_s);
        QVERIFY(other && *other);
        const auto changed =
            ProfileStore::change(place, [](const QJsonObject &profile) -> Result<QJsonObject> { return profile; });
        QCOMPARE(changed.error().code, u"profile_busy"_s);
    }

    void aChangeNeedsAFile()
    {
        const auto changed = ProfileStore::change(
            *m_store->place(u"none"_s), [](const QJsonObject &profile) -> Result<QJsonObject> { return profile; });
        QCOMPARE(changed.error().code, u"profile_missing"_s);
        QVERIFY(changed.error().hint.contains("agent0ctl init"_L1));
    }

    void namesLeaveOutWhatIsNoProfile()
    {
        QVERIFY(QDir().mkpath(m_folder->filePath(u"config/profiles/sub.json"_s)));
        for (const auto &name : {u"b.json"_s, u"a.json"_s, u"notes.txt"_s, u".hidden.json"_s}) {
            QFile file(m_folder->filePath(u"config/profiles/"_s + name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QCOMPARE(m_store->names(), (QStringList{u"a"_s, u"b"_s}));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProfileStore> m_store;
};

AGENT0_TEST(ProfileStoreTest)
#include "tst_profilestore.moc"
