package org.libraryexchange.catalogue.spreadsheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The encodings in which spreadsheets save tables as text. */
public final class TextEncodings {

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final List<String> UNMARKED = List.of("GB18030", "windows-1252", "UTF-16LE", "UTF-16BE");

    private TextEncodings() {}

    /** The text of a file that says itself how it is encoded: by a byte order mark, or by being valid UTF-8. */
    public static Optional<String> certain(byte[] file) {
        boolean wide = file.length > 1 && (file[0] & file[1] & 0xfe) == 0xfe && file[0] != file[1];
        return decoded(file, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                .map(text -> text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1))
                // Without a mark, UTF-16 looks like UTF-8 with zeros.
                .filter(text -> text.indexOf('\0') < 0);
    }

    /** The texts that any other file may be, by encoding. */
    public static Map<String, String> possible(byte[] file) {
        Map<String, String> texts = new LinkedHashMap<>();
        UNMARKED.forEach(encoding -> decoded(file, Charset.forName(encoding))
                .filter(text -> text.indexOf('\0') < 0 && text.indexOf('\n') >= 0)
                .ifPresent(text -> texts.put(encoding, text)));
        return texts;
    }

    private static Optional<String> decoded(byte[] file, Charset encoding) {
        try {
            return Optional.of(
                    encoding.newDecoder().decode(ByteBuffer.wrap(file)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
