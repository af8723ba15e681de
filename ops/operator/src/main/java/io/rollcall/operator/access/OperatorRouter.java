// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * All endpoints of operators as one router, which answers for every path below {@link #BASE}: the caller is looked for
 * first, so that strangers learn of none of them.
 */
final class OperatorRouter {

    /** What all paths begin with. */
    static final String BASE = "/ops/v1/";

    private record Place(PathPattern path, HttpMethod method, OperatorEndpoint endpoint, OperatorRoute route) {}

    private final List<Place> places = new ArrayList<>();
    private final OperatorAuthentication authentication;
    private final OperatorCalls calls;
    private final boolean readOnly;

    /** @throws IllegalStateException where two endpoints claim one place */
    OperatorRouter(
            List<OperatorEndpoint> endpoints,
            OperatorAuthentication authentication,
            OperatorCalls calls,
            boolean readOnly) {
        this.authentication = authentication;
        this.calls = calls;
        this.readOnly = readOnly;
        for (var endpoint : endpoints) {
            var route = endpoint.route();
            var path = PathPatternParser.defaultInstance.parse(BASE + route.path());
            if (places.stream()
                    .anyMatch(it -> it.path().equals(path) && it.method().equals(route.method()))) {
                throw new IllegalStateException("Two endpoints for " + route.method() + " " + path);
            }
            places.add(new Place(path, route.method(), endpoint, route));
        }
        places.sort(Comparator.comparing(Place::path)); // the most specific first
    }

    /** What serves a request; empty where it is not for operators. */
    Mono<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        return isBelow(request.requestPath().pathWithinApplication()) ? Mono.just(this::serve) : Mono.empty();
    }

    private static boolean isBelow(PathContainer path) {
        var words = path.elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .map(segment -> ((PathContainer.PathSegment) segment).valueToMatch())
                .limit(2)
                .toList();
        return words.equals(List.of("ops", "v1"));
    }

    private Mono<ServerResponse> serve(ServerRequest request) {
        return Mono.defer(() -> answer(request)).onErrorResume(Problem.class, OperatorRenderer::of);
    }

    private Mono<ServerResponse> answer(ServerRequest request) {
        var operator = authentication.of(request.headers().asHttpHeaders());
        var path = request.requestPath().pathWithinApplication();
        var found = places.stream().filter(place -> place.path().matches(path)).toList();
        if (found.isEmpty()) {
            throw Problem.notFound("There is nothing at this path. The API is described at /openapi/ops.yaml.");
        }
        var method = request.method() == HttpMethod.HEAD ? HttpMethod.GET : request.method();
        var nearest = found.getFirst().path(); // of several patterns that match, the most specific counts
        var place = found.stream()
                .filter(it -> it.path().equals(nearest) && it.method().equals(method))
                .findFirst()
                .orElseThrow(() -> notAllowed(found, nearest));
        admit(operator, place.route());
        request.attributes().put(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE, place.path());
        var variables = place.path().matchAndExtract(path);
        return calls.call(
                request, place.endpoint(), operator, variables == null ? Map.of() : variables.getUriVariables());
    }

    private void admit(Operator operator, OperatorRoute route) {
        if (!route.roles().contains(operator.role())) {
            throw Problem.forbidden("This is for the role " + names(route.roles()) + ".")
                    .with(
                            "roles",
                            route.roles().stream()
                                    .map(OperatorRouter::name)
                                    .sorted()
                                    .toList());
        }
        if (route.isAct() && readOnly) {
            throw Problem.forbidden("This server refuses every act: rollcall.ops.read-only is set.");
        }
    }

    private static String names(Set<OperatorRole> roles) {
        return EnumSet.copyOf(roles).stream().map(OperatorRouter::name).collect(Collectors.joining(" or "));
    }

    private static String name(OperatorRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static Problem notAllowed(List<Place> found, PathPattern path) {
        var methods = found.stream()
                .filter(it -> it.path().equals(path))
                .map(Place::method)
                .flatMap(it -> it == HttpMethod.GET ? Stream.of("GET", "HEAD") : Stream.of(it.name()))
                .sorted()
                .collect(Collectors.joining(", "));
        return Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "This path takes " + methods + ".")
                .withHeader("Allow", methods);
    }
}
