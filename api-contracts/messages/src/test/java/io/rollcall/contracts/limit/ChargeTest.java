// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChargeTest {

    @Test
    void hasOneKeyOfEachDimension() {
        var charge = Charge.of(Cost.CODE).by(Dimension.NUMBER, "one").by(Dimension.NUMBER, "other");
        assertThat(charge.keys()).containsOnlyKeys(Dimension.ALL, Dimension.NUMBER);
        assertThat(charge.keys()).containsEntry(Dimension.NUMBER, "other");
    }

    @Test
    void getsADimensionAlsoWhereItHasNone() {
        var charge = Charge.of(Cost.CODE).without(Dimension.ALL).by(Dimension.NUMBER, "one");
        assertThat(charge.keys()).containsOnlyKeys(Dimension.NUMBER);
    }

    @Test
    void isOfOneTokenAtLeast() {
        assertThatThrownBy(() -> Charge.of(Cost.CODE).times(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesNobody() {
        assertThat(Charge.of(Cost.CODE).by(Dimension.NUMBER, "+4930")).hasToString("1 of CODE by [ALL, NUMBER]");
    }
}
