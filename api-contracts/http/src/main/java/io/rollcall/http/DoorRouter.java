// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.shared.Unavailable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** All endpoints of all doors as one router. A path it does not know is left to other handlers. */
final class DoorRouter implements RouterFunction<ServerResponse> {

    /** Words and slashes; more are in no path of ours. */
    private static final int MOST_ELEMENTS = 32;

    /** As many as a question may name users, and then some. */
    private static final int MOST_PARAMETERS = 5_000;

    private final List<Resource> resources;
    private final Map<Door, ApiProtocol> protocols = new HashMap<>();
    private final ReadYourWrites written;

    /** @throws IllegalStateException where two endpoints claim one place, or an endpoint's door has no protocol */
    DoorRouter(Collection<Endpoint> endpoints, Collection<ApiProtocol> protocols, ReadYourWrites written) {
        this.written = written;
        protocols.forEach(protocol -> this.protocols.put(protocol.door(), protocol));
        this.resources = resources(endpoints);
        for (var resource : resources) {
            if (!this.protocols.containsKey(resource.door())) {
                throw new IllegalStateException("No protocol for the door " + resource.door());
            }
        }
    }

    @Override
    public Mono<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        var path = request.requestPath().pathWithinApplication();
        if (path.elements().size() > MOST_ELEMENTS) {
            return Mono.empty();
        }
        var asked = Resource.withoutSlash(path);
        for (var resource : resources) {
            if (resource.isAt(asked)) {
                // names the resource, and not its path with its ids, to Spring's metrics
                request.attributes().put(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE, resource.path());
                return Mono.just(found -> serve(found, resource));
            }
        }
        return Mono.empty();
    }

    private Mono<ServerResponse> serve(ServerRequest request, Resource resource) {
        var protocol = protocols.get(resource.door());
        return Mono.defer(() -> protocol.serve(withBoundedQuery(request), resource)
                        .onErrorMap(CallerLeft.class, caller -> caller.said(protocol.left()))
                        .contextWrite(ReadPosition.at(
                                ReadPosition.askedBy(request.headers().asHttpHeaders())))
                        .contextWrite(AcceptLanguage.by(request.headers().asHttpHeaders()))
                        .contextWrite(LastEventId.by(request.headers().asHttpHeaders())))
                .flatMap(answer -> seen(answer).thenReturn(answer))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("No answer from " + resource.path())))
                .map(answer -> request.method() == HttpMethod.HEAD ? answer.withoutStream() : answer)
                .flatMap(ResponseRenderer::of);
    }

    private static ServerRequest withBoundedQuery(ServerRequest request) {
        var query = request.uri().getRawQuery();
        if (query != null && query.chars().filter(character -> character == '&').count() >= MOST_PARAMETERS) {
            throw Refusal.badRequest(
                    "The query has too many parameters: at most " + MOST_PARAMETERS + " are accepted.");
        }
        return request;
    }

    /** What is done is done, though it may be seen a little later: that is no reason to tell the client otherwise. */
    private Mono<Void> seen(Answer answer) {
        return answer.position().map(written::upTo).orElse(Mono.empty()).onErrorComplete(Unavailable.class::isInstance);
    }

    private static List<Resource> resources(Collection<Endpoint> endpoints) {
        var places = new LinkedHashMap<String, Map<HttpMethod, Endpoint>>();
        for (var endpoint : endpoints) {
            var route = endpoint.route();
            var place = places.computeIfAbsent(withoutSlash(route.path()), path -> new HashMap<>());
            if (place.put(route.method(), endpoint) != null) {
                throw new IllegalStateException("Two endpoints for " + route.method() + " " + route.path());
            }
        }
        var resources = new ArrayList<Resource>();
        places.forEach((path, place) -> resources.add(resource(path, place)));
        resources.sort(Comparator.comparing(Resource::path)); // the most specific first
        return List.copyOf(resources);
    }

    private static Resource resource(String path, Map<HttpMethod, Endpoint> endpoints) {
        var doors = endpoints.values().stream()
                .map(endpoint -> endpoint.route().door())
                .distinct()
                .toList();
        if (doors.size() > 1) {
            throw new IllegalStateException("More than one door at " + path);
        }
        return new Resource(doors.getFirst(), PathPatternParser.defaultInstance.parse(path), endpoints);
    }

    private static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
