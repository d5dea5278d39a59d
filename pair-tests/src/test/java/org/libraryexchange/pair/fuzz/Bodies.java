package org.libraryexchange.pair.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import org.libraryexchange.pair.fuzz.Description.Body;

/** Bodies as the description shows them, and what becomes of them. */
final class Bodies {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Bodies() {}

    /** An example, without some of what it need not have. */
    static byte[] valid(Body body, Random random) {
        if (!isJson(body)) {
            return body.example().asText().getBytes(UTF_8);
        }
        JsonNode example = body.example().deepCopy();
        if (example instanceof ObjectNode members) {
            members.propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(name -> !body.required().contains(name) && random.nextInt(4) == 0)
                    .toList()
                    .forEach(members::remove);
        }
        return written(example);
    }

    static boolean isJson(Body body) {
        return body.mediaType().endsWith("json") && !body.example().isTextual();
    }

    /** A body with something wrong in it, or another body. */
    static byte[] spoilt(byte[] body, Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> RequestMessage.utf8(Hostile.json(random));
            case 1 -> new byte[0];
            case 2 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
            case 3 -> spliced(body, random, RequestMessage.utf8(Hostile.text(random)));
            case 4 -> spliced(body, random, new byte[] {(byte) random.nextInt(256)});
            case 5 -> withMemberTwice(body, random);
            default -> withHostileMembers(body, random);
        };
    }

    private static byte[] spliced(byte[] body, Random random, byte[] middle) {
        int from = random.nextInt(body.length + 1);
        int to = Math.min(body.length, from + random.nextInt(10));
        byte[] all = Arrays.copyOf(body, from + middle.length + body.length - to);
        System.arraycopy(middle, 0, all, from, middle.length);
        System.arraycopy(body, to, all, from + middle.length, body.length - to);
        return all;
    }

    private static byte[] withMemberTwice(byte[] body, Random random) {
        String text = new String(body, UTF_8);
        return RequestMessage.utf8(
                text.replaceFirst("(\"[A-Za-z]+\"):", "$1:" + Matcher.quoteReplacement(Hostile.json(random)) + ",$1:"));
    }

    /** Where it is JSON: of several rows, the first. */
    private static byte[] withHostileMembers(byte[] body, Random random) {
        try {
            JsonNode root = JSON.readTree(new String(body, UTF_8));
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                changeOne(root, random);
            }
            return written(root);
        } catch (JsonProcessingException e) {
            return spliced(body, random, RequestMessage.utf8(Hostile.json(random)));
        }
    }

    private static void changeOne(JsonNode root, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        if (containers.isEmpty()) {
            return;
        }
        JsonNode container = Hostile.one(containers, random);
        JsonNode value = random.nextBoolean()
                ? JsonNodeFactory.instance.rawValueNode(new RawValue(Hostile.json(random)))
                : JsonNodeFactory.instance.textNode(Hostile.text(random));
        if (container instanceof ObjectNode members) {
            List<String> names = new ArrayList<>();
            members.fieldNames().forEachRemaining(names::add);
            switch (random.nextInt(6)) {
                case 0 -> members.set(Hostile.text(random), value);
                case 1 -> members.remove(names.isEmpty() ? "" : Hostile.one(names, random));
                default -> members.set(names.isEmpty() ? "a" : Hostile.one(names, random), value);
            }
        } else if (container instanceof ArrayNode elements) {
            if (elements.isEmpty() || random.nextInt(3) == 0) {
                elements.add(value);
            } else {
                elements.set(random.nextInt(elements.size()), value);
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(each -> collect(each, containers));
        }
    }

    private static byte[] written(JsonNode node) {
        try {
            return RequestMessage.utf8(JSON.writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
