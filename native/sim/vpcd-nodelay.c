/*
 * Preloaded into a pcscd that was started for virtual readers. vpcd writes the length and the body of a message as two
 * small writes; with Nagle's algorithm the second waits for the delayed ACK of the first, 40 ms a command. Accepted TCP
 * sockets are therefore set to TCP_NODELAY. With VPCD_LOOK_MS in the environment pcscd looks for cards so often and not every 400 ms: for tests
 * of very many insertions. Nothing else of pcscd is touched.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

int accept(int fd, struct sockaddr *address, socklen_t *length)
{
    static int (*real_accept)(int, struct sockaddr *, socklen_t *);
    if (!real_accept)
        real_accept = (int (*)(int, struct sockaddr *, socklen_t *))dlsym(RTLD_NEXT, "accept");
    int connection = real_accept(fd, address, length);
    if (connection >= 0) {
        int on = 1;
        setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    return connection;
}

/* What pcscd sleeps between two looks at a reader (PCSCLITE_STATUS_POLL_RATE). */
#define LOOK_NS 400000000L

int nanosleep(const struct timespec *asked, struct timespec *left)
{
    static int (*real_nanosleep)(const struct timespec *, struct timespec *);
    if (!real_nanosleep)
        real_nanosleep = (int (*)(const struct timespec *, struct timespec *))dlsym(RTLD_NEXT, "nanosleep");
    const char *look = getenv("VPCD_LOOK_MS");
    if (look && asked->tv_sec == 0 && asked->tv_nsec == LOOK_NS) {
        struct timespec shorter = {0, atol(look) * 1000000L};
        return real_nanosleep(&shorter, left);
    }
    return real_nanosleep(asked, left);
}
