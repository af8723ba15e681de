// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import io.rollcall.contracts.referral.InviteCodeId;
import io.rollcall.contracts.shared.UserId;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** Draws invite codes, each unique by construction: the code's own aggregate says whether it is still free. */
final class InviteCodes {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Repository<InviteCode> codes;
    private final SecureRandom random = new SecureRandom();

    InviteCodes(Repository<InviteCode> codes) {
        this.codes = codes;
    }

    /** Gives a user a code, in the running unit, unless they have one. */
    void allot(Aggregate<Referral> referral, UserId user) throws Exception {
        if (referral.invoke(Referral::hasCode)) {
            return;
        }
        var code = draw();
        while (!claim(code, user)) {
            code = draw();
        }
        var claimed = code;
        referral.execute(it -> it.allot(user, claimed));
    }

    private boolean claim(InviteCodeId code, UserId user) throws Exception {
        return codes.loadOrCreate(code.aggregate(), InviteCode::new).invoke(it -> it.claim(code, user));
    }

    private InviteCodeId draw() {
        return new InviteCodeId(random.ints(InviteCodeId.LENGTH, 0, ALPHABET.length())
                .mapToObj(at -> ALPHABET.substring(at, at + 1))
                .collect(Collectors.joining()));
    }
}
