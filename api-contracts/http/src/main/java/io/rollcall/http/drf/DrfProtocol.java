// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.ApiProtocol;
import io.rollcall.http.Body;
import io.rollcall.http.Call;
import io.rollcall.http.ClientAddresses;
import io.rollcall.http.CredentialResolver;
import io.rollcall.http.CrossSiteCheck;
import io.rollcall.http.Endpoint;
import io.rollcall.http.ReadPosition;
import io.rollcall.http.ReadableHeaders;
import io.rollcall.http.Reauthentication;
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
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * A door that talks like Django REST framework. It checks what the client accepts (406), the caller (401), the method
 * (405) and the body (400, 413, 415), in this order (behaviours, section 3).
 */
final class DrfProtocol implements ApiProtocol {

    private final Door door;
    private final CredentialResolver credentialResolver;
    private final BodyReader bodies;
    private final ClientAddresses clients;
    private final @Nullable URI publicUrl;

    /** @param publicUrl where clients reach this server; {@code null} for wherever each says that it does */
    DrfProtocol(
            Door door,
            CredentialResolver credentialResolver,
            BodyReader bodies,
            ClientAddresses clients,
            @Nullable URI publicUrl) {
        this.door = door;
        this.credentialResolver = credentialResolver;
        this.bodies = bodies;
        this.clients = clients;
        this.publicUrl = publicUrl;
    }

    @Override
    public Door door() {
        return door;
    }

    @Override
    public Mono<Answer> serve(ServerRequest request, Resource resource) {
        var headers = ReadableHeaders.asSent(request.exchange().getRequest());
        if (!accepts(headers, rendered(resource, request.method()))) {
            return Mono.error(Refusal.notAcceptable());
        }
        if (credentialResolver.isShownByBrowsers() && CrossSiteCheck.forged(request.method(), headers)) {
            return Mono.error(Refusal.permissionDenied());
        }
        return (resource.isAnonymous() ? Mono.<UserId>empty() : credentialResolver.caller(headers))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(caller -> admit(request, resource, caller.orElse(null)))
                .contextWrite(Reauthentication.by(credentialResolver, headers));
    }

    @Override
    public Refusal left() {
        return credentialResolver.left();
    }

    private Mono<Answer> admit(ServerRequest request, Resource resource, @Nullable UserId caller) {
        var method = request.method();
        if (caller == null && !resource.isOpen(method)) {
            return Mono.error(credentialResolver.nobody());
        }
        var headers = request.headers().asHttpHeaders();
        if (method == HttpMethod.OPTIONS) {
            ReadPosition.check(headers);
            return Mono.just(description(resource));
        }
        var endpoint =
                resource.endpoint(method).orElseThrow(() -> Refusal.methodNotAllowed(method.name(), resource.allow()));
        ReadPosition.check(headers);
        return bodies.with(
                request.exchange().getRequest(), body -> endpoint.handle(call(request, resource, caller, body)));
    }

    private static MediaType rendered(Resource resource, HttpMethod method) {
        return resource.endpoint(method).map(Endpoint::renders).orElse(MediaType.APPLICATION_JSON);
    }

    private static boolean accepts(HttpHeaders headers, MediaType rendered) {
        var accepted = Set.of("*/*", rendered.getType() + "/*", rendered.toString());
        var wanted = String.join(",", headers.getOrEmpty(HttpHeaders.ACCEPT));
        return wanted.isBlank()
                || List.of(wanted.split(",")).stream()
                        .map(range -> range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                        .anyMatch(accepted::contains);
    }

    private Call call(ServerRequest request, Resource resource, @Nullable UserId caller, Body body) {
        return new Call(
                body,
                resource.variables(request.requestPath()),
                request.queryParams(),
                caller,
                SessionCookie.in(request.headers().asHttpHeaders()).orElse(null),
                base(request),
                clients.of(request.exchange().getRequest()));
    }

    private URI base(ServerRequest request) {
        var uri = request.uri();
        return publicUrl == null ? URI.create(uri.getScheme() + "://" + uri.getRawAuthority()) : publicUrl;
    }

    /** What {@code OPTIONS} says of a path (G-30). */
    private static Answer description(Resource resource) {
        var description = new LinkedHashMap<String, Object>();
        description.put("name", resource.name());
        description.put("description", "");
        description.put("renders", List.of(rendered(resource, HttpMethod.GET).toString()));
        description.put("parses", List.of(BodyReader.JSON, BodyReader.FORM, BodyReader.MULTIPART));
        return Answer.ok(description).with(HttpHeaders.ALLOW, resource.allow());
    }
}
