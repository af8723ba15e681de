// SPDX-License-Identifier: Apache-2.0
package peer;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What is asked of an account, and what happens to it. */
public final class Messages {

    private Messages() {}

    /** Makes an account. */
    public record SignUp(@TargetAggregateIdentifier String id, String phone, String name) {}

    /** Hides the phone of an account, or shows it again. */
    public record HidePhone(@TargetAggregateIdentifier String id, boolean hidden) {}

    /** There is an account. */
    public record SignedUp(String id, String phone, String name) {}

    /** The phone of an account is hidden, or shown again. */
    public record PhoneHidden(String id, boolean hidden) {}

    /** Asks for the account of a token. */
    public record FindAccount(String token) {}
}
