// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Body;
import io.rollcall.http.Call;
import io.rollcall.http.Carrier;
import io.rollcall.http.Dialect;
import io.rollcall.http.Refusal;
import io.rollcall.http.Resource;
import io.rollcall.http.SessionCookie;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * A door that talks like Django REST framework. It checks what the client accepts (406), who asks (401), the method
 * (405) and the body (400, 413, 415), in this order (behaviours, section 3).
 */
final class DrfDialect implements Dialect {

    private static final Set<String> ACCEPTED = Set.of("*/*", "application/*", "application/json");

    private final Door door;
    private final Carrier carrier;
    private final BodyReader bodies;
    private final @Nullable URI publicUrl;

    /** @param publicUrl where clients reach this server; {@code null} for wherever each says that it does */
    DrfDialect(Door door, Carrier carrier, BodyReader bodies, @Nullable URI publicUrl) {
        this.door = door;
        this.carrier = carrier;
        this.bodies = bodies;
        this.publicUrl = publicUrl;
    }

    @Override
    public Door door() {
        return door;
    }

    @Override
    public Mono<Answer> serve(ServerRequest request, Resource resource) {
        var headers = request.headers().asHttpHeaders();
        if (!acceptsJson(headers)) {
            return Mono.error(Refusal.notAcceptable());
        }
        return (resource.isAnonymous() ? Mono.<UserId>empty() : carrier.caller(headers))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(caller -> admit(request, resource, caller.orElse(null)));
    }

    @Override
    public Refusal left() {
        return carrier.left();
    }

    private Mono<Answer> admit(ServerRequest request, Resource resource, @Nullable UserId caller) {
        var method = request.method();
        if (caller == null && !resource.isOpen(method)) {
            return Mono.error(carrier.nobody());
        }
        if (method == HttpMethod.OPTIONS) {
            return Mono.just(description(resource));
        }
        var operation =
                resource.operation(method).orElseThrow(() -> Refusal.methodNotAllowed(method.name(), resource.allow()));
        return bodies.with(
                request.exchange().getRequest(), body -> operation.handle(call(request, resource, caller, body)));
    }

    private static boolean acceptsJson(HttpHeaders headers) {
        var wanted = String.join(",", headers.getOrEmpty(HttpHeaders.ACCEPT));
        return wanted.isBlank()
                || List.of(wanted.split(",")).stream()
                        .map(range -> range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                        .anyMatch(ACCEPTED::contains);
    }

    private Call call(ServerRequest request, Resource resource, @Nullable UserId caller, Body body) {
        return new Call(
                body,
                resource.variables(request.requestPath()),
                request.queryParams(),
                caller,
                SessionCookie.in(request.headers().asHttpHeaders()).orElse(null),
                publicUrl == null ? asAddressed(request.uri()) : publicUrl);
    }

    private static URI asAddressed(URI uri) {
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
    }

    /** What {@code OPTIONS} says of a path (G-30). */
    private static Answer description(Resource resource) {
        var description = new LinkedHashMap<String, Object>();
        description.put("name", resource.name());
        description.put("description", "");
        description.put("renders", List.of(BodyReader.JSON));
        description.put("parses", List.of(BodyReader.JSON, BodyReader.FORM, BodyReader.MULTIPART));
        return Answer.ok(description).with(HttpHeaders.ALLOW, resource.allow());
    }
}
