// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.parked;

import com.mongodb.MongoException;
import io.rollcall.operator.access.Problem;
import io.rollcall.projection.shared.ParkedDocument;
import java.util.function.Supplier;

/** What all endpoints of what is parked say alike. */
final class ParkedAnswers {

    private ParkedAnswers() {}

    /** @throws Problem 503 where MongoDB does not answer */
    static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoException | IllegalStateException away) {
            throw Problem.unavailable("MongoDB does not say just now what is parked: try again.");
        }
    }

    /** @throws Problem 404 where nothing of that id is parked, 503 where nobody can tell */
    static ParkedDocument named(ParkedNames names, String text) {
        return asked(() -> names.find(text))
                .orElseThrow(() -> Problem.notFound("Nothing of this id is parked, or it is no more."));
    }
}
