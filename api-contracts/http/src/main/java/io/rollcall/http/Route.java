// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.credential.Door;
import org.springframework.http.HttpMethod;

/**
 * Where an endpoint is served, and to which callers: to users only, unless it is {@link #open()}.
 *
 * @param path a path pattern of Spring, such as {@code /api/users/{id:[0-9]+}/}; the slash at its end makes no
 *     difference (G-1)
 */
public record Route(Door door, HttpMethod method, String path, Access access) {

    /** Which callers are let in. */
    public enum Access {
        /** Anybody; a credential that is shown must be valid all the same (G-17). */
        OPEN,
        /** Anybody; what they show of themselves is not looked at, so that it may be out of date. */
        ANONYMOUS,
        /** Callers that show a valid credential. */
        FOR_USERS
    }

    /** GET of a path such as {@code /api/users/{id}/}, for callers that show a credential. */
    public static Route get(Door door, String path) {
        return new Route(door, HttpMethod.GET, path, Access.FOR_USERS);
    }

    /** POST of a path such as {@code /api/users/{id}/}, for callers that show a credential. */
    public static Route post(Door door, String path) {
        return new Route(door, HttpMethod.POST, path, Access.FOR_USERS);
    }

    /** PUT of a path such as {@code /api/users/{id}/}, for callers that show a credential. */
    public static Route put(Door door, String path) {
        return new Route(door, HttpMethod.PUT, path, Access.FOR_USERS);
    }

    /** PATCH of a path such as {@code /api/users/{id}/}, for callers that show a credential. */
    public static Route patch(Door door, String path) {
        return new Route(door, HttpMethod.PATCH, path, Access.FOR_USERS);
    }

    /** DELETE of a path such as {@code /api/users/{id}/}, for callers that show a credential. */
    public static Route delete(Door door, String path) {
        return new Route(door, HttpMethod.DELETE, path, Access.FOR_USERS);
    }

    /** The same for anybody. */
    public Route open() {
        return new Route(door, method, path, Access.OPEN);
    }

    /** The same for every caller, whatever it shows. */
    public Route anonymous() {
        return new Route(door, method, path, Access.ANONYMOUS);
    }

    boolean isOpen() {
        return access != Access.FOR_USERS;
    }

    boolean isAnonymous() {
        return access == Access.ANONYMOUS;
    }
}
