// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.notification;

import io.rollcall.contracts.notification.Notifications;
import io.rollcall.contracts.shared.Unavailable;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.ServerSentEvents.Comment;
import io.rollcall.http.ServerSentEvents.Event;
import io.rollcall.http.ServerSentEvents.Frame;
import io.rollcall.http.ServerSentEvents.HangUp;
import io.rollcall.http.ServerSentEvents.Place;
import io.rollcall.http.meet.NotificationBody;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * One client that is being told. It is woken with a position, waits until the read model has that, and reads what
 * stands behind the last thing it has told. At most one such reading, of a bounded document, is under way or waits to
 * be taken by the client; being woken meanwhile only says that there is to be another one.
 */
final class NotificationStream {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Comment ALIVE = new Comment("");

    /** What a stream reads from. */
    @FunctionalInterface
    interface Source {

        /** What a user has been told of since a position, once a further position has been reached. */
        Mono<Notifications> since(UserId user, long since, long after);
    }

    private enum Signal {
        NEWS,
        BEAT
    }

    private final UserId user;
    private final StreamGuard guard;
    private final NotificationStreams streams;
    private final Source source;
    private final NotificationProperties limits;
    private final AtomicLong wanted = new AtomicLong();
    private volatile Runnable poke = () -> {};
    private volatile long lastTaken = System.nanoTime();
    private volatile long told;

    NotificationStream(
            UserId user, StreamGuard guard, NotificationStreams streams, Source source, NotificationProperties limits) {
        this.user = user;
        this.guard = guard;
        this.streams = streams;
        this.source = source;
        this.limits = limits;
    }

    UserId user() {
        return user;
    }

    StreamGuard watch() {
        return guard;
    }

    /**
     * All frames, to one subscriber.
     *
     * @param last the id of the last event that the client has had; {@code null} where it wants to be told from now on
     * @param seen the position after which that is: the client is not told of what it has seen itself; 0 for none
     */
    Flux<Frame> frames(@Nullable String last, long seen) {
        return Flux.using(
                        this::lookingAfter,
                        looking -> streams.add(this) ? begun(last, seen) : Flux.empty(),
                        Disposable::dispose)
                .takeUntilOther(guard.end())
                .doFinally(end -> streams.remove(this));
    }

    /** There may be news, at this position of the log. */
    void wake(long at) {
        wanted.accumulateAndGet(at, Math::max);
        poke.run();
    }

    /** The place is taken after this stream has begun to be woken: nothing is between the two. */
    private Flux<Frame> begun(@Nullable String last, long seen) {
        guard.check(streams.position());
        return Flux.<Frame>just(ALIVE)
                .concatWith(last == null ? fromNow(seen) : after(last))
                .concatWith(Flux.merge(1, Flux.create(this::listen, OverflowStrategy.LATEST), beats())
                        .concatMap(this::answer, 1))
                .doOnNext(frame -> lastTaken = System.nanoTime());
    }

    private Mono<Frame> fromNow(long seen) {
        return heardOf(seen).then(Mono.fromSupplier(() -> new Place(told(streams.position()))));
    }

    private Mono<Frame> after(String last) {
        return last.matches("[0-9]{1,18}") ? after(Long.parseLong(last)) : Mono.fromSupplier(this::reset);
    }

    /** This process may not have heard of all that another one has told; but what the log never held is no place. */
    private Mono<Frame> after(long last) {
        return heardOf(last).then(Mono.defer(() -> {
            if (streams.position() < last) {
                return Mono.just(reset());
            }
            told = last;
            wanted.accumulateAndGet(streams.position(), Math::max);
            return Mono.empty();
        }));
    }

    /** Completes once this process has heard of a position, or was patient for long enough. */
    private Mono<Void> heardOf(long position) {
        return Flux.interval(Duration.ZERO, LOOK)
                .onBackpressureDrop()
                .takeUntil(look -> streams.position() >= position)
                .take(PATIENCE)
                .then();
    }

    private Frame reset() {
        return new Event(told(streams.position()), "reset", Map.of());
    }

    private long told(long position) {
        told = position;
        return position;
    }

    private Flux<Signal> beats() {
        return Flux.interval(limits.heartbeat()).map(beat -> Signal.BEAT).onBackpressureDrop();
    }

    private void listen(FluxSink<Signal> sink) {
        poke = () -> sink.next(Signal.NEWS);
        poke.run();
    }

    private Flux<Frame> answer(Signal signal) {
        return signal == Signal.BEAT ? Flux.just(ALIVE) : news();
    }

    private Flux<Frame> news() {
        var upTo = wanted.get();
        return upTo <= told
                ? Flux.empty()
                : source.since(user, told, upTo).flatMapMany(this::said).onErrorResume(this::later);
    }

    private Flux<Frame> said(Notifications news) {
        return news.complete()
                ? Flux.fromIterable(news.list())
                        .map(NotificationBody::event)
                        .doOnNext(event -> told = event.id())
                        .cast(Frame.class)
                : Flux.just(new Event(told(news.list().getLast().position()), "reset", Map.of()));
    }

    private Flux<Frame> later(Throwable fault) {
        if (fault instanceof Unavailable) {
            Schedulers.parallel().schedule(poke, StreamGuard.AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            guard.unforeseen(fault);
        }
        return Flux.empty();
    }

    /** Beside the frames, which wait for their reader. */
    private Disposable lookingAfter() {
        return Flux.interval(limits.heartbeat()).subscribe(beat -> lookAfter(), guard::unforeseen);
    }

    private void lookAfter() {
        if (System.nanoTime() - lastTaken > limits.stall().toNanos()) {
            guard.fail(new HangUp());
        } else {
            guard.glance();
        }
    }
}
