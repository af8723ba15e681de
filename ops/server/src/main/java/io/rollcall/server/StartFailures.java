// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.embedded.DataFolderInUse;
import io.rollcall.gateway.sms.SmsRefused;
import io.rollcall.privacy.KeyRingRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has Spring Boot say in words, instead of a stack trace, why a start has failed and what to do. */
final class StartFailures {

    private StartFailures() {}

    static final class OfConfiguration extends AbstractFailureAnalyzer<StartRefused> {

        @Override
        protected FailureAnalysis analyze(Throwable root, StartRefused cause) {
            return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
        }
    }

    static final class OfTheDataFolder extends AbstractFailureAnalyzer<DataFolderInUse> {

        @Override
        protected FailureAnalysis analyze(Throwable root, DataFolderInUse cause) {
            return new FailureAnalysis(cause.getMessage(), "Stop it, or choose another rollcall.data-dir.", cause);
        }
    }

    static final class OfTheKeyRing extends AbstractFailureAnalyzer<KeyRingRefused> {

        @Override
        protected FailureAnalysis analyze(Throwable root, KeyRingRefused cause) {
            return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
        }
    }

    static final class OfSms extends AbstractFailureAnalyzer<SmsRefused> {

        @Override
        protected FailureAnalysis analyze(Throwable root, SmsRefused cause) {
            return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
        }
    }
}
