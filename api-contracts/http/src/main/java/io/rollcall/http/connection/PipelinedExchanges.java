// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.rollcall.http.ShutdownState;

/**
 * The requests of one connection and their answers: bounds those that wait, gives each answer the headers that all
 * have, and ends the connection with its last answer when the server stops. Stands next to Netty's codec, so that no
 * answer goes by, be it Netty's own.
 */
final class PipelinedExchanges extends ChannelDuplexHandler {

    private final Channel channel;
    private final int most;
    private final ShutdownState stopping;
    private volatile int waiting;
    private volatile boolean streams;
    private boolean last;

    /** @param most how many requests may wait for their answers */
    PipelinedExchanges(Channel channel, int most, ShutdownState stopping) {
        this.channel = channel;
        this.most = most;
        this.stopping = stopping;
    }

    /** Whether an answer is being made or sent; not one without an end, such as a stream of events or a socket. */
    boolean isUnderWay() {
        return waiting > 0 && !streams;
    }

    /** Whether what is being sent are events, which have a watch of their own over readers that take nothing. */
    boolean isStream() {
        return streams;
    }

    /** Closes the connection unless there is a request to be answered. */
    void closeIfIdle() {
        channel.eventLoop().execute(() -> {
            if (waiting == 0) {
                channel.close();
            }
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            waiting++;
            if (waiting > most) {
                Connections.reset(channel);
            }
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                streams = response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS); // a socket from here on
                context.write(message, promise); // else the answer is still to come
                return;
            }
            begin(response);
        }
        if (message instanceof LastHttpContent) {
            end(promise);
        }
        context.write(message, promise);
    }

    private void begin(HttpResponse response) {
        var headers = response.headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(HttpHeaderNames.DATE, HttpDate.now());
        if (headers.contains(HttpHeaderNames.ACCEPT_PATCH, "", false)) { // Spring's word for none (RFC 5789, 3.1)
            headers.remove(HttpHeaderNames.ACCEPT_PATCH);
        }
        if (!headers.contains(HttpHeaderNames.CACHE_CONTROL)) {
            headers.set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        }
        streams = headers.contains(HttpHeaderNames.CONTENT_TYPE, "text/event-stream", true);
        last = stopping.hasBegun() && waiting <= 1;
        if (last) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    private void end(ChannelPromise promise) {
        waiting = Math.max(0, waiting - 1); // Netty answers what it cannot read, too
        streams = false;
        if (last || (stopping.isClosed() && waiting == 0)) {
            promise.unvoid().addListener(sent -> channel.close());
        }
    }
}
