// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.checkpoint;

import static io.rollcall.proof.Refusals.assertMalformed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    private static final String EXAMPLE = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";

    @Test
    void itIsReadAsItIsWritten() throws ProofRefused {
        var checkpoint = Checkpoint.parse(EXAMPLE);
        assertThat(checkpoint).isEqualTo(new Checkpoint("example.com/behind-the-sofa", 20_852_163, Hash.parse(ROOT)));
        assertThat(checkpoint.text()).isEqualTo(EXAMPLE);
        var extended = new Checkpoint("an origin with spaces", Long.MAX_VALUE, Hash.parse(ROOT), List.of("a b", "+"));
        assertThat(Checkpoint.parse(extended.text())).isEqualTo(extended);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "o\n",
                "o\n1\n",
                "o\n1\n" + ROOT,
                "\n1\n" + ROOT + "\n",
                "o\n01\n" + ROOT + "\n",
                "o\n-1\n" + ROOT + "\n",
                "o\n+1\n" + ROOT + "\n",
                "o\n\u0661\n" + ROOT + "\n",
                "o\n\n" + ROOT + "\n",
                "o\n9223372036854775808\n" + ROOT + "\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
                "o\n1\nAAAA\n",
                "o\n1\n" + ROOT + "\n\n",
                "o\n1\n" + ROOT + "\n\nx\n",
                "o\n1\n" + ROOT + " \n",
                "o\r\n1\n" + ROOT + "\n"
            })
    void otherTextsAreNoCheckpoints(String text) {
        assertMalformed(() -> Checkpoint.parse(text));
    }

    @Test
    void itIsBounded() {
        assertMalformed(() -> Checkpoint.parse("o".repeat(256) + "\n1\n" + ROOT + "\n"));
        assertMalformed(() -> Checkpoint.parse("o\n1\n" + ROOT + "\n" + "x\n".repeat(17)));
        assertMalformed(() -> Checkpoint.parse("o\n1\n" + ROOT + "\n" + "x".repeat(1025) + "\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("o\n", 1, Hash.parse(ROOT)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("o", -1, Hash.parse(ROOT)));
    }
}
