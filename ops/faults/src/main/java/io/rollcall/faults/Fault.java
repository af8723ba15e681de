// SPDX-License-Identifier: Apache-2.0
package io.rollcall.faults;

import java.time.Duration;

/** What befalls a command on its way. */
public sealed interface Fault {

    Fault NOT_WRITABLE_PRIMARY = new Refusal(10107, "NotWritablePrimary");
    Fault SHUTDOWN_IN_PROGRESS = new Refusal(91, "ShutdownInProgress");
    Fault INTERRUPTED_BY_STEP_DOWN = new Refusal(11602, "InterruptedDueToReplStateChange");
    Fault WRITE_CONCERN_FAILED = new Concern(64, "WriteConcernFailed");
    Fault LOST_REPLY = new LostReply();
    Fault CUT = new Cut();

    /** It is not done; the answer is an error. */
    record Refusal(int code, String name) implements Fault {}

    /** It is done, and the answer is well but for the write concern, of which the client has to look for itself. */
    record Concern(int code, String name) implements Fault {}

    /** It is done, and the connection ends before the answer. */
    record LostReply() implements Fault {}

    /** It is not done, and the connection ends. */
    record Cut() implements Fault {}

    /** It is done later. */
    record Delay(Duration time) implements Fault {}

    /** It is asked of another database of the same server: a copy that shows a past state. */
    record FromCopy(String database) implements Fault {}
}
