#include "config/effective.h"
#include "config/policy.h"
#include "config/profileshape.h"
#include "config/published.h"
#include "examples.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace agent0;
using test::codes;
using test::example;

namespace {

QJsonObject schemaOf(const QByteArray &text) { return *parseConfiguration(text, u"the schema"_s); }

/// As much of JSON Schema 2020-12 as the published schemas use; an unknown keyword is a failure.
class SchemaWalker {
public:
    QStringList problems;

    QJsonObject resolved(QJsonObject schema) const
    {
        const QString reference = schema.take("$ref"_L1).toString();
        if (reference.isEmpty())
            return schema;
        // Everything that is shared stands in the profile's schema.
        QJsonObject found =
            schemaOf(profileSchema()).value("$defs"_L1).toObject().value(reference.section(u'/', -1)).toObject();
        for (const QString &key : schema.keys())
            found.insert(key, schema.value(key));
        return found;
    }

    void validate(const QJsonValue &value, const QJsonObject &unresolved, const QString &path)
    {
        const QJsonObject schema = resolved(unresolved);
        const QString type = schema.value("type"_L1).toString();
        if (schema.contains("enum"_L1) && !schema.value("enum"_L1).toArray().contains(value))
            problems << path + u" enum"_s;
        if (!type.isEmpty() && type != typeOf(value))
            problems << path + u" type"_s;
        if (value.isString() && schema.contains("pattern"_L1)
            && !QRegularExpression(schema.value("pattern"_L1).toString()).match(value.toString()).hasMatch())
            problems << path + u" pattern"_s;
        if (value.isDouble()
            && (value.toDouble() < schema.value("minimum"_L1).toDouble(-1e300)
                || value.toDouble() > schema.value("maximum"_L1).toDouble(1e300)))
            problems << path + u" range"_s;
        if (value.isObject())
            validateMembers(value.toObject(), schema, path);
        if (value.isArray())
            validateEntries(value.toArray(), schema, path);
    }

private:
    static QString typeOf(const QJsonValue &value)
    {
        switch (value.type()) {
        case QJsonValue::Bool: return u"boolean"_s;
        case QJsonValue::Double: return value.toInteger(-1) == value.toDouble() ? u"integer"_s : u"number"_s;
        case QJsonValue::String: return u"string"_s;
        case QJsonValue::Array: return u"array"_s;
        case QJsonValue::Object: return u"object"_s;
        default: return u"null"_s;
        }
    }
    /// A condition: what is there has that value. Without one nothing holds.
    static bool holds(const QJsonObject &object, const QJsonObject &condition)
    {
        const QJsonObject members = condition.value("properties"_L1).toObject();
        for (const QString &key : members.keys()) {
            if (object.contains(key) && object.value(key) != members.value(key)["const"_L1])
                return false;
        }
        return !members.isEmpty();
    }
    void validateMembers(const QJsonObject &object, const QJsonObject &schema, const QString &path)
    {
        const QJsonObject members = schema.value("properties"_L1).toObject();
        for (const QString &key : object.keys()) {
            if (members.contains(key))
                validate(object.value(key), members.value(key).toObject(), path + u'.' + key);
            else if (schema.value("additionalProperties"_L1) == QJsonValue(false))
                problems << path + u'.' + key + u" unknown"_s;
        }
        QJsonArray required = schema.value("required"_L1).toArray();
        if (holds(object, schema.value("if"_L1).toObject())) {
            for (const QJsonValue &key : schema.value("then"_L1)["required"_L1].toArray())
                required << key;
        }
        for (const QJsonValue &key : std::as_const(required)) {
            if (!object.contains(key.toString()))
                problems << path + u'.' + key.toString() + u" required"_s;
        }
    }
    void validateEntries(const QJsonArray &array, const QJsonObject &schema, const QString &path)
    {
        QSet<QString> seen;
        for (const QJsonValue &entry : array) {
            validate(entry, schema.value("items"_L1).toObject(), path + u"[]"_s);
            if (schema.value("uniqueItems"_L1).toBool() && seen.contains(entry.toString()))
                problems << path + u" uniqueItems"_s;
            seen << entry.toString();
        }
    }
};

/// Everything in which the reader's table and the published schema differ.
void compareShapes(Shape shape, const QJsonObject &schema, const QString &path, QStringList &differences)
{
    const SchemaWalker walker;
    const QJsonObject members = schema.value("properties"_L1).toObject();
    QStringList known = keys(shape);
    known.sort();
    if (known != members.keys())
        differences << path + u" keys: "_s + known.join(u',') + u" / "_s + members.keys().join(u',');
    if (schema.value("additionalProperties"_L1) != QJsonValue(false)
        || schema.value("description"_L1).toString().isEmpty())
        differences << path + u" is open, or not described"_s;
    for (const Field &field : shape) {
        const QString at = path + u'.' + field.key;
        const QJsonObject member = walker.resolved(members.value(field.key).toObject());
        QStringList choices;
        for (const QLatin1StringView one : field.choices)
            choices << one;
        if (QJsonArray::fromStringList(choices) != member.value("enum"_L1).toArray())
            differences << at + u" enum"_s;
        if (field.required != schema.value("required"_L1).toArray().contains(QString(field.key)))
            differences << at + u" required"_s;
        if (field.requiredForXaa != schema.value("then"_L1)["required"_L1].toArray().contains(QString(field.key)))
            differences << at + u" required for xaa"_s;
        if (field.kind == Kind::Integer
            && (member.value("minimum"_L1).toInt(-1) != field.least
                || member.value("maximum"_L1).toInt(-1) != field.most))
            differences << at + u" range"_s;
        if (member.value("description"_L1).toString().isEmpty())
            differences << at + u" is not described"_s;
        if (field.kind == Kind::Object)
            compareShapes(field.fields, member, at, differences);
        if (field.kind == Kind::Objects)
            compareShapes(field.fields, walker.resolved(member.value("items"_L1).toObject()), at, differences);
    }
}

QStringList schemaProblems(const QJsonObject &object, const QByteArray &schema)
{
    SchemaWalker walker;
    walker.validate(object, schemaOf(schema), u"$"_s);
    return walker.problems;
}

} // namespace

