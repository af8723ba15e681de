// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.privacy.KeyRing.Purpose;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrappedKeysTest {

    @TempDir
    private Path folder;

    private KeyRing ring;

    private WrappedKeys keys;

    @BeforeEach
    void makeTheRing() {
        ring = KeyRing.at(folder.resolve("key-ring.json"), true, Clock.systemUTC());
        keys = new WrappedKeys(ring);
    }

    @Test
    void aKeyIsFoundByWhatItWasWrappedAs() {
        var drawn = keys.draw();
        assertThat(drawn.key()).hasSize(32).isNotEqualTo(keys.draw().key());
        assertThat(keys.open(drawn.wrapped())).hasValue(drawn.key());
    }

    @Test
    void itIsGoneOnceTheWrappingKeyIsRenewed() {
        var drawn = keys.draw();
        ring.beginRenewal();
        assertThat(keys.open(drawn.wrapped())).hasValue(drawn.key());
        ring.endRenewal(List.of(ring.current(Purpose.WRAPPING), ring.current(Purpose.DIGEST)));
        assertThat(keys.open(drawn.wrapped())).isEmpty();
    }

    @Test
    void whatIsDamagedOrNoneIsNoKey() {
        var wrapped = keys.draw().wrapped();
        wrapped[wrapped.length - 1] ^= 1;
        assertThat(keys.open(wrapped)).isEmpty();
        wrapped[0] ^= 1;
        assertThat(keys.open(wrapped)).isEmpty();
        assertThat(keys.open(new byte[3])).isEmpty();
    }
}
