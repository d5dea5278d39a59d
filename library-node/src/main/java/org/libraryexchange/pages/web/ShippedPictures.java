package org.libraryexchange.pages.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pictures that every node has. Their address holds the digest of what they show, so a node serves one that it has itself,
 * whatever host an item's document names: no reader's browser has to call the other country.
 */
public final class ShippedPictures {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^/]+(/pictures/([0-9a-f]{64})\\.svg)");

    private static final Map<String, Asset> PICTURES = new String(read("names"), StandardCharsets.UTF_8)
            .lines()
            .map(name -> Asset.of("image/svg+xml", read(name + ".svg")))
            .collect(Collectors.toUnmodifiableMap(Asset::sha256, Function.identity()));

    private ShippedPictures() {}

    private static byte[] read(String name) {
        try (InputStream file = ShippedPictures.class.getResourceAsStream("/pictures/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a picture cannot be read", e);
        }
    }

    /** Where this node has the picture of an address; empty if it has none. */
    public static Optional<String> address(String url) {
        Matcher address = ADDRESS.matcher(url);
        return address.matches() && PICTURES.containsKey(address.group(2))
                ? Optional.of(address.group(1))
                : Optional.empty();
    }

    static Optional<Asset> of(String digest) {
        return Optional.ofNullable(PICTURES.get(digest));
    }
}
