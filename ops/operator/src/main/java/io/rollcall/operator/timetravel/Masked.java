// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import java.util.Map;

/** What stands in JSON for what an operator does not see. */
final class Masked {

    static final Map<String, Object> VALUE = Map.of("masked", true);

    private Masked() {}
}
