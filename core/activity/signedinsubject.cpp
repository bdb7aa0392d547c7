#include "activity/signedinsubject.h"

namespace agent0 {

namespace {

std::optional<QString> subjectAfter(const ActivityLine &line)
{
    const auto record = line.record();
    if (!record)
        return std::nullopt;
    return record->kind == ActivityKind::SignOut ? QString() : record->subject;
}

} // namespace

std::optional<QString> SignedInSubject::news()
{
    if (!m_reader) {
        const ActivityFilter changes{.result = u"ok"_s, .kinds = {ActivityKind::SignIn, ActivityKind::SignOut}};
        m_reader.emplace(m_folder, changes);
        m_reader->skipToEnd();
        return ofNewestRecord();
    }
    std::optional<QString> subject;
    for (auto line = m_reader->next(); line; line = m_reader->next())
        subject = subjectAfter(*line);
    return subject;
}

std::optional<QString> SignedInSubject::ofNewestRecord() const
{
    BackwardActivityReader newest(m_folder);
    const auto line = newest.next();
    return line ? subjectAfter(*line) : std::nullopt;
}

} // namespace agent0
