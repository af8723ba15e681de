// SPDX-License-Identifier: Apache-2.0
package peer;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What is asked of an account, and what happens to it. */
public final class Messages {

    private Messages() {}

    public record SignUp(@TargetAggregateIdentifier String id, String phone, String name) {}

    public record HidePhone(@TargetAggregateIdentifier String id, boolean hidden) {}

    public record SignedUp(String id, String phone, String name) {}

    public record PhoneHidden(String id, boolean hidden) {}

    public record FindAccount(String token) {}
}
