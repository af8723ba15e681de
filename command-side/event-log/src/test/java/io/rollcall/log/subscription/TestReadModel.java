// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

/** A read model, or whatever else follows the log, that is where a test says. */
public final class TestReadModel implements Subscription {

    private final String name;
    private final Role role;
    public boolean whole;
    boolean followed;
    boolean asked;
    long goal = Long.MAX_VALUE;
    long position;

    /** Not whole, and followed by nobody. */
    TestReadModel(String name, Role role) {
        this.name = name;
        this.role = role;
    }

    /** One of accounts that is followed here. */
    public static TestReadModel followed() {
        var accounts = new TestReadModel("accounts", Role.PROJECTION);
        accounts.followed = true;
        return accounts;
    }

    void isDone() {
        whole = true;
        followed = true;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public boolean isCaughtUp() {
        asked = true;
        return whole;
    }

    @Override
    public long goal() {
        return goal;
    }

    @Override
    public boolean isFollowedHere() {
        return followed;
    }
}
