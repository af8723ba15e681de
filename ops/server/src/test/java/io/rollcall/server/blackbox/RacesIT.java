// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many at once for one number. Whichever is told to come again (503, its turn has not come within seconds) does so. */
class RacesIT {

    private final Meet meet = Meet.at(Server.base());

    @Test
    void ofTwentyFourSignUpsAtOnceOneMakesTheAccount() throws Exception {
        var phone = Phones.unused();
        var code = meet.codeFor(phone);
        var statuses = atOnce(24, () -> meet.signUp(phone, code));
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 400).hasSize(23);
        meet.sendCode(phone).is(201, "{'is_new':false}");
    }

    @Test
    void ofThirtySendsAtOnceFivePass() throws Exception {
        var phone = Phones.unused();
        var statuses = atOnce(30, () -> meet.sendCode(phone));
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(5);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(25);
    }

    private static List<Integer> atOnce(int many, Supplier<ReceivedAnswer> call) {
        return AtOnce.all(IntStream.range(0, many)
                .<Supplier<Integer>>mapToObj(i -> () -> Soon.available(call).status())
                .toList());
    }
}