class PublishedTest : public QObject {
    Q_OBJECT

private slots:
    void profileSchemaAndReaderKnowTheSame()
    {
        QStringList differences;
        compareShapes(profileShape(), schemaOf(profileSchema()), u"$"_s, differences);
        QCOMPARE(differences, QStringList());
    }

    void policySchemaAndReaderKnowTheSame()
    {
        QStringList differences;
        compareShapes(policyShape(), schemaOf(policySchema()), u"$"_s, differences);
        QCOMPARE(differences, QStringList());
    }

    void schemaDefaultsAreTheReaders()
    {
        Profile plain =
            readProfile({{u"identityProvider"_s, QJsonObject()}, {u"connections"_s, QJsonArray{QJsonObject()}}}, {})
                .profile;
        const QJsonObject whole = wholeProfileToJson(plain);
        QStringList differences;
        int compared = 0;
        const SchemaWalker walker;
        for (const JsonPath &path : leaves(whole, profileShape())) {
            QJsonObject schema = schemaOf(profileSchema());
            for (const QString &segment : path) {
                schema = walker.resolved(schema.value("type"_L1) == u"array"_s
                        ? schema.value("items"_L1).toObject()
                        : schema.value("properties"_L1).toObject().value(segment).toObject());
            }
            if (!schema.contains("default"_L1))
                continue;
            ++compared;
            if (schema.value("default"_L1) != valueAt(whole, path))
                differences << pathText(path, profileShape());
        }
        QCOMPARE(differences, QStringList());
        QVERIFY(compared >= 15);
    }

