#pragma once

#include <QByteArray>

#include <curl/curl.h>

namespace agent0::bench {

/// The least that libcurl can do: one easy handle used again and again, no checks. What we compare ourselves with.
class PlainCurl {
public:
    PlainCurl();
    ~PlainCurl();
    PlainCurl(const PlainCurl &) = delete;
    PlainCurl &operator=(const PlainCurl &) = delete;

    /// The body of the answer. Ends the program when the status is not wanted.
    QByteArray post(const QByteArray &url, const QByteArray &form, const QByteArray &basic = {});
    QByteArray get(const QByteArray &url, const QByteArray &bearer);

    /// For a multi handle: everything set, the answer goes to body().
    CURL *preparePost(const QByteArray &url, const QByteArray &form, const QByteArray &basic = {});
    CURL *prepareGet(const QByteArray &url, const QByteArray &bearer);
    const QByteArray &body() const { return m_body; }
    /// What is prepared, now.
    QByteArray perform();
    /// Ends the program unless that exchange gave status 200.
    static void check(CURL *easy, CURLcode code);

private:
    CURL *m_easy;
    curl_slist *m_headers = nullptr;
    QByteArray m_form;
    QByteArray m_body;
};

/// The text of a member in a JSON answer, found without parsing.
QByteArray member(const QByteArray &json, const char *name);

} // namespace agent0::bench
