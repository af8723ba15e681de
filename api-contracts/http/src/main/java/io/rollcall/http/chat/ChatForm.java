// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.chat;

import io.rollcall.http.Body;
import io.rollcall.http.Call;
import io.rollcall.http.Refusal;
import io.rollcall.http.text.Guess;
import io.rollcall.http.text.NameSkeleton;
import io.rollcall.http.text.NormalForm;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a request's JSON object. What is no object has none; what is {@code null} or blank is not there. */
public final class ChatForm {

    private static final int LONGEST_TEXT = 255;
    /** Below it each whole number is a double of its own. */
    private static final double EXACT_TO = 0x1p53;

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final Map<?, ?> fields;

    private ChatForm(Map<?, ?> fields) {
        this.fields = fields;
    }

    /** The form that a call brings. */
    public static ChatForm of(Call call) {
        return new ChatForm(
                call.body() instanceof Body.Document document && document.value() instanceof Map<?, ?> object
                        ? object
                        : Map.of());
    }

    /** Whether anything was sent, be it an object without fields or something else than an object. */
    public static boolean isSent(Call call) {
        return !(call.body() instanceof Body.Document document) || document.value() != null;
    }

    /** Whether a field is there. */
    public boolean has(String name) {
        return fields.get(name) != null;
    }

    /**
     * A text of up to 255 characters; empty where the field is not there.
     *
     * @throws Refusal 400 where it is something else
     */
    public Optional<String> text(String name) {
        var value = fields.get(name);
        return value == null || value instanceof String blank && blank.isBlank()
                ? Optional.empty()
                : Optional.of(checked(value));
    }

    /**
     * The same where it must be there.
     *
     * @throws Refusal 400 where it is not
     */
    public String required(String name) {
        return text(name).orElseThrow(ChatAnswers::badJson);
    }

    /**
     * A new name, of which something is to be seen.
     *
     * @throws Refusal 400 where there is none
     */
    public String name(String field) {
        var name = required(field);
        if (NameSkeleton.of(name).isEmpty()) {
            throw ChatAnswers.badJson();
        }
        return name;
    }

    /**
     * A text of any length that is right or wrong, and nothing else, as {@link Guess} has it.
     *
     * @throws Refusal 400 where it is not there, or is something else
     */
    public String guess(String name) {
        return has(name) ? Guess.of(plain(fields.get(name))) : required(name);
    }

    /**
     * A list of texts, in the order sent; empty where the field is not there.
     *
     * @param most how many there may be
     * @throws Refusal 400 where it is something else
     */
    public List<String> texts(String name, int most) {
        var value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || list.size() > most) {
            throw ChatAnswers.badJson();
        }
        return list.stream().map(ChatForm::checked).toList();
    }

    /**
     * A whole number from 0, be it sent as a number ({@code 7.0} is 7) or as its digits.
     *
     * @throws Refusal 400 where there is none, or one beyond 64 bits
     */
    public long number(String name) {
        var number = whole(fields.get(name));
        if (number != null && number.signum() >= 0 && number.compareTo(LARGEST) <= 0) {
            return number.longValueExact();
        }
        throw ChatAnswers.badJson();
    }

    /**
     * Whether a field says {@code true}; not where it is not there.
     *
     * @throws Refusal 400 where it is no boolean
     */
    public boolean flag(String name) {
        var value = fields.get(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw ChatAnswers.badJson();
    }

    /** {@code null} where it is none. JSON does not tell {@code 7.0} from {@code 7}, and not all that write it do. */
    private static @Nullable BigInteger whole(@Nullable Object value) {
        if (value instanceof String digits && digits.matches("[0-9]{1,19}")) {
            return new BigInteger(digits);
        } else if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < EXACT_TO) {
            return BigInteger.valueOf(number.longValue());
        }
        return value instanceof BigInteger integer ? integer : null;
    }

    private static String checked(@Nullable Object value) {
        var text = plain(value);
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT || !NormalForm.isStreamSafe(text)) {
            throw ChatAnswers.badJson();
        }
        return text;
    }

    private static String plain(@Nullable Object value) {
        if (value instanceof String text && !text.isBlank() && text.codePoints().noneMatch(ChatForm::isNoCharacter)) {
            return text;
        }
        throw ChatAnswers.badJson();
    }

    /** What no other system can be relied on to keep: the null character, and halves of pairs. */
    private static boolean isNoCharacter(int character) {
        return character == 0 || Character.getType(character) == Character.SURROGATE;
    }
}
