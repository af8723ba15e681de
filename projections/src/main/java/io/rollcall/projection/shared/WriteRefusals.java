// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.MongoCommandException;
import java.util.Set;
import org.bson.BSONException;
import org.bson.codecs.configuration.CodecConfigurationException;

/**
 * Which failures of a write say that the database will not take a document, whenever it is asked: because of the
 * document, and not of the state that the database is in. All others are tried again for as long as it takes.
 */
final class WriteRefusals {

    /** The document is too large: found before it is written, or once it is put together. */
    private static final Set<Integer> TOO_LARGE = Set.of(10334, 17419, 17420);

    /**
     * What may be wrong with one of several documents: a value, a type, its BSON, a field's name (begins with a dollar,
     * is empty, has a dot), a field that must not change, a validator that somebody has put there, an index's key.
     */
    private static final Set<Integer> OF_A_DOCUMENT = Set.of(2, 14, 22, 52, 56, 57, 66, 121, 17280);

    private WriteRefusals() {}

    /** Whether a whole write failed because of a document in it. */
    static boolean isBecauseOfADocument(RuntimeException failure) {
        return failure instanceof BSONException
                || failure instanceof CodecConfigurationException
                || failure instanceof MongoCommandException command && TOO_LARGE.contains(command.getErrorCode());
    }

    /** Whether this is what is told of one document among several that were written. */
    static boolean isBecauseOfADocument(int code) {
        return TOO_LARGE.contains(code) || OF_A_DOCUMENT.contains(code);
    }
}
