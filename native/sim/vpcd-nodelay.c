/*
 * Preloaded into a pcscd that was started for virtual readers. vpcd writes the length and the body of a message as two
 * small writes; with Nagle's algorithm the second waits for the delayed ACK of the first, 40 ms a command. Accepted TCP
 * sockets are therefore set to TCP_NODELAY. Nothing else of pcscd is touched.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
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
