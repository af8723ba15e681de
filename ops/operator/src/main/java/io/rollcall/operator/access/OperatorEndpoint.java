// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

/** One use case of operators. Each is a bean; all of them are found. */
public interface OperatorEndpoint {

    /** Where it is served, and for which roles; asked once, at start. */
    OperatorRoute route();

    /**
     * Does what the request asks. May block: it runs on a virtual thread of its own.
     *
     * @throws Problem where it is refused; anything else is answered as an internal error
     */
    OperatorResponse handle(OperatorRequest request);
}
