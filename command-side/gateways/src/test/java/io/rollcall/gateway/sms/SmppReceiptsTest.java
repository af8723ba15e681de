// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.gateway.sms.Receipts.Receipt;
import java.util.ArrayList;
import java.util.List;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Message_state;
import org.jsmpp.bean.OptionalParameter.Receipted_message_id;
import org.jsmpp.extra.ProcessRequestException;
import org.junit.jupiter.api.Test;

class SmppReceiptsTest {

    private static final String DATES = "sub:001 dlvrd:001 submit date:2601011200 done date:2601011201 ";

    private final List<Receipt> heard = new ArrayList<>();
    private final SmppReceipts receipts = new SmppReceipts(heard::add);

    @Test
    void readsTheTextOfAppendixB() throws Exception {
        receipts.onAcceptDeliverSm(receipt("id:0123456789 " + DATES + "stat:DELIVRD err:000 text:your code"));
        assertThat(heard).containsExactly(new Receipt("0123456789", null));
    }

    @Test
    void saysWhyAMessageDoesNotArrive() throws Exception {
        receipts.onAcceptDeliverSm(receipt("id:1000b " + DATES + "stat:UNDELIV err:1B Text:"));
        assertThat(heard).containsExactly(new Receipt("1000b", "UNDELIV 1B"));
    }

    @Test
    void prefersTheOptionalParameters() throws Exception {
        receipts.onAcceptDeliverSm(
                receipt("id:wrong stat:UNDELIV", new Receipted_message_id("right"), new Message_state((byte) 2)));
        assertThat(heard).containsExactly(new Receipt("right", null));
    }

    @Test
    void passesOverStatesThatAreNotTheLast() throws Exception {
        receipts.onAcceptDeliverSm(receipt("id:1 stat:ENROUTE err:000"));
        receipts.onAcceptDeliverSm(receipt("id:1 stat:ACCEPTD err:000"));
        receipts.onAcceptDeliverSm(receipt("", new Receipted_message_id("1"), new Message_state((byte) 1)));
        assertThat(heard).isEmpty();
    }

    @Test
    void passesOverWhatItCannotRead() throws Exception {
        receipts.onAcceptDeliverSm(receipt("stat:DELIVRD"));
        receipts.onAcceptDeliverSm(receipt("whatever"));
        assertThat(heard).isEmpty();
    }

    @Test
    void passesOverWhatPeopleSend() throws Exception {
        var message = receipt("id:1 stat:DELIVRD");
        message.setEsmClass((byte) 0);
        receipts.onAcceptDeliverSm(message);
        assertThat(heard).isEmpty();
    }

    @Test
    void asksTheGatewayToTellAgainWhatCannotBeKept() {
        var failing = new SmppReceipts(receipt -> {
            throw new IllegalStateException("no database");
        });
        assertThatThrownBy(() -> failing.onAcceptDeliverSm(receipt("id:1 stat:DELIVRD")))
                .isInstanceOfSatisfying(
                        ProcessRequestException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN));
    }

    private static DeliverSm receipt(String text, OptionalParameter... parameters) {
        var message = new DeliverSm();
        message.setSmscDeliveryReceipt();
        message.setShortMessage(text.getBytes(US_ASCII));
        message.setOptionalParameters(parameters);
        return message;
    }
}
