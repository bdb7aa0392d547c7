#include "activity/activityfiles.h"

#include "activity/activitychain.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace agent0 {

namespace {

constexpr qsizetype HeadBytes = 256; // always as long: it is overwritten, never cut, and needs no new room on the disk

} // namespace

QString ActivityFiles::name(int number) { return u"activity-%1.jsonl"_s.arg(number, 8, 10, QChar(u'0')); }

QString ActivityFiles::path(int number) const { return m_folder + u'/' + name(number); }

QList<int> ActivityFiles::numbers() const
{
    QList<int> all;
    const qsizetype length = name(1).size();
    // No name filter: it would be a regular expression, and every start of a program comes by.
    for (const QString &file : QDir(m_folder).entryList(QDir::Files, QDir::NoSort)) {
        const int number = file.size() == length ? QStringView(file).sliced(9, 8).toInt() : 0;
        if (number > 0 && file == name(number))
            all.append(number);
    }
    std::ranges::sort(all);
    return all;
}

qint64 ActivityFiles::size(int number) const
{
    const QFileInfo file(path(number));
    return file.exists() ? file.size() : -1;
}

ActivityHead ActivityHead::ofNewLog() { return ActivityHead{.hash = ActivityChain::beginning()}; }

QByteArray ActivityHead::text() const
{
    QByteArray text = "{\"seq\":" + QByteArray::number(sequence) + ",\"hash\":\"" + hash
        + "\",\"file\":" + QByteArray::number(file) + ",\"size\":" + QByteArray::number(size) + ",\"first_file\":"
        + QByteArray::number(firstFile) + ",\"first_seq\":" + QByteArray::number(firstSequence) + '}';
    return text.leftJustified(HeadBytes - 1, ' ') + '\n';
}

std::optional<ActivityHead> ActivityHead::read(const ActivityFiles &files)
{
    QFile place(files.headPath());
    if (!place.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::nullopt;
    const QByteArray text = place.read(HeadBytes + 1);
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    const ActivityHead head{json["seq"_L1].toInteger(-1), json["hash"_L1].toString().toLatin1(),
        int(json["file"_L1].toInteger()), json["size"_L1].toInteger(-1), int(json["first_file"_L1].toInteger()),
        json["first_seq"_L1].toInteger()};
    // Written again it must be the same, so that not one byte of it can be changed unseen.
    if (head.text() != text)
        return std::nullopt;
    return head;
}

bool ActivityHead::write(const ActivityFiles &files) const
{
    QFile place(files.headPath());
    constexpr auto Owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    return place.open(QIODevice::ReadWrite | QIODevice::Unbuffered, Owner) && place.write(text()) == HeadBytes;
}

} // namespace agent0
