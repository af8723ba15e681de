// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.EndOfDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.NotEnoughDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooManyFormFieldsException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.rollcall.http.FormValue;
import io.rollcall.http.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * {@code multipart/form-data} (RFC 7578), from bytes that are in memory already; nothing touches the disk. By Netty's
 * decoder: Spring's loses a field that is empty unless it is the last.
 */
final class Multipart {

    private static final int MOST_PARTS = 20_000;
    private static final int ANY_SIZE = -1; // the whole body has been measured

    private Multipart() {}

    static Map<String, List<FormValue>> read(String contentType, byte[] bytes) {
        if (!isComplete(bytes, boundary(contentType))) {
            throw malformed("Malformed multipart body");
        }
        var request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(bytes));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        HttpPostMultipartRequestDecoder decoder = null;
        try {
            decoder = new HttpPostMultipartRequestDecoder(
                    new DefaultHttpDataFactory(false), request, UTF_8, MOST_PARTS, ANY_SIZE);
            return form(decoder.getBodyHttpDatas());
        } catch (ErrorDataDecoderException
                | NotEnoughDataDecoderException
                | EndOfDataDecoderException
                | TooManyFormFieldsException e) {
            throw malformed("Malformed multipart body");
        } finally {
            if (decoder != null) {
                decoder.destroy();
            }
        }
    }

    private static String boundary(String contentType) {
        try {
            var boundary = MediaType.parseMediaType(contentType).getParameter("boundary");
            if (boundary != null) {
                return boundary;
            }
        } catch (InvalidMediaTypeException e) {
            // as good as none
        }
        throw malformed("Invalid boundary in multipart: None");
    }

    /**
     * Whether the last delimiter is there (RFC 2046, section 5.1.1): Netty takes a body that was cut off for what is
     * left of it.
     */
    private static boolean isComplete(byte[] bytes, String boundary) {
        return new String(bytes, ISO_8859_1).contains("--" + boundary + "--");
    }

    private static Map<String, List<FormValue>> form(List<InterfaceHttpData> parts) {
        var form = new LinkedHashMap<String, List<FormValue>>();
        for (var part : parts) {
            try {
                // A browser sends an empty name for a file that was not chosen: that is no file (Django).
                if (part instanceof FileUpload file && !file.getFilename().isEmpty()) {
                    add(form, part, new FormValue.Upload(file.getFilename(), file.get()));
                } else if (part instanceof Attribute text) {
                    add(form, part, new FormValue.Text(text.getString(UTF_8)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Memory does not fail like that", e);
            }
        }
        return form;
    }

    private static void add(Map<String, List<FormValue>> form, InterfaceHttpData part, FormValue value) {
        form.computeIfAbsent(part.getName(), name -> new ArrayList<>()).add(value);
    }

    private static Refusal malformed(String text) {
        return Refusal.badRequest("Multipart form parse error - " + text);
    }
}
