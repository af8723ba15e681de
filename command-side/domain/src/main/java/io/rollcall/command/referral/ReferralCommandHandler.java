// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.contracts.referral.ActivationResult;
import io.rollcall.contracts.referral.InviteCodeId;
import io.rollcall.contracts.referral.ReferralCommand;
import io.rollcall.contracts.referral.ReferralCommand.ActivateInviteCode;
import io.rollcall.contracts.referral.ReferralCommand.AllotInviteCode;
import io.rollcall.contracts.referral.ReferralCommand.EndReferral;
import io.rollcall.log.aggregate.Aggregates.Reader;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/**
 * Decides which user was invited by which: on the invited one's own aggregate, so that of two tries at once one is
 * late.
 */
final class ReferralCommandHandler {

    private final Repository<Referral> referrals;
    private final Reader<InviteCode> owners;
    private final InviteCodes codes;
    private final PresentUsers users;

    ReferralCommandHandler(
            Repository<Referral> referrals, Reader<InviteCode> owners, InviteCodes codes, PresentUsers users) {
        this.referrals = referrals;
        this.owners = owners;
        this.codes = codes;
        this.users = users;
    }

    @CommandHandler
    ActivationResult handle(ActivateInviteCode command) throws Exception {
        if (!users.contains(command.user())) {
            return ActivationResult.USER_LEFT;
        }
        var referral = referral(command);
        if (referral.invoke(Referral::hasActivated)) {
            return ActivationResult.ALREADY_ACTIVATED;
        }
        var code = InviteCodeId.parse(command.code());
        var inviter = code.flatMap(it -> owners.read(it.aggregate(), InviteCode::owner))
                .filter(users::contains);
        if (inviter.isEmpty()) {
            return ActivationResult.UNKNOWN_CODE;
        }
        if (inviter.get().equals(command.user())) {
            return ActivationResult.OWN_CODE;
        }
        referral.execute(it -> it.activate(command.user(), code.orElseThrow(), inviter.get()));
        return ActivationResult.DONE;
    }

    @CommandHandler
    void handle(AllotInviteCode command) throws Exception {
        if (users.contains(command.user())) {
            codes.allot(referral(command), command.user());
        }
    }

    @CommandHandler
    void handle(EndReferral command) throws Exception {
        referral(command).execute(it -> it.end(command.user()));
    }

    private Aggregate<Referral> referral(ReferralCommand command) throws Exception {
        return referrals.loadOrCreate(command.target(), Referral::new);
    }
}
