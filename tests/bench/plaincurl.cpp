#include "bench/plaincurl.h"

#include <QtGlobal>

namespace agent0::bench {

namespace {

size_t append(char *bytes, size_t size, size_t count, void *body)
{
    static_cast<QByteArray *>(body)->append(bytes, qsizetype(size * count));
    return size * count;
}

} // namespace

PlainCurl::PlainCurl() : m_easy(curl_easy_init())
{
    curl_easy_setopt(m_easy, CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(m_easy, CURLOPT_WRITEDATA, &m_body);
    curl_easy_setopt(m_easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(m_easy, CURLOPT_PROXY, "");
}

PlainCurl::~PlainCurl()
{
    curl_slist_free_all(m_headers);
    curl_easy_cleanup(m_easy);
}

CURL *PlainCurl::preparePost(const QByteArray &url, const QByteArray &form, const QByteArray &basic)
{
    m_body.clear();
    m_form = form;
    curl_slist_free_all(m_headers);
    m_headers = curl_slist_append(nullptr, "Accept: application/json");
    if (!basic.isEmpty())
        m_headers = curl_slist_append(m_headers, ("Authorization: Basic " + basic).constData());
    curl_easy_setopt(m_easy, CURLOPT_URL, url.constData());
    curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, m_headers);
    curl_easy_setopt(m_easy, CURLOPT_POSTFIELDSIZE, long(m_form.size()));
    curl_easy_setopt(m_easy, CURLOPT_POSTFIELDS, m_form.constData());
    return m_easy;
}

CURL *PlainCurl::prepareGet(const QByteArray &url, const QByteArray &bearer)
{
    m_body.clear();
    curl_slist_free_all(m_headers);
    m_headers = curl_slist_append(nullptr, ("Authorization: Bearer " + bearer).constData());
    curl_easy_setopt(m_easy, CURLOPT_URL, url.constData());
    curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, m_headers);
    curl_easy_setopt(m_easy, CURLOPT_HTTPGET, 1L);
    return m_easy;
}

void PlainCurl::check(CURL *easy, CURLcode code)
{
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    if (code != CURLE_OK || status != 200)
        qFatal("the comparison failed: %s, status %ld", curl_easy_strerror(code), status);
}

QByteArray PlainCurl::perform()
{
    check(m_easy, curl_easy_perform(m_easy));
    return m_body;
}

QByteArray PlainCurl::post(const QByteArray &url, const QByteArray &form, const QByteArray &basic)
{
    preparePost(url, form, basic);
    return perform();
}

QByteArray PlainCurl::get(const QByteArray &url, const QByteArray &bearer)
{
    prepareGet(url, bearer);
    return perform();
}

QByteArray member(const QByteArray &json, const char *name)
{
    const QByteArray key = QByteArray("\"") + name + "\"";
    qsizetype at = json.indexOf(key);
    if (at < 0)
        qFatal("the answer has no %s", name);
    at = json.indexOf('"', json.indexOf(':', at + key.size())) + 1;
    return json.mid(at, json.indexOf('"', at) - at);
}

} // namespace agent0::bench
