package org.libraryexchange.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/** Items as two cities would have them; between them they use every field. */
public final class Items {

    private static final ObjectWriter ASCII = StrictJson.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private static final Item LIGHT_NIGHT = item("019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11", "leeds", 3, """
                {"kind": "cultural-event", "originalLanguage": "en",
                 "title": {"en": "Light Night Leeds 2027", "zh-Hans": "2027 利兹光之夜"},
                 "summary": {"en": "Two evenings of light art across the city centre.",
                             "zh-Hans": "两晚光影艺术点亮市中心。"},
                 "description": {"en": "Walk from work to work.\\n\\nAll of it is outdoors.",
                                 "zh-Hans": "沿途欣赏一件件作品。\\n\\n全部在户外。"},
                 "subjects": [{"label": {"en": "Light art", "zh-Hans": "灯光艺术"},
                               "uri": "https://example.org/subjects/light-art"}],
                 "place": {"name": {"en": "Leeds city centre", "zh-Hans": "利兹市中心"}, "address": "Leeds LS1",
                           "latitude": 53.7997, "longitude": -1.5492},
                 "media": [{"url": "https://example.org/light.jpg", "mediaType": "image/jpeg",
                            "alt": {"en": "A hall lit in blue"}, "credit": "Leeds City Council",
                            "credits": {"zh-Hans": "利兹市议会"}, "licence": "https://creativecommons.org/licenses/by/4.0/"}],
                 "links": [{"rel": "about", "url": "https://example.org/lightnight", "title": {"en": "Programme"}}],
                 "identifiers": [{"scheme": "leeds-events", "value": "LN-2027"}],
                 "licence": "https://creativecommons.org/licenses/by/4.0/",
                 "attribution": "Leeds Libraries",
                 "attributions": {"en": "Leeds Libraries", "zh-Hans": "利兹图书馆"},
                 "event": {
                   "occurrences": [
                     {"start": "2027-10-07T18:00", "end": "2027-10-07T23:00", "zone": "Europe/London",
                      "status": "scheduled"},
                     {"start": "2027-10-08T18:00", "zone": "Europe/London", "status": "moved-online",
                      "reason": {"en": "A storm is forecast.", "zh-Hans": "预报有暴风雨。"}}],
                   "admission": {"free": true, "note": {"en": "No need to book."}},
                   "audience": ["families", "everyone"],
                   "access": {"features": ["step-free", "hearing-loop"], "note": {"en": "Ring at the side door."}}}}
                """);

    private static final Item MID_AUTUMN = item("019ac1f2-8a00-7c11-8d3f-0c6f7b1e2a45", "hangzhou", 1, """
                {"kind": "festival", "originalLanguage": "zh-Hans",
                 "title": {"en": "Mid-Autumn Festival", "zh-Hans": "中秋节", "zh-Hant": "中秋節"},
                 "summary": {"zh-Hans": "花好月圆 \ud83c\udf15"},
                 "place": {"name": {"en": "West Lake", "zh-Hans": "西湖"}, "authority": "hangzhou/west-lake",
                           "latitude": 30.25, "longitude": 120.15},
                 "licence": "https://creativecommons.org/publicdomain/zero/1.0/",
                 "attribution": "Hangzhou Library",
                 "festival": {
                   "rule": {"en": "Fifteenth day of the eighth lunar month", "zh-Hans": "农历八月十五"},
                   "recurrence": {"lunar": {"month": 8, "day": 15}, "offset": 1, "lasts": 3, "from": 2024, "to": 2099},
                   "occurrences": [{"date": "2027-09-15", "endDate": "2027-09-17", "ruleYear": 2027},
                                   {"date": "2028-10-03"}],
                   "tradition": {"en": "Families look at the moon together.", "zh-Hans": "合家赏月。"}}}
                """);

    private static final Item CANAL_PHOTOGRAPH = item("019ac1f2-9b4e-7d22-b1aa-91c3e07d5f60", "leeds", 2, """
                {"kind": "history-resource", "originalLanguage": "en",
                 "title": {"en": "The canal basin before the warehouses"},
                 "links": [{"rel": "iiif-manifest", "url": "https://example.org/iiif/canal/manifest.json"}],
                 "identifiers": [{"scheme": "leeds-local-studies", "value": "LQ 386 (1)"}],
                 "licence": "http://rightsstatements.org/vocab/NoC-NC/1.0/",
                 "history": {
                   "form": "photograph",
                   "creators": [{"name": {"en": "Unknown studio", "zh-Hans": "佚名"}, "authority": "leeds/unknown-studio",
                                 "role": "photographer"}],
                   "period": {"edtf": "1890/1895", "label": {"en": "Late Victorian"}},
                   "extent": {"en": "1 glass negative"},
                   "heldBy": {"en": "Leeds Central Library"},
                   "shelfmark": "LQ 386"}}
                """);

