// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests with heads as costly to read as they can be made within what Netty lets through. */
public final class Inputs {

    /** What Netty takes of headers, less the ones that every request has. */
    private static final int HEADERS = 7_800;

    private Inputs() {}

    /** Header fields, by what they try: lines with their ends. */
    public static Map<String, String> heads() {
        var heads = new LinkedHashMap<String, String>();
        heads.put("a range of many subtags", "Accept-Language: " + filled("a-", HEADERS) + "a");
        heads.put("many languages", "Accept-Language: " + filled("ab-cd;q=0.5,", HEADERS));
        heads.put("51 types", "Accept: " + numbered("a/b%d,", 51) + "*/*");
        heads.put("many types", "Accept: " + filled("a/b,", HEADERS) + "*/*");
        heads.put("types of unknown charsets", "Accept: " + numbered("a/b;charset=x%d,", 400) + "*/*");
        heads.put("an unknown charset", "Accept: */*;charset=utf-9");
        heads.put("a type of many parameters", "Accept: */*" + filled(";a=b", HEADERS));
        heads.put("no type", "Accept: ///;;;,\"");
        heads.put("a body of an unknown charset", "Content-Type: application/json;charset=utf-9");
        heads.put("a body of two charsets", "Content-Type: application/json;x=\"; charset=utf-8\";charset=utf-9");
        heads.put("a body of no type", "Content-Type: ///");
        heads.put("a body type of many parameters", "Content-Type: a/b" + numbered(";a%d=b", 800));
        heads.put("many cookies", "Cookie: " + filled("a=b;", HEADERS));
        heads.put("many words", "Authorization: " + filled("a ", HEADERS));
        heads.put("many dots", "Authorization: Bearer " + filled("a.", HEADERS));
        heads.put("many braces", "Authorization: Bearer " + filled("eyJ7", HEADERS) + ".e30.e30");
        heads.put("a long token", "token: " + filled("a.", HEADERS));
        heads.put("many ranges", "Range: bytes=" + filled("0-,", HEADERS) + "0-");
        heads.put("99 ranges", "Range: bytes=" + filled("0-,", 294) + "0-");
        heads.put("no range", "Range: bytes=z-9999999999999999999999");
        heads.put("many tags", "If-None-Match: " + filled("\"a\",", HEADERS));
        heads.put("half a tag", "If-None-Match: " + filled("W/", HEADERS) + "\"");
        heads.put("no date", "If-Modified-Since: " + filled("z", HEADERS));
        heads.put("no origin", "Origin: htt p:/ /\\[" + filled("[", HEADERS));
        heads.put("no port", "Origin: http://a:999999");
        heads.put("nothing expected", "Expect: " + filled("z", HEADERS));
        heads.put("many connections", "Connection: " + filled("a,", HEADERS) + "close");
        heads.put("no socket", "Upgrade: websocket\r\nSec-WebSocket-Key: z\r\nSec-WebSocket-Version: z");
        heads.put("no proxy", "Forwarded: for=[[;host=:::\r\nX-Forwarded-Host: [[[\r\nX-Forwarded-Port: z");
        heads.put("a long id", "Last-Event-ID: " + filled("1", HEADERS));
        heads.put("a long position", "Rollcall-After: " + filled("1", HEADERS));
        heads.put("as many fields as one may send", numbered("a%d: b\r\n", 90) + "a: b");
        heads.put("too many fields", numbered("a%d: b\r\n", 700) + "a: b");
        heads.put("many of one field", filled("Accept: a/b\r\n", 700) + "Accept: */*");
        return heads;
    }

    /** Paths with their queries, as long as a request's line may be. */
    public static Map<String, String> paths() {
        var paths = new LinkedHashMap<String, String>();
        paths.put("many slashes", "/api/account" + filled("/", 30_000));
        paths.put("many words", filled("/a", 30_000));
        paths.put("many semicolons", "/api/account" + filled(";a=b", 30_000));
        paths.put("many escapes", "/api/users/" + filled("%41", 30_000));
        paths.put("many digits", "/api/users/" + filled("1", 30_000));
        paths.put("many parameters", "/api/users/?" + filled("a&", 30_000));
        paths.put("as many parameters as one may send", "/api/users/?" + filled("a=b&", 19_000));
        paths.put("many equals signs", "/api/users/?" + filled("=", 30_000));
        paths.put("many ids", "/api/users/?" + filled("user_ids=1&", 30_000));
        paths.put("an unknown description", "/openapi/" + filled("a", 200) + ".yaml");
        return paths;
    }

    /** So many of a text one after another that they have about this length. */
    public static String filled(String unit, int length) {
        return unit.repeat(length / unit.length());
    }

    private static String numbered(String format, int count) {
        return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining());
    }
}
