// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How personal data is kept.
 *
 * @param keyRing the file that holds the wrapping, digest, code and signing keys; made on the first start; shared by
 *     all processes over one database, on storage that knows locks and shows a rename at once (NFS 4 does), and backed
 *     up apart from it. No default with an outside PostgreSQL
 * @param renewal how long a wrapping key lives; default 30 days
 * @param keysAhead how many subject keys are made at once, ahead of need; default 64
 */
@ConfigurationProperties("rollcall.privacy")
public record PrivacyProperties(
        Path keyRing,
        @DefaultValue("30d") Duration renewal,
        @DefaultValue("64") int keysAhead) {}
