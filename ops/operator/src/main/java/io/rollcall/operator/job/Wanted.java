// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

/** What operators want to become of a job, as it is stored. */
final class Wanted {

    static final String RUN = "run";
    static final String PAUSE = "pause";
    static final String CANCEL = "cancel";

    private Wanted() {}
}
