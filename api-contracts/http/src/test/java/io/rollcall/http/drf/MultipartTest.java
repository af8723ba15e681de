// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.http.FormValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {

    private static Map<String, List<FormValue>> read(byte[]... pieces) {
        var body = new ByteArrayOutputStream();
        for (var piece : pieces) {
            body.writeBytes(piece);
        }
        return Multipart.decode(body.toByteArray(), "x");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] parts(int count) {
        return text("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nv\r\n".repeat(count));
    }

    @Test
    void veryManyPartsAreReadWithoutExhaustingTheStack() {
        assertThat(read(parts(5_000), text("--x--\r\n")).get("a")).hasSize(5_000);
    }

    @Test
    void tooManyPartsAreRefused() {
        assertThatThrownBy(() -> read(parts(5_001), text("--x--\r\n"))).isInstanceOf(Malformed.class);
    }

    /** What is made of it is many times its size: 9.8 MB were 280. */
    @ParameterizedTest
    @ValueSource(strings = {";a", ";a=b", "\"", ";filename=\"\\\\\"", "\r\na:b"})
    void aLongHeaderIsRefused(String unit) {
        var header = "--x\r\nContent-Disposition: form-data; name=\"a\"" + unit.repeat(4_900_000 / unit.length());
        assertThatThrownBy(() -> read(text(header + "\r\n\r\nv\r\n--x--\r\n")))
                .isInstanceOf(Malformed.class)
                .hasMessage("The header of a part is too long: at most 4096 bytes are accepted");
    }

    private static FormValue encoded(String encoding, String disposition, String content) {
        return read(text("--x\r\nContent-Disposition: form-data; name=\"a\"" + disposition
                        + "\r\nContent-Transfer-Encoding:" + encoding + "\r\n\r\n" + content + "\r\n--x--\r\n"))
                .get("a")
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "' base64', w6k=, \u00e9",
        "base64, 'dG\r\nl 0 bGU=', title",
        "base64, dGl0bGU=ignored, title",
        "base64, dGl0bG, dGl0bG", // broken off: taken as it stands
        "base64, '', ''",
        "BASE64, dGl0bGU=, dGl0bGU=", // Django compares it as it is written
        "quoted-printable, =C3=A9, =C3=A9", // and decodes nothing else
        "8bit, dGl0bGU=, dGl0bGU="
    })
    void aTextIsDecodedAsDjangoDoes(String encoding, String content, String decoded) {
        assertThat(encoded(encoding, "", content)).isEqualTo(new FormValue.Text(decoded));
    }

    @Test
    void aFileIsDecodedOrRefused() {
        assertThat(encoded("base64", "; filename=f", "/9j/\r\n4A=="))
                .isInstanceOfSatisfying(
                        FormValue.Upload.class,
                        file -> assertThat(file.content()).containsExactly(0xff, 0xd8, 0xff, 0xe0));
        assertThat(encoded("quoted-printable", "; filename=f", "=C3=A9=\r\n"))
                .isInstanceOfSatisfying(
                        FormValue.Upload.class,
                        file -> assertThat(file.content()).asString().isEqualTo("=C3=A9=\r\n"));
        assertThatThrownBy(() -> encoded("base64", "; filename=f", "/9j"))
                .isInstanceOf(Malformed.class)
                .hasMessage("Could not decode base64 data.");
    }

    @Test
    void aLargeFileComesThroughUnchanged() {
        var file = new byte[3_000_000];
        new Random(1).nextBytes(file);
        var form = read(
                text("--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n"),
                file,
                text("\r\n--x--\r\n"));
        assertThat(form.get("f").getFirst())
                .isInstanceOfSatisfying(
                        FormValue.Upload.class,
                        upload -> assertThat(upload.content()).isEqualTo(file));
    }

    @Test
    void aPartOfAnotherTypeIsText() {
        var form =
                read(text("--x\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: application/json\r\n\r\n"
                        + "{\"я\":1}\r\n--x--\r\n"));
        assertThat(form).containsEntry("a", List.of(new FormValue.Text("{\"я\":1}")));
    }

    @Test
    void contentMayLookLikeABoundaryAndBeforeTheFirstOneAnythingMayStand() {
        var form = read(text("preamble\r\n--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"
                + "v--x\r\n-x\n--x\r\n--x \t\r\ncontent-disposition: form-data; name=b\r\n\r\n\r\n--x--epilogue"));
        assertThat(form)
                .containsEntry("a", List.of(new FormValue.Text("v--x\r\n-x\n--x")))
                .containsEntry("b", List.of(new FormValue.Text("")));
    }

    @Test
    void namesAreInUtf8() {
        var form =
                read(text("--x\r\nContent-Disposition: form-data; name=\"я\"; filename=\"ж.png\"\r\n\r\n1\r\n--x--"));
        assertThat(form.get("я").getFirst())
                .isInstanceOfSatisfying(
                        FormValue.Upload.class,
                        upload -> assertThat(upload.filename()).isEqualTo("ж.png"));
    }

    @Test
    void aPartWithoutANameIsLeftOut() {
        assertThat(read(text("--x\r\nContent-Type: text/plain\r\n\r\nv\r\n"), parts(1), text("--x--\r\n")))
                .containsOnlyKeys("a");
    }

    /** Whatever comes, it is read or refused, and nothing else. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aMangledBodyIsReadOrRefused(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 500; round++) {
            var body = mangled(random);
            try {
                assertThat(read(body)).isNotNull();
            } catch (Malformed refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }

    private static byte[] mangled(Random random) {
        var whole = """
                --x\r
                Content-Disposition: form-data; name="a"; filename*=UTF-8''a.png\r
                Content-Type: text/plain; charset=utf-8\r
                \r
                v\r
                --x\r
                Content-Disposition: form-data; name="b"\r
                \r
                --x--\r
                """;
        var body = text(whole);
        var alphabet = text("\"\r\n;=-x: %'*\0");
        for (var i = random.nextInt(1, 6); i > 0; i--) {
            body[random.nextInt(body.length)] =
                    random.nextBoolean() ? alphabet[random.nextInt(alphabet.length)] : (byte) random.nextInt();
        }
        return Arrays.copyOf(body, random.nextInt(3) == 0 ? random.nextInt(body.length) : body.length);
    }
}
