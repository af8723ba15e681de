// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import io.rollcall.command.credential.OtherSessions;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.referral.ReferralCommand;
import io.rollcall.contracts.referral.SessionCommand;
import io.rollcall.contracts.shared.UserId;
import java.util.List;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Ends the sessions that users are logged in by. Locks the session before its user, as {@link CodeEntryCommandHandler}
 * does.
 */
final class ReferralSessions implements OtherSessions {

    private final Repository<Session> sessions;
    private final Repository<Referral> referrals;

    ReferralSessions(Repository<Session> sessions, Repository<Referral> referrals) {
        this.sessions = sessions;
        this.referrals = referrals;
    }

    @Override
    public boolean end(UserId user, TokenHash token) throws Exception {
        var session = sessions.loadOrCreate(SessionCommand.aggregate(token), Session::new);
        var referral = referral(user);
        var isTheirs = referral.<Boolean>invoke(it -> it.knows(token));
        if (isTheirs) {
            session.execute(it -> it.end(token));
            referral.execute(it -> it.revoke(user, List.of(token)));
        }
        return isTheirs;
    }

    /** What is kept of the sessions themselves is no more than that a phone may be entered in them. */
    @Override
    public void endAll(UserId user, @Nullable TokenHash kept) throws Exception {
        var referral = referral(user);
        List<TokenHash> ended = referral.invoke(it -> it.sessionsBut(kept));
        if (!ended.isEmpty()) {
            referral.execute(it -> it.revoke(user, ended));
        }
    }

    private Aggregate<Referral> referral(UserId user) throws Exception {
        return referrals.loadOrCreate(ReferralCommand.aggregate(user), Referral::new);
    }
}
