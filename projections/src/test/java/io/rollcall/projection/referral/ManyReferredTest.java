// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.referral.InviteCodeId;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeActivated;
import io.rollcall.contracts.shared.UserId;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ManyReferredTest {

    @Test
    void theFirstAreKept() {
        var inviter = UserId.of(1);
        var event = new InviteCodeActivated(UserId.of(3), new InviteCodeId("aB3dE5"), inviter);
        var many = LongStream.range(10, 10 + ReferralDocument.MOST).boxed().toList();
        var full = new ReferralDocument(1, null, null, null, null, many);
        var room = new ReferralDocument(1, null, null, null, null, many.subList(1, many.size()));

        assertThat(ReferralDocument.invited(full, event)).isEqualTo(full);
        assertThat(ReferralDocument.invited(room, event).referred())
                .hasSize(many.size())
                .endsWith(3L);
    }
}
