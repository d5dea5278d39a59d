package org.libraryexchange.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.libraryexchange.record.RawRecord.RawHeader;
import org.libraryexchange.seal.Keys;

/** What a pair wrote on some day: each city's logs, key and catalogue. The README beside the recordings tells the form. */
record Recording(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A record of a log.
     *
     * @param meaning what was understood of it when it was written
     */
    record Line(String city, RawRecord record, String meaning) {
        @Override
        public String toString() {
            return meaning;
        }
    }

    static List<Recording> all() {
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources/org/libraryexchange/record"))) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(Recording::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Line> itemLog(String city) {
        return log(city, Topics.items(city));
    }

    List<Line> controlLog(String city) {
        return log(city, Topics.exchange(city));
    }

    private List<Line> log(String city, String topic) {
        return tree(topic + ".ndjson")
                .map(line -> new Line(city, record(line), line.path("meaning").asText()))
                .toList();
    }

    /** The documents of the snapshot, and those of the changes. */
    List<JsonNode> documents(String city) {
        Stream<JsonNode> published = tree(city + ".snapshot.ndjson").filter(line -> !line.has("snapshot"));
        List<JsonNode> documents = new ArrayList<>(published.toList());
        tree(city + ".changes.json").forEach(page -> documents.addAll(page.findValues("item")));
        return documents;
    }

    Keys keyOf(String city) {
        try {
            String pem = Files.readString(folder.resolve(city + "-public-key.pem"));
            byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return new Keys(
                    new KeyPair(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)), null));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Stream<JsonNode> tree(String file) {
        try {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(folder.resolve(file))) {
                lines.add(JSON.readTree(line));
            }
            return lines.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RawRecord record(JsonNode line) {
        List<RawHeader> headers = new ArrayList<>();
        line.path("headers")
                .forEach(header -> headers.add(new RawHeader(
                        header.path("name").asText(),
                        header.has("text") ? utf8(header.path("text")) : base64(header.path("base64")))));
        return new RawRecord(
                line.path("offset").asLong(),
                Instant.parse(line.path("timestamp").asText()),
                utf8(line.path("key")),
                line.has("value") ? utf8(line.path("value")) : unpacked(base64(line.path("gzip"))),
                headers);
    }

    private static byte[] utf8(JsonNode text) {
        return text.asText().getBytes(UTF_8);
    }

    private static byte[] base64(JsonNode text) {
        return Base64.getDecoder().decode(text.asText());
    }

    private static byte[] unpacked(byte[] gzip) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
