package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private final Secrets secrets = Secrets.named("plain", "inChinese");

    @ParameterizedTest
    @ValueSource(strings = {"plain", "inChinese"})
    void wordIsFoundInEverySpelling(String name) {
        String word = secrets.word(name);
        String escaped = word.codePoints().mapToObj("\\u%04X"::formatted).reduce("", String::concat);
        List<String> texts = Stream.of(
                        word,
                        word.toUpperCase(Locale.ROOT),
                        URLEncoder.encode(word, StandardCharsets.UTF_8),
                        HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8)),
                        name.equals("plain") ? word : escaped)
                .map(spelled -> "before " + spelled + " after")
                .toList();

        assertThat(texts).allSatisfy(text -> assertThat(secrets.in(text)).containsExactly(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "水"})
    void wordIsFoundInBase64WhateverIsBeforeIt(String before) {
        byte[] text = (before + secrets.word("inChinese") + " after").getBytes(StandardCharsets.UTF_8);

        assertThat(secrets.in(Base64.getEncoder().encodeToString(text))).containsExactly("inChinese");
        assertThat(secrets.in(Base64.getUrlEncoder().encodeToString(text))).containsExactly("inChinese");
    }

    @Test
    void textWithoutThemHasNone() {
        assertThat(secrets.in("The wharf, 水岸照片, " + Secrets.named("plain").word("plain")))
                .isEmpty();
    }
}
