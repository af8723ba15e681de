// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.order;

import io.rollcall.projection.shared.ReadModelCodec;
import java.util.HashMap;
import org.bson.Document;

/** An executor's orders in BSON: the creators by the orders' numbers. */
final class ExecutorCodec implements ReadModelCodec<Long, ExecutorDocument> {

    private static final String CREATORS = "creators";

    @Override
    public Document toBson(ExecutorDocument executor) {
        var creators = new Document();
        executor.creators().forEach((order, creator) -> creators.append(order.toString(), creator));
        return new Document(CREATORS, creators);
    }

    @Override
    public ExecutorDocument fromBson(Long executor, Document content) {
        var creators = new HashMap<Long, Long>();
        content.get(CREATORS, Document.class)
                .forEach((order, creator) -> creators.put(Long.valueOf(order), ((Number) creator).longValue()));
        return new ExecutorDocument(executor, creators);
    }
}
