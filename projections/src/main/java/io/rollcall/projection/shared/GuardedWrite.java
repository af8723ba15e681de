// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.client.model.WriteModel;
import org.bson.Document;

/**
 * One document that is to be written.
 *
 * @param guard what must be there
 */
record GuardedWrite(WriteGuard guard, Document document) {

    Object key() {
        return guard.key();
    }

    boolean isInsertion() {
        return guard.isOfNothing();
    }

    WriteModel<Document> model() {
        return guard.write(document);
    }
}