    private static final Item CANCELLED_CONCERT =
            withdrawn(item("019ac1f2-a001-7e33-8c5d-2b7d90aa1e73", "hangzhou", 5, """
                {"kind": "cultural-event", "originalLanguage": "zh-Hans",
                 "title": {"en": "Evening of Yue opera", "zh-Hans": "越剧之夜"},
                 "licence": "https://creativecommons.org/licenses/by-sa/4.0/",
                 "event": {
                   "occurrences": [{"start": "2027-05-01T19:30", "end": "2027-05-01T21:30", "zone": "Asia/Shanghai",
                                    "status": "cancelled"}],
                   "admission": {"free": false,
                                 "prices": [{"label": {"en": "Full", "zh-Hans": "全票"}, "amount": "80",
                                             "currency": "CNY"},
                                            {"amount": "40.50", "currency": "CNY"}]},
                   "audience": ["adults"]}}
                """));

    private Items() {}

    public static Stream<Item> all() {
        return Stream.of(lightNight(), midAutumn(), canalPhotograph(), cancelledConcert());
    }

    /** A cultural event of Leeds, published, third version. */
    public static Item lightNight() {
        return LIGHT_NIGHT;
    }

    /** A festival of Hangzhou, published, first version, with a picture character outside the BMP. */
    public static Item midAutumn() {
        return MID_AUTUMN;
    }

    /** A local-history resource of Leeds, published, second version. */
    public static Item canalPhotograph() {
        return CANAL_PHOTOGRAPH;
    }

    /** A cultural event of Hangzhou with prices, withdrawn, fifth version. */
    public static Item cancelledConcert() {
        return CANCELLED_CONCERT;
    }

    /** What is left on the wire of {@link #lightNight()} once it is erased. */
    public static byte[] erasedLightNight() {
        return utf8("{\"id\":\"019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11\",\"kind\":\"cultural-event\",\"owner\":\"leeds\","
                + "\"status\":\"erased\",\"updated\":\"2027-12-01T08:00:00Z\",\"version\":4}");
    }

    /** What a client sends to publish the content of an item. */
    public static ObjectNode draftOf(Item item) {
        return item.content().toTree().put("status", "published");
    }

    /** A document as a client may send it, with all but ASCII escaped, so that even half a surrogate pair arrives. */
    public static byte[] sent(JsonNode document) {
        try {
            return ASCII.writeValueAsString(document).getBytes(StandardCharsets.US_ASCII);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The same item with other content. */
    public static Item withContent(Item item, ItemContent content) {
        return new Item(
                item.id(),
                item.owner(),
                item.status(),
                item.version(),
                item.created(),
                item.updated(),
                content,
                TextNotes.NONE,
                item.withdrawal());
    }

    private static Item withdrawn(Item published) {
        return new Item(
                published.id(),
                published.owner(),
                Status.WITHDRAWN,
                published.version(),
                published.created(),
                published.updated(),
                published.content(),
                TextNotes.NONE,
                Optional.of(new Withdrawal(
                        text("{\"en\": \"The singer is ill.\", \"zh-Hans\": \"演员身体不适。\"}"),
                        Instant.parse("2027-04-20T02:00:00Z"))));
    }

    private static Item item(String id, String owner, long version, String content) {
        return new Item(
                UUID.fromString(id),
                owner,
                Status.PUBLISHED,
                version,
                Instant.parse("2026-11-02T09:30:00Z"),
                Instant.parse("2026-11-20T14:05:11Z"),
                content(content),
                TextNotes.NONE,
                Optional.empty());
    }

    private static ItemContent content(String document) {
        try {
            ItemDraft draft = ItemDraft.read(utf8(document));
            draft.requireValid(Status.PUBLISHED);
            return draft.content();
        } catch (MalformedJsonException | InvalidItemException e) {
            throw new AssertionError("the example breaks a rule: " + e.getMessage(), e);
        }
    }

    private static LocalizedText text(String byLanguage) {
        try {
            return WithdrawalRequest.read(utf8("{\"reason\": " + byLanguage + "}"))
                    .reason();
        } catch (MalformedJsonException | InvalidItemException e) {
            throw new AssertionError("the example breaks a rule: " + e.getMessage(), e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
