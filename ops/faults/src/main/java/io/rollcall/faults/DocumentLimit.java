// SPDX-License-Identifier: Apache-2.0
package io.rollcall.faults;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;

/**
 * Refuses documents over a size as a server does: each by itself, and what comes after it where the command is ordered.
 * Replacements and insertions only; what an operator makes of a document is not looked at.
 */
final class DocumentLimit {

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final MongoCommand command;
    private final List<BsonDocument> statements;
    private final List<Integer> kept = new ArrayList<>();
    private final BsonArray refused = new BsonArray();

    DocumentLimit(MongoCommand command, int most) {
        this.command = command;
        this.statements = command.statements();
        var ordered = command.document().getBoolean("ordered", BsonBoolean.TRUE).getValue();
        for (int index = 0; index < statements.size() && !(ordered && !refused.isEmpty()); index++) {
            if (sizeOf(written(statements.get(index))) > most) {
                refused.add(error(index, statements.get(index)));
            } else {
                kept.add(index);
            }
        }
    }

    /** Whether anything is refused at all. */
    boolean refuses() {
        return !refused.isEmpty();
    }

    /** The command without that; {@code null} where nothing is left of it. */
    @Nullable
    BsonDocument remaining() {
        var key = command.name().equals("insert") ? "documents" : "updates";
        return kept.isEmpty()
                ? null
                : command.document()
                        .clone()
                        .append(
                                key,
                                new BsonArray(kept.stream().map(statements::get).toList()));
    }

    /**
     * The answer to the whole command.
     *
     * @param done the answer to the {@linkplain #remaining() rest}
     */
    BsonDocument answer(@Nullable BsonDocument done) {
        var answer = done == null ? new BsonDocument("n", new BsonInt32(0)).append("ok", new BsonDouble(1)) : done;
        List.of("writeErrors", "upserted")
                .forEach(list -> answer.getArray(list, new BsonArray())
                        .forEach(one -> one.asDocument().append("index", whole(one.asDocument()))));
        var errors = answer.getArray("writeErrors", new BsonArray());
        errors.addAll(refused);
        return answer.append("writeErrors", errors);
    }

    private BsonInt32 whole(BsonDocument one) {
        return new BsonInt32(kept.get(one.getNumber("index").intValue()));
    }

    private BsonDocument written(BsonDocument statement) {
        return command.name().equals("insert") ? statement : statement.getDocument("u", new BsonDocument());
    }

    private BsonDocument error(int index, BsonDocument statement) {
        var upsert = statement.getBoolean("upsert", BsonBoolean.FALSE).getValue();
        var code = command.name().equals("insert") ? 2 : upsert ? 17420 : 17419;
        return new BsonDocument("index", new BsonInt32(index))
                .append("code", new BsonInt32(code))
                .append("errmsg", new BsonString("The document is larger than the server takes"));
    }

    private static int sizeOf(BsonDocument document) {
        return new RawBsonDocument(document, CODEC).getByteBuffer().remaining();
    }
}
