// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.note.NoteVerifier;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A log that {@code rollcall import} takes in; no other start reads these.
 *
 * @param folder an export of a whole log; no default
 * @param keys public keys of the log, {@code name+id+base64}, one of which has to have signed the export's checkpoint
 * @param subjectKeys a folder with {@code subject_keys.csv}, {@code identifiers.csv} and {@code ring_keys.csv}, as
 *     PostgreSQL copies them with a header; default {@code null}: everything personal in the log reads as erased
 */
@ConfigurationProperties("rollcall.import")
record ImportProperties(
        Path folder,
        @DefaultValue List<String> keys,
        @Nullable Path subjectKeys) {

    ImportProperties {
        keys = List.copyOf(keys);
    }

    List<NoteVerifier> verifiers() {
        return keys.stream().map(ImportProperties::verifier).toList();
    }

    private static NoteVerifier verifier(String vkey) {
        try {
            return NoteVerifier.parse(vkey);
        } catch (ProofRefused e) {
            throw new StartRefused("A key of rollcall.import.keys: " + e.getMessage() + ".", "Have it as it was told.");
        }
    }
}
