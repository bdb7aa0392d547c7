// The least that gets the todos with a token at hand: libcurl and nothing else. agent0-bench-todos URL [HOW MANY AT ONCE];
// the token is in the environment. Built once more with an empty QCoreApplication: what Qt costs before it does anything.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <curl/curl.h>

#ifdef AGENT0_BENCH_WITH_QT
#include <QCoreApplication>
#endif

namespace {

size_t append(char *bytes, size_t size, size_t count, void *body)
{
    static_cast<std::string *>(body)->append(bytes, size * count);
    return size * count;
}

bool good(CURL *easy, CURLcode code)
{
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    return code == CURLE_OK && status == 200;
}

bool allAtOnce(const std::vector<CURL *> &requests)
{
    CURLM *const multi = curl_multi_init();
    for (CURL *request : requests)
        curl_multi_add_handle(multi, request);
    for (int running = 1; running > 0;) {
        curl_multi_perform(multi, &running);
        curl_multi_poll(multi, nullptr, 0, 1000, nullptr);
    }
    size_t done = 0;
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(multi, &left))
        done += good(message->easy_handle, message->data.result) ? 1 : 0;
    for (CURL *request : requests)
        curl_multi_remove_handle(multi, request);
    curl_multi_cleanup(multi);
    return done == requests.size();
}

} // namespace

int main(int argc, char **argv)
{
#ifdef AGENT0_BENCH_WITH_QT
    const QCoreApplication application(argc, argv);
#endif
    const char *token = std::getenv("AGENT0_BENCH_TOKEN");
    if (argc < 2 || !token)
        return 2;
    curl_global_init(CURL_GLOBAL_DEFAULT);
    curl_slist *const headers = curl_slist_append(nullptr, (std::string("Authorization: Bearer ") + token).c_str());
    std::vector<std::string> bodies(argc > 2 ? size_t(std::atoi(argv[2])) : 1);
    std::vector<CURL *> requests;
    for (std::string &body : bodies) {
        CURL *const request = requests.emplace_back(curl_easy_init());
        curl_easy_setopt(request, CURLOPT_URL, argv[1]);
        curl_easy_setopt(request, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(request, CURLOPT_WRITEFUNCTION, append);
        curl_easy_setopt(request, CURLOPT_WRITEDATA, &body);
    }
    const bool done = requests.size() == 1 ? good(requests[0], curl_easy_perform(requests[0])) : allAtOnce(requests);
    std::fwrite(bodies[0].data(), 1, bodies[0].size(), stdout);
    for (CURL *request : requests)
        curl_easy_cleanup(request);
    curl_slist_free_all(headers);
    curl_global_cleanup();
    return done ? 0 : 1;
}
