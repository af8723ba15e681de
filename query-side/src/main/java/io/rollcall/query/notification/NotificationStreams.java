// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.notification;

import io.rollcall.contracts.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The open streams of this process. */
final class NotificationStreams {

    private final Map<UserId, List<NotificationStream>> byUser = new ConcurrentHashMap<>();
    private final int mostPerUser;
    private volatile boolean open;
    private volatile long position;

    /** @param mostPerUser how many one user may have */
    NotificationStreams(int mostPerUser) {
        this.mostPerUser = mostPerUser;
    }

    /** From here on every event behind this position is heard of; clients that may have missed some connect again. */
    void begin(long from) {
        position = from;
        closeAll();
        open = true;
    }

    /** All up to here has been heard of. */
    void reached(long at) {
        position = at;
    }

    /** No stream is taken in any more. */
    void end() {
        open = false;
        closeAll();
    }

    /** Up to where everything has been heard of. */
    long position() {
        return position;
    }

    boolean isOpen() {
        return open;
    }

    boolean hasRoomFor(UserId user) {
        return of(user).size() < mostPerUser;
    }

    boolean areNone() {
        return byUser.isEmpty();
    }

    /** Takes a stream in, which hears of everything from here on; unless there is no room, or this process stops. */
    boolean add(NotificationStream stream) {
        byUser.compute(stream.user(), (user, streams) -> {
            var all = streams == null ? new CopyOnWriteArrayList<NotificationStream>() : streams;
            if (all.size() < mostPerUser) {
                all.add(stream);
            }
            return all;
        });
        if (!open) { // looked at last: what stops closes those that are in
            remove(stream);
        }
        return of(stream.user()).contains(stream);
    }

    void remove(NotificationStream stream) {
        byUser.computeIfPresent(stream.user(), (user, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
    }

    /** There may be news for this user. */
    void wake(UserId user, long at) {
        of(user).forEach(stream -> stream.wake(at));
    }

    /** There may be news for anybody. */
    void wakeAll(long at) {
        byUser.values().forEach(streams -> streams.forEach(stream -> stream.wake(at)));
    }

    /** What this user was let in by may be worth nothing any more. */
    void check(UserId user, long at) {
        of(user).forEach(stream -> stream.watch().check(at));
    }

    private void closeAll() {
        byUser.values()
                .forEach(streams -> streams.forEach(stream -> stream.watch().close()));
    }

    private List<NotificationStream> of(UserId user) {
        return byUser.getOrDefault(user, List.of());
    }
}
