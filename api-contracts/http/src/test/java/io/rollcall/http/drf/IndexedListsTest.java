// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.http.Body;
import io.rollcall.http.Call;
import io.rollcall.http.FormValue;
import io.rollcall.http.Refusal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Django REST framework's parse_html_list; each right value is what it answers to the same form. */
class IndexedListsTest {

    private static final Field<List<String>> LIST = Field.listOf(Field.text());

    private static Form form(String encoded) {
        var fields = UrlEncoded.decode(encoded.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return Form.of(new Call(new Body.Fields(fields), Map.of(), Map.of(), null, URI.create("http://h")));
    }

    private static List<String> read(String encoded) {
        var form = form(encoded);
        var list = form.required("a", LIST);
        form.check();
        return list.value();
    }

    @ParameterizedTest
    @CsvSource({
        "a[0]=x, x",
        "a%5B0%5D=x&a%5B1%5D=y, x y",
        "a[1]=y&a[0]=x, x y",
        "a[10]=z&a[9]=y&a[2]=x, x y z",
        "a[7]=x, x",
        "a[00]=x&a[01]=y, x y",
        "a[0]=x&a[0]=y, y",
        "a[0]=x&a[000]=y, y",
        "a[99999999999999999999999]=y&a[99999999999999999999998]=x, x y",
        "a=x&a[0]=y, x",
        "a[0]=x&b[0]=y&a[b]=z&a[]=z&a[-1]=z&ba[0]=z, x"
    })
    void aListIsReadAsItsNumbersSay(String form, String elements) {
        assertThat(String.join(" ", read(form))).isEqualTo(elements);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[0][id]=x", "a[0]x=1", "a[0]=x&a[0].y=z", "a[0][0]=x"})
    void whatHasFieldsIsNoText(String form) {
        assertRefused(form, "Not a valid string.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[]=x", "a[x]=1", "a[0=x", "a0]=x", "A[0]=x", "[0]=x", "a [0]=x", "b=1"})
    void whatIsNoListIsNone(String form) {
        assertRefused(form, "This list may not be empty.");
    }

    @Test
    void aBadElementIsToldAsInAnyList() {
        assertRefused("a[0]=x&a[1]=", "This field may not be blank.");
    }

    @Test
    void aListMayBeLeftOut() {
        assertThat(form("b=1").optional("a", LIST).isGiven()).isFalse();
        assertThat(form("a[0]=x").optional("a", LIST).value()).containsExactly("x");
    }

    @Test
    void onlyListsAreReadSo() {
        var form = form("a[0]=x");
        form.required("a", Field.text());
        assertThatThrownBy(form::check)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.answer().body())
                                .isEqualTo(Map.of("a", List.of("This field is required."))));
        assertThat(form.has("a")).isFalse();
        assertThat(form.has("a", LIST)).isTrue();
    }

    @Test
    void jsonHasItsOwnLists() {
        var body = new Body.Document(JsonDecoder.decode("{\"a[0]\": \"x\"}"));
        var form = Form.of(new Call(body, Map.of(), Map.of(), null, URI.create("http://h")));
        assertThat(form.optional("a", LIST).isGiven()).isFalse();
    }

    @Test
    void queriesToo() {
        var call = new Call(
                new Body.Fields(Map.of()),
                Map.of(),
                Map.of("a[1]", List.of("y"), "a[0]", List.of("x")),
                null,
                URI.create("http://h"));
        assertThat(Form.ofQuery(call).required("a", LIST).value()).containsExactly("x", "y");
    }

    @Test
    void aFileIsNoText() {
        var upload = new FormValue.Upload("f", new byte[1]);
        var body = new Body.Fields(Map.of("a[0]", List.of(upload)));
        var form = Form.of(new Call(body, Map.of(), Map.of(), null, URI.create("http://h")));
        form.required("a", LIST);
        assertThatThrownBy(form::check).isInstanceOf(Refusal.class);
    }

    private static void assertRefused(String encoded, String text) {
        assertThatThrownBy(() -> read(encoded))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.answer().body()).isEqualTo(Map.of("a", List.of(text))));
    }
}
