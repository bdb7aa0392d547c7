/* Preloaded into a program, it writes every address beyond this process that it goes to, or looks up, to the file
   AGENT0_CONNECTIONS: "inet 127.0.0.1:4711", "name example.com". */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void tell(const char *what, const char *where, int port)
{
    const char *path = getenv("AGENT0_CONNECTIONS");
    const int file = path ? open(path, O_WRONLY | O_APPEND | O_CREAT, 0600) : -1;
    if (file < 0)
        return;
    char line[512];
    const int size = port ? snprintf(line, sizeof line, "%s %s:%d\n", what, where, port)
                          : snprintf(line, sizeof line, "%s %s\n", what, where);
    if (write(file, line, (size_t)size) != size)
        abort();
    close(file);
}

static void tell_address(const struct sockaddr *address)
{
    char text[INET6_ADDRSTRLEN] = "";
    if (!address)
        return;
    if (address->sa_family == AF_INET) {
        const struct sockaddr_in *four = (const struct sockaddr_in *)address;
        tell("inet", inet_ntop(AF_INET, &four->sin_addr, text, sizeof text), ntohs(four->sin_port));
    } else if (address->sa_family == AF_INET6) {
        const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)address;
        tell("inet6", inet_ntop(AF_INET6, &six->sin6_addr, text, sizeof text), ntohs(six->sin6_port));
    }
}

int connect(int socket, const struct sockaddr *address, socklen_t size)
{
    tell_address(address);
    return ((int (*)(int, const struct sockaddr *, socklen_t))dlsym(RTLD_NEXT, "connect"))(socket, address, size);
}

ssize_t sendto(int socket, const void *bytes, size_t count, int flags, const struct sockaddr *address, socklen_t size)
{
    tell_address(address);
    return ((ssize_t(*)(int, const void *, size_t, int, const struct sockaddr *, socklen_t))dlsym(RTLD_NEXT, "sendto"))(
        socket, bytes, count, flags, address, size);
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **result)
{
    struct in6_addr literal;
    if (node && inet_pton(AF_INET, node, &literal) != 1 && inet_pton(AF_INET6, node, &literal) != 1)
        tell("name", node, 0);
    return ((int (*)(const char *, const char *, const struct addrinfo *, struct addrinfo **))dlsym(
        RTLD_NEXT, "getaddrinfo"))(node, service, hints, result);
}
