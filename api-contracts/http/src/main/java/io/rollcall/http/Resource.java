// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.credential.Door;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.pattern.PathPattern;

/**
 * One path of a door, with what can be done there.
 *
 * @param path without a slash at its end
 */
public record Resource(Door door, PathPattern path, Map<HttpMethod, Endpoint> endpoints) {

    /** In the order in which Django names them. */
    private static final List<HttpMethod> METHODS =
            List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    public Resource {
        endpoints = Map.copyOf(endpoints);
    }

    /** Whether this is what a request asks for, by its path {@link #withoutSlash} (G-1). */
    boolean isAt(PathContainer asked) {
        return path.matches(asked);
    }

    /** The variables of the path, as a request that asks for it fills them. */
    public Map<String, String> variables(RequestPath asked) {
        var match = path.matchAndExtract(withoutSlash(asked.pathWithinApplication()));
        return match == null ? Map.of() : match.getUriVariables();
    }

    /** The path without a slash at its end. */
    static PathContainer withoutSlash(PathContainer path) {
        var size = path.elements().size();
        var endsInSlash = size > 1 && path.elements().getLast() instanceof PathContainer.Separator;
        return endsInSlash ? path.subPath(0, size - 1) : path;
    }

    /** What this method asks for; {@code HEAD} asks for what {@code GET} does. */
    public Optional<Endpoint> endpoint(HttpMethod method) {
        return Optional.ofNullable(endpoints.get(method == HttpMethod.HEAD ? HttpMethod.GET : method));
    }

    /**
     * Whether this method may be tried by anybody. One that does not exist here may where anything is open (G-8, G-9).
     */
    public boolean isOpen(HttpMethod method) {
        return endpoint(method)
                .map(endpoint -> endpoint.route().isOpen())
                .orElseGet(() -> endpoints.values().stream()
                        .anyMatch(endpoint -> endpoint.route().isOpen()));
    }

    /** Whether no credential is required here: all endpoints are anonymous. */
    public boolean isAnonymous() {
        return endpoints.values().stream().allMatch(endpoint -> endpoint.route().isAnonymous());
    }

    /** The value of the {@code Allow} header. */
    public String allow() {
        var head = endpoints.containsKey(HttpMethod.GET) ? Stream.of(HttpMethod.HEAD) : Stream.<HttpMethod>empty();
        return Stream.of(METHODS.stream().filter(endpoints::containsKey), head, Stream.of(HttpMethod.OPTIONS))
                .flatMap(methods -> methods)
                .map(HttpMethod::name)
                .collect(Collectors.joining(", "));
    }

    /** A name for people: the last word of the path that is no variable, such as {@code Users}. */
    public String name() {
        var words = path.getPatternString().replaceAll("\\{[^}]*}", "").split("/+");
        var last = words[words.length - 1].replace('_', ' ');
        return last.substring(0, 1).toUpperCase(Locale.ROOT) + last.substring(1);
    }
}