    void templatesAreGoodBySchemaAndReader_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : profileTemplateNames())
            QTest::newRow(qPrintable(name)) << name;
    }
    void templatesAreGoodBySchemaAndReader()
    {
        QFETCH(QString, name);
        const auto profile = profileTemplate(name);
        QVERIFY(profile);
        QCOMPARE(schemaProblems(*profile, profileSchema()), QStringList());
        const Validation read = readProfile(*profile, name);
        QCOMPARE(codes(read.problems), QStringList());
        QCOMPARE(codes(read.warnings), QStringList());
        QVERIFY(placeholders(*profile).contains(u"identityProvider.clientId"_s));
    }

    void thereIsATemplateForEachKindOfServer()
    {
        QCOMPARE(profileTemplateNames(),
            (QStringList{u"auth0"_s, u"custom"_s, u"keycloak"_s, u"okta"_s, u"okta-custom-as"_s, u"xaa.dev"_s}));
        QVERIFY(!profileTemplate(u"../schema/profile.schema"_s));
    }

    void examplesAreGoodBySchemaAndReader_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("DESIGN") << u"acme.json"_s;
        QTest::newRow("loopback") << u"loopback.json"_s;
    }
    void examplesAreGoodBySchemaAndReader()
    {
        QFETCH(QString, file);
        QCOMPARE(schemaProblems(example(file), profileSchema()), QStringList());
        QCOMPARE(codes(readProfile(example(file), u"p"_s).problems), QStringList());
        const QJsonObject whole = wholeProfileToJson(readProfile(example(file), u"p"_s).profile);
        QCOMPARE(schemaProblems(whole, profileSchema()), QStringList());
    }

    void policyExampleIsGoodBySchemaAndReader()
    {
        QCOMPARE(schemaProblems(example(u"policy.json"_s), policySchema()), QStringList());
        QVERIFY(Policy::fromJson(example(u"policy.json"_s), u"p"_s));
    }

    /// What administrators begin with.
    void policyToRollOutIsGoodBySchemaAndReader()
    {
        QFile file(QStringLiteral(AGENT0_SOURCES "/packaging/policy/policy.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject policy = schemaOf(file.readAll());
        QCOMPARE(schemaProblems(policy, policySchema()), QStringList());
        const auto read = Policy::fromJson(policy, u"p"_s);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        // It is a whole profile by itself.
        const Effective effective = mergeSettings({u"default"_s, u"/none"_s, u"/none"_s}, {}, *read);
        QCOMPARE(codes(effective.problems), QStringList());
        QVERIFY(effective.profile.activity.journal);
        QVERIFY(effective.setting(u"activity.collector")->managed);
        QVERIFY(!effective.setting(u"displayName")->managed);
    }

    void policiesInScriptsAreGood_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<QByteArray>("end");
        QTest::newRow("Intune") << u"intune.ps1"_s << QByteArray("@'\n") << QByteArray("\n'@");
        QTest::newRow("Jamf") << u"jamf.sh"_s << QByteArray("<<'END'\n") << QByteArray("\nEND\n");
    }
    void policiesInScriptsAreGood()
    {
        QFETCH(QString, script);
        QFETCH(QByteArray, begin);
        QFETCH(QByteArray, end);
        QFile file(QStringLiteral(AGENT0_SOURCES "/packaging/policy/") + script);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        const qsizetype from = text.indexOf(begin) + begin.size();
        QVERIFY(from >= begin.size() && text.indexOf(end, from) > from);
        const QByteArray json = text.mid(from, text.indexOf(end, from) - from);
        QVERIFY2(QJsonDocument::fromJson(json).isObject(), json);
        const QJsonObject policy = schemaOf(json);
        QCOMPARE(schemaProblems(policy, policySchema()), QStringList());
        const auto read = Policy::fromJson(policy, u"p"_s);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QVERIFY(read->present());
    }

    void schemaRefusesWhatTheReaderRefuses_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("unknown") << u"colour"_s << QJsonValue(u"red"_s);
        QTest::newRow("missing") << u"identityProvider.issuer"_s << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("type") << u"connections.todo0.enabled"_s << QJsonValue(1);
        QTest::newRow("choice") << u"connections.todo0.access"_s << QJsonValue(u"saml"_s);
        QTest::newRow("plain http") << u"identityProvider.issuer"_s << QJsonValue(u"http://acme.test"_s);
        QTest::newRow("port") << u"identityProvider.redirect.port"_s << QJsonValue(70000);
        QTest::newRow("blank") << u"connections.todo0.clientId"_s << QJsonValue(u"x "_s);
        QTest::newRow("scope twice") << u"connections.todo0.scopes"_s << QJsonValue(QJsonArray{u"a"_s, u"a"_s});
        QTest::newRow("id") << u"connections.todo0.id"_s << QJsonValue(u"Todo"_s);
    }
    void schemaRefusesWhatTheReaderRefuses()
    {
        QFETCH(QString, path);
        QFETCH(QJsonValue, value);
        const QJsonObject profile = test::acmeWith(path, value);
        QCOMPARE(schemaProblems(profile, profileSchema()).size(), 1);
        QVERIFY(!readProfile(profile, u"p"_s).good());
    }
};

AGENT0_TEST(PublishedTest)
#include "tst_published.moc"
