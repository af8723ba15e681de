// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.contracts.privacy.KeyedDigests.Use;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows that a stored document was written by Rollcall, which alone has the key: an HMAC over the collection, the id,
 * the position and the content. A writer to the database can destroy documents, and put an older one of the same id
 * back; they cannot make one, nor alter or move it.
 */
final class DocumentMac {

    static final String NAME = "mac";

    private static final Logger LOG = LoggerFactory.getLogger(DocumentMac.class);
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final long NEVER = Long.MIN_VALUE;

    private final @Nullable KeyedDigests digests;
    private final String collection;
    private final AtomicLong told = new AtomicLong(NEVER);
    private volatile long met = NEVER;

    /** @param digests {@code null} where documents carry none, and all are believed */
    DocumentMac(@Nullable KeyedDigests digests, String collection) {
        this.digests = digests;
        this.collection = collection;
    }

    /** Whether documents carry one. */
    boolean signs() {
        return digests != null;
    }

    /** Gives a document, which is complete, its MAC. */
    void sign(Document document) {
        if (digests != null) {
            document.put(NAME, of(digests, document));
        }
    }

    /** Whether a stored document is believed. Tells of one that is not, once a minute at most. */
    boolean isGenuine(Document document) {
        if (digests == null || matches(digests, document)) {
            return true;
        }
        met = System.nanoTime();
        var last = told.get();
        if ((last == NEVER || met - last > SILENCE.toNanos()) && told.compareAndSet(last, met)) {
            LOG.warn("{}: a document that was not written by Rollcall (its MAC is wrong) is not believed", collection);
        }
        return false;
    }

    /** The same of what a version before may have written without a MAC: there is nothing to tell. */
    boolean isGenuineOrTellsNothing(Document document) {
        return document.containsKey(NAME) || digests == null ? isGenuine(document) : false;
    }

    /** Whether a document was not believed within this time. */
    boolean hasMetForgery(Duration within) {
        return met != NEVER && System.nanoTime() - met < within.toNanos();
    }

    private boolean matches(KeyedDigests keyed, Document document) {
        return document.get(NAME) instanceof String stored
                && MessageDigest.isEqual(of(keyed, document).getBytes(US_ASCII), stored.getBytes(US_ASCII));
    }

    /** Whatever order the database gives the fields back in. */
    private String of(KeyedDigests keyed, Document document) {
        var fields = new TreeMap<String, Object>(document);
        fields.remove(NAME);
        return keyed.digest(Use.DOCUMENT, collection + " " + DocumentText.of(new Document(fields)));
    }
}
