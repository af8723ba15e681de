// SPDX-License-Identifier: Apache-2.0
package io.rollcall.faults;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/** One client's connection, and that of the proxy to the server for it: one command after the other. */
final class Relay {

    private final MongoProxy proxy;
    private final int member;
    private final Socket client;
    private final Socket server;
    private final DataInputStream fromServer;

    Relay(MongoProxy proxy, int member, Socket client, Socket server) throws IOException {
        this.proxy = proxy;
        this.member = member;
        this.client = client;
        this.server = server;
        this.fromServer = new DataInputStream(new BufferedInputStream(server.getInputStream()));
    }

    /** Returns once one of the two has ended, or is to end. */
    void run() throws IOException {
        var fromClient = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        for (var request = WireMessage.read(fromClient); request != null; request = WireMessage.read(fromClient)) {
            if (client.isClosed()) {
                return; // a virtual thread may still read what came after that
            }
            if (request.isUnanswered()) {
                request.writeTo(server.getOutputStream());
                continue;
            }
            var answer = answer(request);
            if (answer == null) {
                return;
            }
            answer.writeTo(client.getOutputStream());
        }
    }

    /** {@code null} where the connection is to end instead. */
    private @Nullable WireMessage answer(WireMessage request) throws IOException {
        var command = MongoCommand.of(request);
        if (command.isHello()) {
            return request.answer(greeting(request));
        }
        var refusal = proxy.topology().refusal(command, member);
        if (refusal != null) {
            return request.answer(MongoErrors.refusal(refusal, command));
        }
        return command.isAuthentication() ? asked(request) : answer(request, command, proxy.faultOf(command));
    }

    private @Nullable WireMessage answer(WireMessage request, MongoCommand command, @Nullable Fault fault)
            throws IOException {
        return switch (fault) {
            case null -> done(request, command);
            case Fault.Refusal refusal -> request.answer(MongoErrors.refusal(refusal, command));
            case Fault.Concern concern ->
                request.answer(MongoErrors.concern(done(request, command).document(), concern, command));
            case Fault.LostReply lost -> {
                done(request, command);
                yield null;
            }
            case Fault.Cut cut -> null;
            case Fault.Delay delay -> {
                LockSupport.parkNanos(delay.time().toNanos());
                yield done(request, command);
            }
            case Fault.FromCopy copy ->
                asked(request.with(command.document().clone().append("$db", new BsonString(copy.database()))));
        };
    }

    private WireMessage done(WireMessage request, MongoCommand command) throws IOException {
        var most = proxy.largestDocument();
        var limit = most == MongoProxy.UNLIMITED ? null : new DocumentLimit(command, most);
        if (limit == null || !limit.refuses()) {
            return asked(request);
        }
        var remaining = limit.remaining();
        return request.answer(limit.answer(
                remaining == null ? null : asked(request.with(remaining)).document()));
    }

    private BsonDocument greeting(WireMessage request) throws IOException {
        var greeting = proxy.topology().greeting(asked(request.withoutExhaust()).document(), member);
        var server = greeting.getNumber("maxBsonObjectSize").intValue();
        return greeting.append("maxBsonObjectSize", new BsonInt32(Math.min(server, proxy.largestDocument())));
    }

    private WireMessage asked(WireMessage request) throws IOException {
        request.writeTo(server.getOutputStream());
        var answer = WireMessage.read(fromServer);
        if (answer == null) {
            throw new EOFException("The server has ended the connection");
        }
        return answer;
    }
}
