// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Book.contacts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** what an address book does not take. */
class ContactRefusalsIT {

    private static final String INVALID_PHONE = "Invalid phone number.";
    private static final String DUPLICATES = "Phone list contains duplicates.";
    private static final String EMPTY = "This list may not be empty.";
    private static final String REQUIRED = "This field is required.";

    private final Meet meet = Meet.at(Server.base());
    private final Meet.User owner = meet.signUp();
    private final Book book = new Book(meet.as(owner));
    private final String phone = Phones.unused();

    @Test
    void a103_aPhoneMayComeOnce() {
        book.put(List.of("one", "two"), List.of(phone, phone)).refuses("phones", DUPLICATES);
    }

    @Test
    void a104_onesOwnPhoneIsNoContact() {
        book.put(List.of("one", "me"), List.of(phone, owner.phone()))
                .refuses("phones", "The phones list contains user phone.");
    }

    @Test
    void a105_ofBothTheDuplicatesAreTold() {
        book.put(List.of("one", "two"), List.of(owner.phone(), owner.phone())).refuses("phones", DUPLICATES);
    }

    @Test
    void a106_thereIsANameForEachPhone() {
        book.put(List.of("one", "two", "three"), List.of(phone, Phones.unused()))
                .refuses("non_field_errors", "The number of phones must be equal to the number of names.");
    }

    @Test
    void a107_theCountIsComparedLast() {
        book.put(List.of("one", "two", "three"), List.of(phone, phone)).refuses("phones", DUPLICATES);
    }

    @Test
    void a108_bothListsAreNeeded() {
        book.put("{}").is(400, "{'names':['%s'],'phones':['%s']}".formatted(REQUIRED, REQUIRED));
        book.put("{\"names\":[],\"phones\":[]}").is(400, "{'names':['%s'],'phones':['%s']}".formatted(EMPTY, EMPTY));
        var notAList = "Expected a list of items but got type \\\"str\\\".";
        book.put("{\"names\":\"one\",\"phones\":\"%s\"}".formatted(phone))
                .is(400, "{'names':['%s'],'phones':['%s']}".formatted(notAList, notAList));
    }

    @Test
    void a109_aPhoneIsOne() {
        book.put(List.of("one", "two"), List.of(phone, "+70000000000")).refuses("phones", INVALID_PHONE);
        book.put(List.of("one"), List.of("abc")).refuses("phones", INVALID_PHONE);
    }

    @Test
    void a110_aNameIsNeitherBlankNorTooLong() {
        book.put(List.of(" "), List.of(phone)).refuses("names", "This field may not be blank.");
        book.put(List.of("x".repeat(256)), List.of(phone))
                .refuses("names", "Ensure this field has no more than 255 characters.");
        book.put(List.of("x".repeat(255)), List.of(phone)).is(200, "[]");
    }

    @Test
    void a111_aRefusedImportSavesNothing() {
        var boris = meet.signUp();
        book.keeps(boris.phone(), "B.");
        book.put(List.of("Bo", "two"), List.of(boris.phone(), owner.phone())).is(400);
        book.put(List.of("Bo", "two", "three"), List.of(boris.phone(), phone)).is(400);
        book.put(List.of("Bo", "two"), List.of(boris.phone(), "abc")).is(400);
        meet.signUp(phone, meet.codeFor(phone)).is(201);
        assertThat(contacts(book.all())).containsExactly("B. " + boris.userId());
    }

    @Test
    void a116_aRemovalTakesPhones() {
        book.delete().refuses("phones", EMPTY);
        book.delete("abc").refuses("phones", INVALID_PHONE);
        book.client().delete(Book.PATH, SentBody.none()).refuses("phones", EMPTY);
    }
}
