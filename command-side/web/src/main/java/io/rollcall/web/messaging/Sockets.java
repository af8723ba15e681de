// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.rollcall.command.messaging.PresenceLeases;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open sockets of this process, and with them the users that are connected to it. */
public final class Sockets {

    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final int LOCKS = 64;

    private final Map<UserId, List<Socket>> byUser = new ConcurrentHashMap<>();
    private final Set<UserId> gone = ConcurrentHashMap.newKeySet();
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();
    private final PresenceLeases presence;
    private final int mostPerUser;
    private volatile boolean open;

    /** @param mostPerUser how many sockets one user may have here */
    Sockets(PresenceLeases presence, int mostPerUser) {
        this.presence = presence;
        this.mostPerUser = mostPerUser;
    }

    /** From here on sockets are taken in, or are not any more; those that are there stay. */
    void open(boolean taken) {
        open = taken;
    }

    /**
     * Takes a socket in; from here on its user counts as connected. Blocks.
     *
     * @return whether there was room for one more of this user
     * @throws Refusal 503 while none are taken in
     */
    boolean add(Socket socket) {
        var user = socket.bearer().user();
        synchronized (lock(user)) {
            if (!open) {
                throw Refusal.unavailable(1);
            }
            var sockets = byUser.computeIfAbsent(user, first -> new CopyOnWriteArrayList<>());
            if (sockets.size() >= mostPerUser) {
                return false;
            }
            var first = socket.receives() && !isConnected(user);
            sockets.add(socket);
            if (first) {
                enter(user, socket);
            }
            return true;
        }
    }

    /** Lets a socket go, which may have gone before. Blocks. */
    void remove(Socket socket) {
        var user = socket.bearer().user();
        synchronized (lock(user)) {
            var sockets = of(user);
            if (sockets.remove(socket)) {
                forgetIfEmpty(user);
                if (socket.receives() && !isConnected(user)) {
                    leave(user);
                }
            }
        }
    }

    /** How many sockets a user has here. */
    public int numberOf(UserId user) {
        return of(user).size();
    }

    /** Whether a user is connected, to whichever process. Blocks where it is not this one. */
    boolean isPresent(UserId user) {
        return isConnected(user) || presence.has(user);
    }

    /** The sockets of a user, as they come and go. */
    List<Socket> of(UserId user) {
        return byUser.getOrDefault(user, List.of());
    }

    Stream<Socket> all() {
        return byUser.values().stream().flatMap(List::stream);
    }

    /** Lets all go, so that they come again; new ones may come. */
    void closeAll() {
        all().forEach(socket -> socket.close(Socket.GOING_AWAY));
    }

    /** Says again which users are connected: the lease was lost, and with it whatever was said before. Blocks. */
    void enterAgain() {
        var users = byUser.keySet().stream().filter(this::isConnected).toList();
        if (!users.isEmpty()) {
            presence.enter(users);
            users.stream().filter(user -> !isConnected(user)).forEach(gone::add); // may have gone meanwhile
        }
    }

    /** Says that users are gone, where that could not be said at the time. Blocks. */
    void settle() {
        for (var user : gone) {
            synchronized (lock(user)) {
                gone.remove(user);
                if (!isConnected(user)) {
                    leave(user);
                }
            }
        }
    }

    private void enter(UserId user, Socket socket) {
        try {
            presence.enter(List.of(user));
        } catch (RuntimeException e) {
            of(user).remove(socket);
            forgetIfEmpty(user);
            throw e;
        }
    }

    private void leave(UserId user) {
        try {
            presence.leave(user);
        } catch (RuntimeException e) {
            gone.add(user); // told again with the next renewal
            LOG.debug("It could not be told that somebody is gone: {}", e.getMessage());
        }
    }

    private void forgetIfEmpty(UserId user) {
        if (of(user).isEmpty()) {
            byUser.remove(user);
        }
    }

    private boolean isConnected(UserId user) {
        return of(user).stream().anyMatch(Socket::receives);
    }

    private Object lock(UserId user) {
        return locks[Math.floorMod(Long.hashCode(user.value()), LOCKS)];
    }
}
