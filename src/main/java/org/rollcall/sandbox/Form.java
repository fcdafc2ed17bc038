package org.rollcall.sandbox;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Names and values as browsers send them, and as they stand in a query. */
public record Form(Map<String, String> values) {

    /** Reads {@code application/x-www-form-urlencoded}; what cannot be decoded has no value. */
    public static Form read(String body) {
        Map<String, String> values = new LinkedHashMap<>();
        Arrays.stream(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .forEach(sides -> values.putIfAbsent(decode(sides[0]), sides.length == 2 ? decode(sides[1]) : ""));
        return new Form(values);
    }

    /** The value of a name; empty if there is none. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    public String encode() {
        return values.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
