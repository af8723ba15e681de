// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.privacy.Identifiers;
import io.rollcall.privacy.TestPrivacy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test has numbers of its own. */
class KeptNumbersTest {

    @TempDir
    static Path folder;

    private static HikariDataSource source;
    private static Identifiers identifiers;
    private static KeptNumbers kept;

    @BeforeAll
    static void start() {
        source = TestPrivacy.newDatabase();
        identifiers = TestPrivacy.over(source, folder.resolve("ring")).identifiers();
        kept = new KeptNumbers(identifiers);
    }

    @AfterAll
    static void stop() {
        source.close();
    }

    @Test
    void aNumberIsKeptAsItsPlanSaysNow() {
        assertThat(kept.of("+541123450001")).isEqualTo("+5491123450001");
        assertThat(kept.of("+5215512340001")).isEqualTo("+525512340001");
        assertThat(kept.of("+79161234567")).isEqualTo("+79161234567");
    }

    @Test
    void orAsTheVersionBeforeKeptIt() {
        identifiers.allot(Numbers.KIND, "+541123450002");
        identifiers.allot(Numbers.KIND, "+5215512340002");
        var all = List.of("+5491123450002", "+541123450002", "+525512340002", "+79161234567");
        assertThat(kept.of(all))
                .containsEntry("+5491123450002", "+541123450002")
                .containsEntry("+541123450002", "+541123450002")
                .containsEntry("+525512340002", "+5215512340002")
                .containsEntry("+79161234567", "+79161234567")
                .hasSize(4);
    }

    @Test
    void whereItKeptBothEachIsItsOwn() {
        identifiers.allot(Numbers.KIND, "+541123450003");
        identifiers.allot(Numbers.KIND, "+5491123450003");
        assertThat(kept.of("+541123450003")).isEqualTo("+541123450003");
        assertThat(kept.of("+5491123450003")).isEqualTo("+5491123450003");
    }
}
