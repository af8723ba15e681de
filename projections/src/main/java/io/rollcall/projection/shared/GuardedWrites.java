// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/** Does guarded writes in parts of bounded size, and finds out which of them the database will never take. */
final class GuardedWrites {

    private static final int DUPLICATE_KEY = 11000;

    /** What a document may have, less what stands around it in a write, and its MAC. */
    private static final int MOST_BYTES = (16 << 20) - (16 << 10);

    private final Function<List<WriteModel<Document>>, BulkWriteResult> bulk;

    /** @param bulk does them in any order, whichever fail */
    GuardedWrites(Function<List<WriteModel<Document>>, BulkWriteResult> bulk) {
        this.bulk = bulk;
    }

    /** Asked before, since some servers say nothing to one that does not, but close the connection. */
    private static boolean fits(GuardedWrite write) {
        return write.bytes() <= MOST_BYTES || exactSizeOf(write.document()) <= MOST_BYTES;
    }

    WriteOutcome write(List<GuardedWrite> writes) {
        var fitting = writes.stream().collect(Collectors.partitioningBy(GuardedWrites::fits));
        var others = fitting.get(false).stream()
                .map(write -> WriteOutcome.refused(write.key(), "more than " + MOST_BYTES + " bytes"));
        var written =
                WriteChunks.of(fitting.get(true), GuardedWrite::sent).stream().map(this::writePart);
        return Stream.concat(others, written).reduce(WriteOutcome.DONE, WriteOutcome::and);
    }

    private static int exactSizeOf(Document document) {
        try (var bytes = new BasicOutputBuffer();
                var writer = new BsonBinaryWriter(bytes)) {
            new DocumentCodec()
                    .encode(writer, document, EncoderContext.builder().build());
            return bytes.getSize();
        }
    }

    private WriteOutcome writePart(List<GuardedWrite> part) {
        try {
            var result = bulk.apply(part.stream().map(GuardedWrite::model).toList());
            return found(result, part) ? WriteOutcome.DONE : WriteOutcome.OUTDATED;
        } catch (MongoBulkWriteException e) {
            return outcome(part, e);
        } catch (RuntimeException e) {
            if (!WriteRefusals.isBecauseOfADocument(e)) {
                throw e;
            }
            return part.size() == 1 ? WriteOutcome.refused(part.getFirst().key(), reason(e)) : halves(part);
        }
    }

    /** Nobody has said which of them it is. */
    private WriteOutcome halves(List<GuardedWrite> part) {
        var half = part.size() / 2;
        return writePart(part.subList(0, half)).and(writePart(part.subList(half, part.size())));
    }

    private static WriteOutcome outcome(List<GuardedWrite> part, MongoBulkWriteException partly) {
        var refused = partly.getWriteErrors().stream()
                .filter(error -> error.getCode() != DUPLICATE_KEY)
                .toList();
        if (partly.getWriteConcernError() != null
                || !refused.stream().allMatch(error -> WriteRefusals.isBecauseOfADocument(error.getCode()))) {
            throw partly;
        }
        var others = new ArrayList<>(part);
        others.removeAll(
                refused.stream().map(error -> part.get(error.getIndex())).toList());
        var isDuplicate = refused.size() < partly.getWriteErrors().size();
        var rest = !isDuplicate && found(partly.getWriteResult(), others) ? WriteOutcome.DONE : WriteOutcome.OUTDATED;
        return refused.stream()
                .map(error -> WriteOutcome.refused(part.get(error.getIndex()).key(), reason(error)))
                .reduce(rest, WriteOutcome::and);
    }

    /** Whether each replacement has found its document; an insertion that finds one is an error. */
    private static boolean found(BulkWriteResult result, List<GuardedWrite> writes) {
        return result.getMatchedCount()
                == writes.stream()
                        .filter(Predicate.not(GuardedWrite::isInsertion))
                        .count();
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
