// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * Where an endpoint of operators is served, and to which of them.
 *
 * @param path a path pattern of Spring below {@code /ops/v1/}, such as {@code events/{position}}
 * @param roles that may ask
 */
public record OperatorRoute(HttpMethod method, String path, Set<OperatorRole> roles) {

    public OperatorRoute {
        roles = Set.copyOf(roles);
    }

    /** GET, for all of them. */
    public static OperatorRoute get(String path) {
        return new OperatorRoute(HttpMethod.GET, path, Set.of(OperatorRole.values()));
    }

    /**
     * GET of events as they are stored, in which secrets stand that are masked elsewhere, and hashes by which some can
     * be guessed: not for viewers.
     */
    public static OperatorRoute getStored(String path) {
        return new OperatorRoute(HttpMethod.GET, path, Set.of(OperatorRole.AUDITOR, OperatorRole.OPERATOR));
    }

    /** What answers with nothing but what is masked elsewhere: for auditors, with a reason. */
    public static OperatorRoute getUnmasked(String path) {
        return new OperatorRoute(HttpMethod.GET, path, Set.of(OperatorRole.AUDITOR));
    }

    /** An act: POST, for operators only, and for nobody where {@code rollcall.ops.read-only} is set. */
    public static OperatorRoute act(String path) {
        return new OperatorRoute(HttpMethod.POST, path, Set.of(OperatorRole.OPERATOR));
    }

    boolean isAct() {
        return method != HttpMethod.GET;
    }
}
