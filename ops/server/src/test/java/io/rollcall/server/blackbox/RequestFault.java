// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import io.rollcall.contracts.credential.Door;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Something that is wrong with a request, whatever it asks for. */
enum RequestFault {
    NOT_ACCEPTED(Part.ACCEPT, request -> request.with("Accept", "text/html")),
    NOBODY(Part.CREDENTIAL, request -> request.without("Authorization").without("token")),
    STRANGER(
            Part.CREDENTIAL, request -> request.with("Authorization", "Token x").with("token", "x")),
    METHOD(Part.METHOD, request -> new Request(request.client, "BREW", request.body)),
    POSITION(Part.POSITION, request -> request.with("Rollcall-After", "x")),
    TYPE(Part.BODY, request -> request.sending(SentBody.text("text/plain", "{}"))),
    MALFORMED(Part.BODY, request -> request.sending(SentBody.json("{"))),
    LIST(Part.BODY, request -> request.sending(SentBody.json("[1]"))),
    NULL(Part.BODY, request -> request.sending(SentBody.json("null"))),
    EMPTY(Part.BODY, request -> request.sending(SentBody.none()));

    /** Of two faults in one part there is only one in a request. */
    private enum Part {
        ACCEPT,
        CREDENTIAL,
        METHOD,
        POSITION,
        BODY
    }

    record Request(Client client, String method, SentBody body) {

        private Request with(String header, String value) {
            return new Request(client.with(header, value), method, body);
        }

        private Request without(String header) {
            var headers = new TreeMap<>(client.headers());
            headers.remove(header);
            return new Request(new Client(client.base(), Map.copyOf(headers)), method, body);
        }

        private Request sending(SentBody other) {
            return new Request(client, method, other);
        }
    }

    private final Part part;
    private final UnaryOperator<Request> in;

    RequestFault(Part part, UnaryOperator<Request> in) {
        this.part = part;
        this.in = in;
    }

    Request in(Request request) {
        return in.apply(request);
    }

    boolean goesWith(RequestFault other) {
        return part != other.part;
    }

    /** All of them in the order in which a door looks. */
    static List<RequestFault> of(Door door) {
        return door == Door.CHAT
                ? List.of(METHOD, MALFORMED, NOBODY, STRANGER, POSITION, LIST, NULL, EMPTY, TYPE, NOT_ACCEPTED)
                : List.of(values());
    }
}
