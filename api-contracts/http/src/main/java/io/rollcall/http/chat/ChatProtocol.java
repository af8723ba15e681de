// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.chat;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.ApiProtocol;
import io.rollcall.http.Body;
import io.rollcall.http.Call;
import io.rollcall.http.ClientAddresses;
import io.rollcall.http.Endpoint;
import io.rollcall.http.ReadPosition;
import io.rollcall.http.Refusal;
import io.rollcall.http.RequestBodies;
import io.rollcall.http.Resource;
import io.rollcall.http.drf.JsonDecoder;
import io.rollcall.http.drf.Malformed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * The chat door's way with a request: the method (405), the body, which is JSON whatever its type says (400), the
 * caller (401, 404), in this order (behaviours, section 7.1). What lacks a body has one that says nothing:
 * {@code null}.
 */
final class ChatProtocol implements ApiProtocol {

    private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Body NOTHING = new Body.Document(null);

    private final ChatCredentialResolver credentialResolver;
    private final RequestBodies bodies;
    private final ClientAddresses clients;

    ChatProtocol(ChatCredentialResolver credentialResolver, RequestBodies bodies, ClientAddresses clients) {
        this.credentialResolver = credentialResolver;
        this.bodies = bodies;
        this.clients = clients;
    }

    @Override
    public Door door() {
        return Door.CHAT;
    }

    @Override
    public Refusal left() {
        return credentialResolver.left();
    }

    @Override
    public Mono<Answer> serve(ServerRequest request, Resource resource) {
        var method = request.method();
        if (method == HttpMethod.OPTIONS) {
            ReadPosition.check(request.headers().asHttpHeaders());
            return Mono.just(ChatAnswers.bare(200).with(HttpHeaders.ALLOW, resource.allow()));
        }
        var endpoint = resource.endpoint(method)
                .orElseThrow(() -> new Refusal(
                        ChatAnswers.told(405, "Invalid HTTP method.").with(HttpHeaders.ALLOW, resource.allow())));
        return WITHOUT_BODY.contains(method)
                ? admit(request, resource, endpoint, NOTHING)
                : bodies.with(
                        request.exchange().getRequest(),
                        bytes -> read(method, bytes),
                        body -> admit(request, resource, endpoint, body));
    }

    private Mono<Answer> admit(ServerRequest request, Resource resource, Endpoint endpoint, Body body) {
        var headers = request.headers().asHttpHeaders();
        if (resource.isOpen(request.method())) {
            var call = call(request, resource, null, body);
            return endpoint.admits(call).then(Mono.defer(() -> {
                ReadPosition.check(headers);
                return endpoint.handle(call);
            }));
        }
        return credentialResolver
                .caller(headers)
                .switchIfEmpty(Mono.error(credentialResolver::nobody))
                .doOnNext(caller -> ReadPosition.check(headers))
                .flatMap(caller -> endpoint.handle(call(request, resource, caller, body)));
    }

    private Call call(ServerRequest request, Resource resource, @Nullable UserId caller, Body body) {
        return new Call(
                body,
                resource.variables(request.requestPath()),
                request.queryParams(),
                caller,
                ChatCredentialResolver.in(request.headers().asHttpHeaders()).orElse(null),
                request.uri().resolve("/"),
                clients.of(request.exchange().getRequest()));
    }

    private static Body read(HttpMethod method, byte[] bytes) {
        if (bytes.length == 0) {
            return NOTHING;
        }
        return decoded(bytes)
                .orElseThrow(
                        // deleting is refused without a word (D-47)
                        () -> method == HttpMethod.DELETE ? ChatAnswers.refused(400) : ChatAnswers.badJson());
    }

    private static Optional<Body> decoded(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(new Body.Document(JsonDecoder.decode(text)));
        } catch (Malformed | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
