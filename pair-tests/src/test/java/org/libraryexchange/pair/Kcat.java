package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Writes records into a log with kcat, which shares no code with the nodes. Keys and headers are ASCII here, since they
 * are words of its command; a time cannot be given.
 */
record Kcat(TopicUnderTest log) {

    private static final int PATIENCE_SECONDS = 30;
    private static final Pattern DELIVERED = Pattern.compile("delivered to partition 0 \\(offset ([0-9]+)\\)");

    /** Appends the record and returns its offset. */
    long send(ProducerRecord<byte[], byte[]> content) {
        String told = run(content);
        Matcher delivered = DELIVERED.matcher(told);
        if (!delivered.find()) {
            throw new IllegalStateException("kcat could not deliver the record: " + told);
        }
        return Long.parseLong(delivered.group(1));
    }

    /** Tries to append the record and returns what kcat says. */
    String run(ProducerRecord<byte[], byte[]> content) {
        try {
            Path file = Files.createTempFile("kcat", ".value");
            try {
                return run(words(content, file), file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("kcat is needed: install the Debian package kcat", e);
        }
    }

    private List<String> words(ProducerRecord<byte[], byte[]> content, Path file) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("kcat", "-P", "-vvv", "-b", log.kafka().bootstrapServers()));
        words.addAll(List.of("-t", log.name(), "-p", "0", "-z", "gzip", "-X", "message.max.bytes=100000000"));
        for (Header header : content.headers()) {
            words.addAll(List.of("-H", header.key() + "=" + ascii(header.value())));
        }
        if (content.value() != null && content.value().length > 0) {
            Files.write(file, content.value());
            if (content.key() != null) {
                words.addAll(List.of("-k", ascii(content.key())));
            }
            words.add(file.toString());
        } else {
            // Empty files are passed over, but not empty lines after a key.
            Files.writeString(file, ascii(content.key()) + "\t\n");
            words.addAll(List.of("-K", "\t"));
            if (content.value() == null) {
                words.add("-Z");
            }
        }
        return words;
    }

    private static String ascii(byte[] bytes) {
        if (!US_ASCII.newEncoder().canEncode(new String(bytes, UTF_8))) {
            throw new IllegalArgumentException("kcat takes only ASCII here");
        }
        return new String(bytes, US_ASCII);
    }

    private static String run(List<String> words, Path input) throws IOException {
        Process kcat = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .start();
        try {
            String told = new String(kcat.getInputStream().readAllBytes(), UTF_8);
            if (!kcat.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("kcat does not end: " + told);
            }
            return told;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            kcat.destroyForcibly();
        }
    }
}
