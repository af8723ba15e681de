// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.proof.ProofRefused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileIdTest {

    @Test
    void pathsAreThoseOfTheSpecification() throws ProofRefused {
        for (var id : List.of(
                new TileId(0, 0, 256), new TileId(1, 1_234_067, 17), new TileId(0, 36_028_797_018_963_967L, 255))) {
            assertThat(TileId.parse(id.path())).isEqualTo(id);
            if (id.level() == 0) {
                var bundle = new EntryBundleId(id.index(), id.width());
                assertThat(EntryBundleId.parse(bundle.path())).isEqualTo(bundle);
            }
        }
        assertThat(new TileId(1, 1_234_067, 17).path()).isEqualTo("tile/1/x001/x234/067.p/17");
        assertThat(new EntryBundleId(273, 112).path()).isEqualTo("tile/entries/273.p/112");
        assertThat(new EntryBundleId(1_000, 256).path()).isEqualTo("tile/entries/x001/000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "tile/",
                "tile/0",
                "tile/0/",
                "tile/0/0",
                "tile/0/00",
                "tile/0/0000",
                "tile/00/000",
                "tile/8/000",
                "tile/-1/000",
                "tile/0/x000/000",
                "tile/0/x000/x001/000",
                "tile/0/001/000",
                "tile/0/x001/x000",
                "tile/0/x001",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/0/000.p/",
                "tile/0/000.p/-1",
                "tile/0/000/p/1",
                "tile/0/000 ",
                "tile/0/000\n",
                "/tile/0/000",
                "tile/0/../0/000",
                "tile/0/٠٠٠",
                "tile/7/001",
                "tile/0/x999/x999/x999/x999/x999/999",
                "tile/0/x999/x999/x999/x999/x999/x999/999",
                "tile/entries/000"
            })
    void otherPathsAreRefused(String path) {
        assertThatThrownBy(() -> TileId.parse(path)).isInstanceOf(ProofRefused.class);
    }

    @Test
    void aTreeHasItsTilesAndNoOthers() {
        assertThat(TileId.in(257, 0, 1)).isEqualTo(new TileId(0, 1, 1));
        assertThat(TileId.in(257, 1, 0)).isEqualTo(new TileId(1, 0, 1));
        assertThat(EntryBundleId.in(257, 0).isFull()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> TileId.in(257, 0, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> TileId.in(255, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> TileId.in(257, 0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> TileId.in(257, 8, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TileId(7, 1, 1));
    }

    @Test
    void bundlesHaveSoManyLeavesAndNothingElse() throws ProofRefused {
        var entries = List.of("a".getBytes(StandardCharsets.US_ASCII), new byte[0], new byte[65_535]);
        var bundle = EntryBundle.encode(entries);
        assertThat(EntryBundle.decode(bundle, 3)).containsExactlyElementsOf(entries);
        assertThat(bundle).startsWith(0, 1, 'a', 0, 0, 0xff, 0xff);
        for (int width : List.of(2, 4)) {
            assertThatThrownBy(() -> EntryBundle.decode(bundle, width)).isInstanceOf(ProofRefused.class);
        }
        for (int end : List.of(0, 1, 2, 4, bundle.length - 1)) {
            var cut = java.util.Arrays.copyOf(bundle, end);
            assertThatThrownBy(() -> EntryBundle.decode(cut, 3)).isInstanceOf(ProofRefused.class);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])));
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.encode(List.of()));
    }
}
