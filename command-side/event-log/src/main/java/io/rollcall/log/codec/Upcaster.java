// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.codec;

import java.util.List;

/**
 * Has history read as if it had been written today; what is stored stays as it is. Small and pure. All of them stand in
 * one row (by {@link org.springframework.core.annotation.Order}), and each is shown once what those before it have
 * made.
 */
public interface Upcaster {

    /**
     * What it takes: stored schemas that no event type has any more, each with its personal components, or present
     * ones.
     */
    List<EventSchema> takes();

    /**
     * What is read in an event's place: one of another schema or content, several in their order, or none. In the end
     * all must be of schemas that event types have.
     */
    List<IntermediateEvent> upcast(IntermediateEvent event);
}
