// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import org.jspecify.annotations.Nullable;

/**
 * What an operator asks for.
 *
 * @param parameters a JSON object
 * @param key by which the same request is known again; {@code null} where the operator has sent none
 */
record JobRequest(
        String kind,
        String lane,
        String target,
        String parameters,
        String operator,
        String reason,
        @Nullable String key) {

    boolean isTheSameActAs(String kind, String target, String parameters) {
        return this.kind.equals(kind) && this.target.equals(target) && this.parameters.equals(parameters);
    }
}
