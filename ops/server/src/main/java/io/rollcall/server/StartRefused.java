// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The configuration asks for what must not be. */
final class StartRefused extends RuntimeException {

    private final String remedy;

    StartRefused(String reason, String remedy) {
        super(reason, null, false, false);
        this.remedy = remedy;
    }

    /** Has Spring Boot say the reason and the remedy instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<StartRefused> {

        @Override
        protected FailureAnalysis analyze(Throwable root, StartRefused cause) {
            return new FailureAnalysis(cause.getMessage(), cause.remedy, cause);
        }
    }
}
