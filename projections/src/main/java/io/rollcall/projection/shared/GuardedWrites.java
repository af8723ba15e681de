// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.ReplaceOneModel;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/** Writes guarded replacements in parts of bounded size, and finds out which of them the database will never take. */
final class GuardedWrites {

    private static final int DUPLICATE_KEY = 11000;

    /** What a document may have, less what stands around it in a write. */
    private static final int MOST_BYTES = (16 << 20) - (16 << 10);

    private final Function<List<ReplaceOneModel<Document>>, BulkWriteResult> bulk;

    /** @param bulk does them in any order, whichever fail */
    GuardedWrites(Function<List<ReplaceOneModel<Document>>, BulkWriteResult> bulk) {
        this.bulk = bulk;
    }

    WriteOutcome write(List<ReplaceOneModel<Document>> replacements) {
        var fitting = replacements.stream()
                .collect(Collectors.partitioningBy(replacement -> fits(replacement.getReplacement())));
        var others = fitting.get(false).stream()
                .map(replacement -> WriteOutcome.refused(key(replacement), "more than " + MOST_BYTES + " bytes"));
        var written =
                WriteChunks.of(fitting.get(true), replacement -> WriteChunks.sizeOf(replacement.getReplacement()))
                        .stream()
                        .map(this::writePart);
        return Stream.concat(others, written).reduce(WriteOutcome.DONE, WriteOutcome::and);
    }

    /** Asked before, since some servers say nothing to one that does not, but close the connection. */
    private static boolean fits(Document document) {
        return WriteChunks.sizeOf(document) <= MOST_BYTES || exactSizeOf(document) <= MOST_BYTES;
    }

    private static int exactSizeOf(Document document) {
        try (var bytes = new BasicOutputBuffer();
                var writer = new BsonBinaryWriter(bytes)) {
            new DocumentCodec()
                    .encode(writer, document, EncoderContext.builder().build());
            return bytes.getSize();
        }
    }

    private WriteOutcome writePart(List<ReplaceOneModel<Document>> part) {
        try {
            return found(bulk.apply(part)) == part.size() ? WriteOutcome.DONE : WriteOutcome.OUTDATED;
        } catch (MongoBulkWriteException e) {
            return outcome(part, e);
        } catch (RuntimeException e) {
            if (!WriteRefusals.isBecauseOfADocument(e)) {
                throw e;
            }
            return part.size() == 1 ? WriteOutcome.refused(key(part.getFirst()), reason(e)) : halves(part);
        }
    }

    /** Nobody has said which of them it is. */
    private WriteOutcome halves(List<ReplaceOneModel<Document>> part) {
        var half = part.size() / 2;
        return writePart(part.subList(0, half)).and(writePart(part.subList(half, part.size())));
    }

    private static WriteOutcome outcome(List<ReplaceOneModel<Document>> part, MongoBulkWriteException partly) {
        var refused = partly.getWriteErrors().stream()
                .filter(error -> error.getCode() != DUPLICATE_KEY)
                .toList();
        if (partly.getWriteConcernError() != null
                || !refused.stream().allMatch(error -> WriteRefusals.isBecauseOfADocument(error.getCode()))) {
            throw partly;
        }
        var rest = found(partly.getWriteResult()) + refused.size() == part.size()
                ? WriteOutcome.DONE
                : WriteOutcome.OUTDATED;
        return refused.stream()
                .map(error -> WriteOutcome.refused(key(part.get(error.getIndex())), reason(error)))
                .reduce(rest, WriteOutcome::and);
    }

    /** How many of them found a document, or made one. */
    static int found(BulkWriteResult result) {
        return result.getMatchedCount() + result.getUpserts().size();
    }

    private static Object key(ReplaceOneModel<Document> replacement) {
        return replacement.getReplacement().get(DocumentState.ID);
    }

    /** Without the message, which may quote what was to be written. */
    private static String reason(Exception e) {
        return e instanceof MongoException mongo
                ? "error " + mongo.getCode()
                : e.getClass().getSimpleName();
    }

    private static String reason(BulkWriteError error) {
        return "error " + error.getCode();
    }
}
